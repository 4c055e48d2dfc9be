/**
 * The one state of a visit, in the browser. Parts read it, change it through the functions here and subscribe to it;
 * no part knows another. Nothing here waits for the server.
 *
 * @typedef {object} State
 * @property {string} person   a person's id, or "all"
 * @property {boolean} walk   the steps lead through the highlights of the life, not through all of its stops
 * @property {string|null} stop   the open stop: "sorge/yokohama-1933"
 * @property {boolean} showsWholeView   the map shows the whole view, not the open stop
 * @property {string|null} encounter   the open encounter's id
 * @property {{ person: string, walk: boolean, stop: string }|null} cameFrom   the story from which the open encounter was
 *   opened
 * @property {string|null} fan   the place id of the city whose stories are fanned out on the map
 * @property {string[]|null} cluster   the stop ids that the list shows, where it does not show all
 * @property {string} clusterLabel   the heading of that list
 * @property {string[]|null} words   the keys of the entries that the open list of words and people shows
 * @property {boolean} isListOpen   the list of stories is open
 * @property {boolean} isSettingsOpen   the panel of languages, text size and so on is open
 * @property {boolean} isSweeping   time is swept: the map holds the whole view, and shows where everyone was at a moment
 *   (moment.js)
 * @property {boolean} isPlaying   the moment moves by itself
 * @property {LastStory|null} ended   what was open before the ending that is shown
 * @property {Settings} settings   how this visitor reads
 * @property {readonly string[]} read   the stops that were opened in this visit
 * @property {"attract"|"choose"|"explore"|"ending"|"still-there"} screen   the attract screen, the choice of a life, a
 *   visit, the ending of the life of `person`, or the "still there?" dialog
 * @property {"choose"|"explore"|"ending"} interrupted   the screen behind that dialog
 *
 * @typedef {object} Settings   the visitor's own; `reset` and the end of a visit bring the opening ones back
 * @property {string|null} language   null: the exhibit's first language
 * @property {boolean} hasLargeText
 * @property {boolean} hasContrast   stronger ink on paler paper
 * @property {boolean} isStill   nothing moves by itself
 * @property {boolean} isMirrored   the card at the left, for left hands
 *
 * @typedef {{ person: string, walk: boolean, stop: string|null }} LastStory
 * @typedef {(now: State, before: State) => void} StateListener
 */

import "./inactivity.js"; // its listeners must be the first: they must receive the first touch
import { clearMoment } from "./moment.js";

export const EVERYONE = "all";

/** Nothing is open: no story, list, fan or panel. */
const nothingOpen = {
  stop: null, showsWholeView: true, encounter: null, cameFrom: null, fan: null, cluster: null, clusterLabel: "", words: null,
  isListOpen: false, isSettingsOpen: false, isSweeping: false, isPlaying: false, ended: null,
};

/** @type {Settings} */
const openingSettings = { language: null, hasLargeText: false, hasContrast: false, isStill: false, isMirrored: false };

/** @type {State} */
const initialState = {
  ...nothingOpen, person: EVERYONE, walk: false, read: [], settings: openingSettings, screen: "explore", interrupted: "explore",
};

/** @type {State} */
let state = { ...initialState };
/** Every stop's id, life after life. @type {string[]} */
let stops = [];
/** The stops that are highlights. @type {Set<string>} */
let highlights = new Set();
/** Whether a visit begins with the choice of a life. */
let offersChoice = false;
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

/** The screen of the visit, also where the "still there?" dialog stands over it. @param {State} state */
export const visitScreen = ({ screen, interrupted }) => (screen === "still-there" ? interrupted : screen);

/** What the map shows of a state: behind an ending everyone's lines. @param {State} state @returns {State} */
export const stateOnMap = (state) => (visitScreen(state) === "ending" ? { ...state, person: EVERYONE } : state);

/** @param {Partial<State>} change */
function setState(change) {
  const before = state;
  state = { ...state, ...change };
  if (state.stop && state.screen === "explore" && !state.read.includes(state.stop)) state.read = [...state.read, state.stop];
  if (before.isSweeping && !state.isSweeping) clearMoment();
  showOnRoot();
  for (const listener of listeners) listener(state, before);
}

/** The attributes of the root element that style sheets select by. Written only where they change: each restyles the page. */
function showOnRoot() {
  const isVisit = state.screen !== "attract" && state.screen !== "choose";
  const shown = {
    screen: state.screen,
    card: isVisit && (state.stop || state.encounter) ? "open" : "none",
    opened: state.stop ? "story" : state.encounter ? "encounter" : "none",
    walk: state.walk ? "highlights" : "all",
  };
  const { dataset } = document.documentElement;
  for (const [name, value] of Object.entries(shown)) if (dataset[name] !== value) dataset[name] = value;
  const { hasLargeText, hasContrast, isStill, isMirrored } = state.settings;
  const set = {
    largeText: hasLargeText, contrast: hasContrast, still: isStill, mirror: isMirrored, sweeping: state.isSweeping,
    ending: visitScreen(state) === "ending",
  };
  for (const [name, isSet] of Object.entries(set)) {
    if (isSet === (name in dataset)) continue;
    if (isSet) dataset[name] = "";
    else delete dataset[name];
  }
}

/** Set the order of all stops, life after life, and which are highlights. May be called again, after a live update.
 * @param {string[]} ids @param {string[]} [highlightIds] */
export function setStops(ids, highlightIds = []) {
  stops = ids;
  highlights = new Set(highlightIds);
  if (state.stop && !stops.includes(state.stop)) setState({ ...initialState, settings: state.settings, screen: state.screen });
}

/** From now on a visit begins with the choice of a life. @returns {() => void} withdraws it */
export function offerChoice() {
  offersChoice = true;
  return () => { offersChoice = false; };
}

/** The person of a stop: its id begins with the person's id. @param {string} id */
export const personOf = (id) => id.slice(0, id.indexOf("/"));

/** The position of a stop among all, life after life; -1 for none of them. @param {string} id */
export const positionOf = (id) => stops.indexOf(id);

/** The stops of a person. @param {string} person */
export const stopsOf = (person) => stops.filter((stop) => personOf(stop) === person);

/** The first stop of a person; null for everyone. @param {string} person */
export const firstStopOf = (person) => stops.find((stop) => personOf(stop) === person) ?? null;

/** Show one life from its first stop, or everyone's. @param {string} person */
export function choosePerson(person) {
  setState({ ...nothingOpen, person, walk: false, stop: firstStopOf(person), screen: "explore" });
}

/** The first highlight of a person; null where there is none. @param {string} person */
export const firstHighlightOf = (person) => stops.find((stop) => personOf(stop) === person && highlights.has(stop)) ?? null;

/** Begin the walk through the highlights of a life. @param {string} person */
export function startWalk(person) {
  const stop = firstHighlightOf(person);
  if (stop) setState({ ...nothingOpen, person, walk: true, stop, screen: "explore" });
}

/** The ending is left by whatever opens something else. */
const withoutEnding = () => (state.screen === "ending" ? "explore" : state.screen);

/** Open a stop's story. A walk is left where the stop is none of its own. From an encounter the story that led to it opens
 * again as it was: in its life, or in its walk. @param {string} id */
export function openStop(id) {
  if (!stops.includes(id)) return;
  const { cameFrom } = state;
  if (cameFrom?.stop === id) {
    setState({ ...nothingOpen, ...cameFrom, showsWholeView: false, screen: withoutEnding() });
    return;
  }
  const person = state.person === EVERYONE ? EVERYONE : personOf(id);
  const walk = state.walk && person === state.person && highlights.has(id);
  setState({ ...nothingOpen, person, walk, stop: id, showsWholeView: false, screen: withoutEnding() });
}

/** Sweep time: what is open is closed, the map shows the whole view. `playing`: the moment moves by itself, until a
 * visitor moves it. @param {{ playing?: boolean }} [options] */
export function startSweep({ playing = false } = {}) {
  if (state.isSweeping && state.isPlaying === playing) return;
  setState({ ...nothingOpen, walk: false, isSweeping: true, isPlaying: playing, screen: withoutEnding() });
}

/** Time is no longer swept: the whole view stays. */
export function endSweep() {
  if (state.isSweeping) setState({ isSweeping: false, isPlaying: false });
}

/** Show the ending of a life. @param {string} person */
export function showEnding(person) {
  const { stop, walk } = state;
  setState({ ...nothingOpen, person, walk: false, ended: { person: state.person, walk, stop }, screen: "ending" });
}

/** Leave the ending for the story that led to it. */
export function leaveEnding() {
  const { ended } = state;
  if (!ended) return;
  setState({ ...nothingOpen, ...ended, showsWholeView: !ended.stop, screen: "explore" });
}

/** The years pass on the map behind an ending. Not as `isPlaying`: the Play button has nothing to do with it,
 * and no touch of an ending stops it. @param {boolean} isSweeping */
export function sweepBehindEnding(isSweeping) {
  if (state.screen === "ending" && state.isSweeping !== isSweeping) setState({ isSweeping });
}

/** Choose another life, in the same visit. */
export function chooseAgain() {
  setState({ ...nothingOpen, person: EVERYONE, walk: false, screen: "choose" });
}

/**
 * The next (1) or previous (-1) stop in the life of the open stop, or in its walk; the first stop of all where none is
 * open.
 * @param {1|-1} direction
 * @returns {string|null}
 */
export function adjacentStop(direction) {
  const from = state.stop ?? stops[0] ?? "";
  const person = state.stop || state.person === EVERYONE ? personOf(from) : state.person;
  const ownStops = stops.filter((stop) => personOf(stop) === person && (!state.walk || highlights.has(stop)));
  const index = ownStops.findIndex((stop) => stop === state.stop);
  if (index < 0) return direction === 1 ? (ownStops[0] ?? null) : null;
  return ownStops[index + direction] ?? null;
}

/** Open the next (1) or previous (-1) stop of the life. @param {1|-1} direction */
export function openAdjacentStop(direction) {
  const id = adjacentStop(direction);
  if (id) openStop(id);
}

/** Show the whole view, and nothing over the map. */
export function showWholeView() {
  setState({ ...nothingOpen, walk: false, screen: withoutEnding() });
}

/** Fan out the stories of a city on the map; null closes the fan. @param {string|null} fan   a place id */
export function openFan(fan) {
  if (fan !== state.fan) setState({ fan, isListOpen: false, cluster: null, isSettingsOpen: false });
}

/** Open the list with some of the stories. @param {string[]} cluster   their stop ids @param {string} clusterLabel */
export function openCluster(cluster, clusterLabel) {
  setState({ cluster, clusterLabel, fan: null, words: null, isListOpen: false, isSettingsOpen: false });
}

/** @param {string} id */
export function openEncounter(id) {
  const { person, walk, stop } = state;
  setState({
    ...nothingOpen, person: EVERYONE, walk: false, encounter: id, cameFrom: stop ? { person, walk, stop } : null,
    showsWholeView: false, screen: withoutEnding(),
  });
}

/** Start a new visit. */
export function reset() {
  for (const listener of resetListeners) listener();
  setState({ ...initialState, screen: offersChoice ? "choose" : "explore" });
}

/** Open the "still there?" dialog; the rest of the state stays. */
export function askStillThere() {
  if (state.screen === "attract" || state.screen === "still-there") return;
  setState({ interrupted: state.screen, screen: "still-there" });
}

/** A visitor is here: begin a visit, or continue with what the state shows. */
export function resumeVisit() {
  if (state.screen === "attract") setState({ ...initialState, screen: offersChoice ? "choose" : "explore" });
  else if (state.screen === "still-there") setState({ screen: state.interrupted });
}

/** The visitor has left: reset the state and start the attract screen. */
export function endVisit() {
  for (const listener of resetListeners) listener();
  setState({ ...initialState, screen: "attract" });
}

/** Show a stop on the attract screen; the whole view for null. @param {string|null} id
 * @param {{ isSweeping?: boolean }} [options]   `isSweeping`: the years pass over the whole view */
export function showOnAttractScreen(id, { isSweeping = false } = {}) {
  if (state.screen !== "attract") return;
  const stop = id && stops.includes(id) ? id : null;
  setState({ ...initialState, screen: "attract", stop, showsWholeView: !stop, isSweeping });
}

/** Open the list of words and people with these entries. @param {string[]} words   their keys */
export function openWords(words) {
  setState({ words, cluster: null, isListOpen: false, isSettingsOpen: false });
}

/** Close the list of words and people. */
export function closeWords() {
  if (state.words) setState({ words: null });
}

/** Open or close the list of all stories. */
export function toggleList() {
  setState({ isListOpen: !state.isListOpen, fan: null, cluster: null, words: null, isSettingsOpen: false });
}

/** Close the list, of all stories or of a cluster. */
export function closeList() {
  setState({ isListOpen: false, cluster: null });
}

/** Open or close the panel of settings. */
export function toggleSettings() {
  setState({ isSettingsOpen: !state.isSettingsOpen, fan: null, isListOpen: false, cluster: null, words: null });
}

/** Change some of the settings; the rest of the visit stays. @param {Partial<Settings>} change */
export function changeSettings(change) {
  setState({ settings: { ...state.settings, ...change } });
}

/** Close the panel of settings. */
export function closeSettings() {
  if (state.isSettingsOpen) setState({ isSettingsOpen: false });
}

showOnRoot();
