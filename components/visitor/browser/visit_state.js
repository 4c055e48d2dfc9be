/**
 * The one state of a visit, in the browser. Parts read it, change it through the functions here and subscribe to it;
 * no part knows another. Nothing here waits for the server.
 *
 * @typedef {object} State
 * @property {string} person   a person's id, or "all"
 * @property {string|null} stop   the open stop: "sorge/yokohama-1933"
 * @property {boolean} showsWholeView   the map shows the whole view, not the open stop
 * @property {string|null} encounter   the open encounter's id
 * @property {string[]|null} cluster   the stop ids of the open cluster
 * @property {string} clusterLabel   the label of the open cluster
 * @property {string[]|null} words   the keys of the entries that the open list of words and people shows
 * @property {boolean} isListOpen   the list of stories is open
 * @property {boolean} isTimelineDragged   a pointer is dragging on the timeline
 * @property {"attract"|"explore"|"still-there"} screen   the attract screen, a visit, or the "still there?" dialog
 *
 * @typedef {(now: State, before: State) => void} StateListener
 */

import "./inactivity.js"; // its listeners must be the first: they must receive the first touch

export const EVERYONE = "all";

/** @type {State} */
const initialState = {
  person: EVERYONE, stop: null, showsWholeView: true, encounter: null, cluster: null, clusterLabel: "", words: null,
  isListOpen: false, isTimelineDragged: false, screen: "explore",
};

/** @type {State} */
let state = { ...initialState };
/** Every stop's id, life after life. @type {string[]} */
let stops = [];
/** @type {Set<StateListener>} */
const listeners = new Set();
/** @type {Set<() => void>} */
const resetListeners = new Set();

/**
 * Call a listener at once with the current state, and after every change.
 * @param {StateListener} listener
 * @returns {() => void} unsubscribes it
 */
export function subscribe(listener) {
  listeners.add(listener);
  listener(state, initialState);
  return () => listeners.delete(listener);
}

/**
 * Call a listener at once, and after changes, but only once the browser has painted their first effects, such as
 * the story. Of several changes in one frame only the last is reported. For what is slow to draw, such as the map.
 * @param {StateListener} listener
 * @returns {() => void} unsubscribes it
 */
export function subscribeAfterPaint(listener) {
  let reported = initialState;
  let isScheduled = false;
  const report = () => {
    const before = reported;
    [reported, isScheduled] = [state, false];
    listener(state, before);
  };
  listener(state, initialState);
  reported = state;
  return subscribe(() => {
    if (isScheduled || reported === state) return;
    isScheduled = true;
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(report)));
  });
}

/**
 * Call a listener when a visit is over, before the state changes. For what a part holds outside the state, such as
 * its scroll position.
 * @param {() => void} listener
 * @returns {() => void} removes it
 */
export function onReset(listener) {
  resetListeners.add(listener);
  return () => resetListeners.delete(listener);
}

/** @returns {State} */
export function currentState() {
  return state;
}

/** @param {Partial<State>} change */
function setState(change) {
  const before = state;
  state = { ...state, ...change };
  document.documentElement.dataset.screen = state.screen;
  for (const listener of listeners) listener(state, before);
}

/** Set the order of all stops, life after life. May be called again, after a live update.
 * @param {string[]} ids */
export function setStops(ids) {
  stops = ids;
  if (state.stop && !stops.includes(state.stop)) setState({ ...initialState, screen: state.screen });
}

/** The person of a stop: its id begins with the person's id. @param {string} id */
export const personOf = (id) => id.slice(0, id.indexOf("/"));

/** The position of a stop among all, life after life; -1 for none of them. @param {string} id */
export const positionOf = (id) => stops.indexOf(id);

/** The first stop of a person; null for everyone. @param {string} person */
export const firstStopOf = (person) => stops.find((stop) => personOf(stop) === person) ?? null;

/** Show one life from its first stop, or everyone's. @param {string} person */
export function choosePerson(person) {
  setState({ ...initialState, person, stop: firstStopOf(person) });
}

/** Open a stop's story. @param {string} id @param {{ isTimelineDragged?: boolean }} [options] */
export function openStop(id, { isTimelineDragged = false } = {}) {
  if (!stops.includes(id)) return;
  const person = state.person === EVERYONE ? EVERYONE : personOf(id);
  setState({ ...initialState, person, stop: id, showsWholeView: false, isTimelineDragged });
}

/** The pointer has left the timeline. */
export function endTimelineDrag() {
  if (state.isTimelineDragged) setState({ isTimelineDragged: false });
}

/**
 * The next (1) or previous (-1) stop in the life of the open stop; the first stop of all where none is open.
 * @param {1|-1} direction
 * @returns {string|null}
 */
export function adjacentStop(direction) {
  const from = state.stop ?? stops[0] ?? "";
  const person = state.stop || state.person === EVERYONE ? personOf(from) : state.person;
  const ownStops = stops.filter((stop) => personOf(stop) === person);
  const index = ownStops.findIndex((stop) => stop === state.stop);
  if (index < 0) return direction === 1 ? (ownStops[0] ?? null) : null;
  return ownStops[index + direction] ?? null;
}

/** Open the next (1) or previous (-1) stop of the life. @param {1|-1} direction */
export function openAdjacentStop(direction) {
  const id = adjacentStop(direction);
  if (id) openStop(id);
}

/** Show the whole view on the map; the story stays open. */
export function showWholeView() {
  setState({ showsWholeView: true, cluster: null });
}

/** @param {string[]} cluster   its stop ids @param {string} clusterLabel */
export function openCluster(cluster, clusterLabel) {
  setState({ cluster, clusterLabel, words: null, isListOpen: false, encounter: null, stop: null, showsWholeView: false });
}

/** @param {string} id */
export function openEncounter(id) {
  setState({ ...initialState, person: EVERYONE, encounter: id, showsWholeView: false });
}

/** Start a new visit. */
export function reset() {
  for (const listener of resetListeners) listener();
  setState({ ...initialState });
}

/** Open the "still there?" dialog; the rest of the state stays. */
export function askStillThere() {
  if (state.screen === "explore") setState({ screen: "still-there" });
}

/** A visitor is here: continue with what the state shows. */
export function resumeVisit() {
  if (state.screen !== "explore") setState({ screen: "explore" });
}

/** The visitor has left: reset the state and start the attract screen. */
export function endVisit() {
  for (const listener of resetListeners) listener();
  setState({ ...initialState, screen: "attract" });
}

/** Show a stop on the attract screen; the whole view for null. @param {string|null} id */
export function showOnAttractScreen(id) {
  if (state.screen !== "attract") return;
  const stop = id && stops.includes(id) ? id : null;
  setState({ ...initialState, screen: "attract", stop, showsWholeView: !stop });
}

/** Open the list of words and people with these entries. @param {string[]} words   their keys */
export function openWords(words) {
  setState({ words, cluster: null, isListOpen: false });
}

/** Close the list of words and people. */
export function closeWords() {
  if (state.words) setState({ words: null });
}

/** Open or close the list of all stories. */
export function toggleList() {
  setState({ isListOpen: !state.isListOpen, cluster: null, words: null });
}

/** Close the list, of all stories or of a cluster. */
export function closeList() {
  setState({ isListOpen: false, cluster: null });
}

document.documentElement.dataset.screen = state.screen;
