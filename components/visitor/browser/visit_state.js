/**
 * The one state of a visit, in the browser. Parts read it, ask for changes and hear of them; none of them
 * knows another. Nothing here waits for the server.
 *
 * @typedef {object} State
 * @property {string} person   a person's id, or "all"
 * @property {string|null} stop   the open stop: "sorge/13-yokohama-1933"
 * @property {boolean} whole   the map shows the whole view, not the open stop
 * @property {string|null} encounter   the open encounter's id
 * @property {string[]|null} stack   the stops of the opened stack
 * @property {string} stackName   what the opened stack is called
 * @property {boolean} listing   the list of stories is open
 * @property {boolean} sliding   a finger is on the timeline
 * @property {"attract"|"explore"|"still-there"} screen   what the screen is doing: playing by itself, a visit, or asking
 *
 * @typedef {{ id: string, stops: string[] }} EncounterEntry
 */

import "./inactivity.js"; // it must know of the first touch

export const EVERYONE = "all";

/** @type {State} */
const opening = {
  person: EVERYONE, stop: null, whole: true, encounter: null, stack: null, stackName: "", listing: false, sliding: false,
  screen: "explore",
};

/** @type {State} */
let state = { ...opening };
/** @type {string[]} every stop's id, life after life */
let stops = [];
/** @type {Set<(now: State, before: State) => void>} */
const listeners = new Set();
/** @type {Set<() => void>} */
const forgetful = new Set();

/**
 * Hear of every change, and of the state as it stands. Returns a function that ends it.
 * @param {(now: State, before: State) => void} listener
 */
export function follow(listener) {
  listeners.add(listener);
  listener(state, opening);
  return () => listeners.delete(listener);
}

/**
 * Hear of changes once the first look of them, the story, is painted; of several in one frame only the last.
 * For what is heavy to draw, such as the map. Returns a function that ends it.
 * @param {(now: State, before: State) => void} listener
 */
export function followAfterPaint(listener) {
  let heard = opening;
  let waiting = false;
  const tell = () => {
    const before = heard;
    [heard, waiting] = [state, false];
    listener(state, before);
  };
  listener(state, opening);
  heard = state;
  return follow(() => {
    if (waiting || heard === state) return;
    waiting = true;
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(tell)));
  });
}

/**
 * Be told when a visit is over and the next begins at the beginning: for what a part keeps beside the state, such
 * as how far it was scrolled. Told before the state changes. Returns a function that ends it.
 * @param {() => void} forget
 */
export function onReset(forget) {
  forgetful.add(forget);
  return () => forgetful.delete(forget);
}

/** The state as it stands. */
export function present() {
  return state;
}

/** @param {Partial<State>} change */
function go(change) {
  const before = state;
  state = { ...state, ...change };
  document.documentElement.dataset.screen = state.screen;
  for (const listener of listeners) listener(state, before);
}

/** The order of all stops, life after life; parts may be told of it again.
 * @param {string[]} ids */
export function setStops(ids) {
  stops = ids;
  if (state.stop && !stops.includes(state.stop)) go({ ...opening, screen: state.screen });
}

/** Whose stop it is: its id begins with the person's. @param {string} id */
export const lifeOf = (id) => id.slice(0, id.indexOf("/"));

/** The first stop of a life; null for everyone's. @param {string} person */
export const firstOf = (person) => stops.find((stop) => lifeOf(stop) === person) ?? null;

/** Show one life from its beginning, or everyone's. @param {string} person */
export function choosePerson(person) {
  go({ ...opening, person, stop: firstOf(person) });
}

/** Open a stop's story. @param {string} id @param {{ sliding?: boolean }} [how] */
export function openStop(id, { sliding = false } = {}) {
  if (!stops.includes(id)) return;
  const person = state.person === EVERYONE ? EVERYONE : lifeOf(id);
  go({ ...opening, person, stop: id, whole: false, sliding });
}

/** A finger has left the timeline. */
export function settle() {
  if (state.sliding) go({ sliding: false });
}

/** The neighbour of the open stop in its own life; the first of all where none is open.
 * @param {1|-1} way @returns {string|null} */
export function neighbour(way) {
  const from = state.stop ?? stops[0] ?? "";
  const life = state.stop || state.person === EVERYONE ? lifeOf(from) : state.person;
  const own = stops.filter((stop) => lifeOf(stop) === life);
  const at = own.findIndex((stop) => stop === state.stop);
  if (at < 0) return way === 1 ? (own[0] ?? null) : null;
  return own[at + way] ?? null;
}

/** Go to the next (1) or previous (-1) stop of the life. @param {1|-1} way */
export function step(way) {
  const id = neighbour(way);
  if (id) openStop(id);
}

/** Show the whole view again; the story stays open. */
export function showWhole() {
  go({ whole: true, stack: null });
}

/** Open a stack of stops. @param {string[]} members @param {string} stackName */
export function openStack(members, stackName) {
  go({ stack: members, stackName, listing: false, encounter: null, stop: null, whole: false });
}

/** @param {string} id */
export function openEncounter(id) {
  go({ ...opening, person: EVERYONE, encounter: id, whole: false });
}

/** Begin again, as for a new visitor. */
export function reset() {
  for (const forget of forgetful) forget();
  go({ ...opening });
}

/** Ask whether anybody is still there; the visit waits as it is. */
export function ask() {
  if (state.screen === "explore") go({ screen: "still-there" });
}

/** Somebody is there: go on with what is on the screen. */
export function wake() {
  if (state.screen !== "explore") go({ screen: "explore" });
}

/** Nobody is there: forget the visit, and let the exhibit play by itself. */
export function leave() {
  for (const forget of forgetful) forget();
  go({ ...opening, screen: "attract" });
}

/** Show a stop while the exhibit plays by itself; the whole view for null. @param {string|null} id */
export function display(id) {
  if (state.screen !== "attract") return;
  const stop = id && stops.includes(id) ? id : null;
  go({ ...opening, screen: "attract", stop, whole: !stop });
}

/** Open or close the list of all stories. */
export function toggleList() {
  go({ listing: !state.listing, stack: null });
}

/** Close what lies over the story: list or stack. */
export function closeList() {
  go({ listing: false, stack: null });
}

document.documentElement.dataset.screen = state.screen;
