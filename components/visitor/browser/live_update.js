/**
 * A new edition of the exhibit comes into the page: all its parts at once, and never under a visitor's eyes. It
 * waits until the visitor has left and the exhibit plays by itself; a curator's preview does not wait.
 *
 * @typedef {{ edition: string, version: string, language: string, pitch: number, lanes: number, html: string, script: string,
 *   content: any, at_once: boolean }} PartData
 * @typedef {HTMLElement & { leave?: () => void }} Room
 */
import { leave, present } from "./visit_state.js";

const LOOK_MILLISECONDS = 100;
const COME_MILLISECONDS = 300; // the parts of one edition come one after the other

/** @type {Map<string, { room: Room, data: PartData }>} */
const waiting = new Map();
let timer = 0;
let came = 0;

/** Offer a part as it should be from now on. @param {Room} room @param {PartData} data */
export function offer(room, data) {
  const name = /** @type {string} */ (room.dataset.part);
  if (room.dataset.version === data.version) waiting.delete(name);
  else if (waiting.get(name)?.data.version !== data.version) {
    waiting.set(name, { room, data });
    came = performance.now();
    timer ||= setInterval(look, LOOK_MILLISECONDS);
  }
}

/** Take the edition up, if all of it has come and nobody is there. */
function look() {
  const all = [...waiting.values()];
  const alone = present().screen === "attract";
  const free = alone || all.every(({ data }) => data.at_once);
  if (performance.now() - came < COME_MILLISECONDS || !free) return;
  clearInterval(timer);
  timer = 0;
  waiting.clear();
  if (alone) leave(); // what is being shown may be no more: the exhibit begins to play anew
  for (const { room, data } of all) take(room, data);
}

/** @param {Room} room @param {PartData} data */
async function take(room, data) {
  const part = await import(new URL(data.script, location.origin).href);
  room.leave?.();
  const fresh = /** @type {Room} */ (room.cloneNode(false)); // what listened to the old room goes with it
  fresh.dataset.version = data.version;
  for (const state of Object.keys(fresh.dataset)) if (state !== "part" && state !== "version") delete fresh.dataset[state];
  fresh.innerHTML = data.html;
  room.replaceWith(fresh);
  document.documentElement.lang = data.language;
  document.documentElement.style.setProperty("--mm", `${1 / data.pitch}px`);
  document.documentElement.dataset.lanes = String(data.lanes);
  fresh.leave = await part.mount(fresh, data.content);
}
