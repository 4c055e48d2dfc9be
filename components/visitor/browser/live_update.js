/**
 * Live update: the page changes to a new edition of the exhibit, all parts at once and never during a visit. It waits
 * for the attract screen; a curator's preview does not wait.
 *
 * @typedef {{ edition: string, version: string, language: string, direction: string, pitch: number, lanes: number,
 *   map: "shown"|"none", world: "shown"|"none", html: string, script: string, content: any, at_once: boolean }} PartData
 * @typedef {HTMLElement & { unmount?: () => void }} PartElement   `unmount`: what the part's `mount` returned
 */
import { currentState, endVisit } from "./visit_state.js";

const CHECK_MILLISECONDS = 100;
const COMPLETE_MILLISECONDS = 300; // the parts of an edition arrive one after the other: it is complete after this time

/** The parts to be updated, by name. @type {Map<string, { element: PartElement, data: PartData }>} */
const queue = new Map();
let timer = 0;
let lastQueued = 0;

/** Update a part when the page is free. @param {PartElement} element @param {PartData} data */
export function queueUpdate(element, data) {
  const name = /** @type {string} */ (element.dataset.part);
  if (element.dataset.version === data.version) queue.delete(name);
  else if (queue.get(name)?.data.version !== data.version) {
    queue.set(name, { element, data });
    lastQueued = performance.now();
    timer ||= setInterval(updateIfFree, CHECK_MILLISECONDS);
  }
}

/** Update all parts, if the edition is complete and no visit would be disturbed. */
function updateIfFree() {
  const updates = [...queue.values()];
  const isAttract = currentState().screen === "attract";
  const isFree = isAttract || updates.every(({ data }) => data.at_once);
  if (performance.now() - lastQueued < COMPLETE_MILLISECONDS || !isFree) return;
  clearInterval(timer);
  timer = 0;
  queue.clear();
  if (isAttract) endVisit(); // the stop on the attract screen may not exist any more: it starts from its first slide
  for (const { element, data } of updates) update(element, data);
}

/** @param {PartElement} element @param {PartData} data */
async function update(element, data) {
  const part = await import(new URL(data.script, location.origin).href);
  element.unmount?.();
  const replacement = /** @type {PartElement} */ (element.cloneNode(false)); // a copy without the event listeners
  replacement.dataset.version = data.version;
  for (const name of Object.keys(replacement.dataset)) {
    if (name !== "part" && name !== "version") delete replacement.dataset[name];
  }
  replacement.innerHTML = data.html;
  element.replaceWith(replacement);
  document.documentElement.lang = data.language;
  document.documentElement.dir = data.direction;
  document.documentElement.style.setProperty("--screen-mm", `${1 / data.pitch}px`);
  document.documentElement.dataset.lanes = String(data.lanes);
  document.documentElement.dataset.map = data.map;
  document.documentElement.dataset.world = data.world;
  replacement.unmount = await part.mount(replacement, data.content);
}
