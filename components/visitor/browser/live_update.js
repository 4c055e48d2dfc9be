/**
 * Live update: the page changes to a new edition of the exhibit, all parts at once and never during a visit. It waits
 * for the attract screen; a curator's preview does not wait.
 *
 * @typedef {import("./part_elements.js").PartData} PartData
 * @typedef {import("./part_elements.js").PartElement} PartElement
 */
import { isSettled, offerLanguages } from "./languages.js";
import { newElement, partElement, setPageLanguage } from "./part_elements.js";
import { currentState, endVisit } from "./visit_state.js";

const CHECK_MILLISECONDS = 100;
const COMPLETE_MILLISECONDS = 300; // the parts of an edition arrive one after the other: it is complete after this time

/** The data of the edition that is to be shown, by the part's name. @type {Map<string, PartData>} */
const queue = new Map();
let timer = 0;
let lastQueued = 0;

/** Update a part when the page is free. @param {PartElement} element @param {PartData} data */
export function queueUpdate(element, data) {
  const name = /** @type {string} */ (element.dataset.part);
  const { opening } = element;
  // A part that is the same in both editions is kept, but may differ in another language.
  if (opening?.version === data.version && opening.edition === data.edition) queue.delete(name);
  else if (queue.get(name)?.version !== data.version || queue.get(name)?.edition !== data.edition) {
    queue.set(name, data);
    lastQueued = performance.now();
    timer ||= setInterval(updateIfFree, CHECK_MILLISECONDS);
  }
}

/** Update all parts, if the edition is complete and no visit would be disturbed. */
function updateIfFree() {
  const updates = [...queue];
  const isAttract = currentState().screen === "attract";
  const isFree = (isAttract || updates.every(([, data]) => data.at_once)) && isSettled();
  if (performance.now() - lastQueued < COMPLETE_MILLISECONDS || !isFree) return;
  clearInterval(timer);
  timer = 0;
  queue.clear();
  if (isAttract) endVisit(); // the stop on the attract screen may not exist any more: it starts from its first slide
  // The elements are looked up now: they may have been replaced since, by another language.
  for (const [name, data] of updates) update(/** @type {PartElement} */ (partElement(name)), data);
  if (updates.length) offerLanguages(updates[0][1].languages);
}

/** @param {PartElement} element @param {PartData} data */
async function update(element, data) {
  if (element.opening?.version === data.version) {
    element.opening = data;
    return;
  }
  const part = await import(new URL(data.script, location.origin).href);
  element.unmount?.();
  const replacement = newElement(element, data.html, data);
  element.replaceWith(replacement);
  setPageLanguage(data);
  document.documentElement.style.setProperty("--screen-mm", `${1 / data.pitch}px`);
  document.documentElement.dataset.lanes = String(data.lanes);
  document.documentElement.dataset.map = data.map;
  replacement.unmount = await part.mount(replacement, data.content);
}
