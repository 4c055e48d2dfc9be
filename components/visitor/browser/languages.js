/**
 * The languages of the page. It opens in the first one; the files of the others are fetched when the map can be touched and
 * the browser is idle, so that a change of language needs no server. A change replaces every part: first those that are
 * seen, then the hidden ones, at last the map, each in a task of its own. What is open stays open.
 *
 * @typedef {import("./part_elements.js").PartElement} PartElement
 * @typedef {{ mount: (element: HTMLElement, data: any, continuation?: any) => any }} PartScript
 * @typedef {{ html: string, content: any }} Content   of a part: its HTML, and the data of its script
 * @typedef {{ language: string, direction: string, title: string, parts: Record<string, Content> }} LanguageFile
 */
import { newElement, partElement, partElements, setPageLanguage } from "./part_elements.js";
import { changeSettings, currentState, subscribe } from "./visit_state.js";

const RETRY_MILLISECONDS = 10_000;
const MAP = "atlas"; // the part that takes longest to draw
const CARD = "story_panel"; // it is measured when it is mounted: last, so that the page is laid out once
const FOCUSABLE = "button, [href], [tabindex]";

/** The address of each further language's file. @type {Record<string, string>} */
let addresses = {};
/** The files that have arrived, by language. @type {Map<string, LanguageFile>} */
let files = new Map();
/** The file that the page shows; null for the opening language. @type {LanguageFile|null} */
let shown = null;
/** The script of each part, by its address. @type {Map<string, PartScript>} */
const scripts = new Map();
/** Counts the changes: one that has not ended when the next begins is given up. */
let changes = 0;
/** What a finger is about to choose: the parts' new elements, by name. @type {{ file: LanguageFile|null, elements: Map<string, PartElement> }} */
let prepared = { file: null, elements: new Map() };
/** Ends when the last change has. @type {Promise<void>} */
let changing = Promise.resolve();
let isChanging = false;

/** Whether a language can be shown at once. @param {string} language */
export const isLoaded = (language) => files.has(language);

/** Whether every part has been replaced. */
export const isSettled = () => !isChanging;

/** Choose a language: it is shown at once, or as soon as its file is there. @param {string} language */
export function chooseLanguage(language) {
  changeSettings({ language: language in addresses ? language : null });
}

/** Build the parts that are seen in a language, while the finger that will choose it is still down. @param {string} language */
export function prepareLanguage(language) {
  const file = language in addresses ? files.get(language) : null;
  if (file === undefined || file === shown) return;
  prepared = { file, elements: new Map() };
  for (const name of namesOfSeen()) {
    const part = partIn(name, file);
    if (part) prepared.elements.set(name, newElement(part.element, part.content.html, part.opening));
  }
}

/** From now on these are the page's further languages: fetch their files.
 * @param {Record<string, string>} offered   the address of each */
export async function offerLanguages(offered) {
  if (JSON.stringify(offered) === JSON.stringify(addresses)) return;
  addresses = offered;
  files = new Map();
  await untilIdle();
  for (const { opening } of partElements()) if (opening) await loadScript(opening.script);
  for (const [language, address] of Object.entries(offered)) {
    const file = await fetchFile(address);
    if (addresses !== offered) return; // another edition has come meanwhile
    if (file) files.set(language, file);
    showWanted();
  }
}

const pause = (/** @type {number} */ milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

/** When the map can be touched, and the browser has nothing else to do. */
async function untilIdle() {
  while (!document.querySelector(`[data-part="${MAP}"][data-ready]`)) await pause(200);
  await new Promise((done) => { requestIdleCallback(done, { timeout: 2000 }); });
}

/** @param {string} script */
async function loadScript(script) {
  if (!scripts.has(script)) scripts.set(script, await import(new URL(script, location.origin).href));
}

/** A language's file, with the script of its map: all is there when the server is gone. Null where the server has no such
 * file any more; tries again where it does not answer.
 * @param {string} address @returns {Promise<LanguageFile|null>} */
async function fetchFile(address) {
  for (;;) {
    try {
      const response = await fetch(address);
      if (!response.ok) return null;
      const file = /** @type {LanguageFile} */ (await response.json());
      for (const { content } of Object.values(file.parts)) if (content.module) await import(content.module);
      return file;
    } catch {
      await pause(RETRY_MILLISECONDS);
    }
  }
}

/** Show the language that the state names, if its file is there. */
function showWanted() {
  const { language } = currentState().settings;
  const file = language === null ? null : files.get(language);
  if (file === undefined || file === shown) return;
  shown = file;
  changes += 1;
  isChanging = true;
  const number = changes;
  const later = replaceSeen();
  // A part that fails must not keep the others from the next change.
  changing = changing.then(() => replaceHidden(number, later)).catch((error) => console.error(error)).finally(() => {
    if (number === changes) isChanging = false;
  });
}

/** @param {PartElement[]} parts @returns {string[]} without the map */
const namesOf = (parts) => parts.map((each) => /** @type {string} */ (each.dataset.part)).filter((name) => name !== MAP);

/** The parts that are seen. */
const namesOfSeen = () => namesOf(partElements().filter((each) => each.checkVisibility({ visibilityProperty: true })));

/** Replace the parts that are seen. @returns {string[]} the others, the map last */
function replaceSeen() {
  const seen = namesOfSeen().sort((one, other) => Number(one === CARD) - Number(other === CARD));
  const hidden = namesOf(partElements()).filter((name) => !seen.includes(name));
  const page = shown ?? partElements().find(({ opening }) => opening)?.opening;
  // All positions are read first: to read one after a part has changed would lay out the whole page again.
  const positions = seen.map((name) => scrollPositions(partElement(name)));
  if (page) setPageLanguage(page);
  seen.forEach((name, index) => replace(name, positions[index]));
  prepared = { file: null, elements: new Map() };
  return [...hidden, MAP];
}

/** @param {number} number   of the change @param {string[]} names */
async function replaceHidden(number, names) {
  for (const name of names) {
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }); // what was replaced is painted first
    if (number !== changes) return;
    if (name === MAP) await replaceMap();
    else replace(name, scrollPositions(partElement(name)));
  }
}

/** A part's element, with its content in a language, and its script.
 * @param {string} name @param {LanguageFile|null} [file]   that of the language; by default of the page's */
function partIn(name, file = shown) {
  const element = partElement(name);
  const opening = element?.opening;
  const script = opening && scripts.get(opening.script);
  return element && opening && script ? { element, opening, script, content: file?.parts[name] ?? opening } : null;
}

/** Replace a part by itself in the language of the page: focus and scroll positions stay.
 * @param {string} name @param {number[]} positions   of its `scrollers` */
function replace(name, positions) {
  const part = partIn(name);
  if (!part) return;
  const { element, opening, script, content } = part;
  if (isSame(element.shown ?? opening, content)) return;
  const focused = [...element.querySelectorAll(FOCUSABLE)].indexOf(/** @type {Element} */ (document.activeElement));
  const ready = prepared.file === shown ? prepared.elements.get(name) : undefined;
  const replacement = ready ?? newElement(element, content.html, opening);
  replacement.shown = content;
  element.unmount?.();
  element.replaceWith(replacement);
  const mounted = script.mount(replacement, content.content);
  if (typeof mounted === "function") replacement.unmount = mounted;
  else Promise.resolve(mounted).then((unmount) => { replacement.unmount = unmount; });
  if (positions.some(Boolean)) {
    scrollers(replacement).forEach((each, index) => { if (positions[index]) each.scrollTop = positions[index]; });
  }
  if (focused >= 0) focus(replacement.querySelectorAll(FOCUSABLE)[focused]);
}

/** The new map is drawn below the one that is shown, which goes when the new one is complete: no frame is blank. */
async function replaceMap() {
  const part = partIn(MAP);
  if (!part) return;
  const { element, opening, script, content } = part;
  const replacement = newElement(element, content.html, opening);
  element.before(replacement);
  replacement.unmount = await script.mount(replacement, content.content, element.continuation?.());
  const isFocused = element.contains(document.activeElement);
  element.unmount?.();
  element.remove();
  if (isFocused) focus(replacement.querySelector(".is-open") ?? replacement.querySelector("[tabindex]"));
}

/** Whether a part is the same in two languages. @param {Content} one @param {Content} other */
const isSame = (one, other) => one.html === other.html && JSON.stringify(one.content) === JSON.stringify(other.content);

/** @param {Element|null|undefined} element */
const focus = (element) => /** @type {HTMLElement|null|undefined} */ (element)?.focus({ preventScroll: true });

/** The elements of a part that may be scrolled. @param {HTMLElement} element @returns {Element[]} */
const scrollers = (element) => [element, ...element.querySelectorAll(":scope > *, :scope > :not([hidden]) > *")];

/** @param {HTMLElement|null} element */
const scrollPositions = (element) => (element ? scrollers(element).map((each) => each.scrollTop) : []);

// A microtask: the parts receive the change of the state first, and are replaced after it.
subscribe((now, before) => {
  if (now.settings.language !== before.settings.language) queueMicrotask(showWanted);
});
