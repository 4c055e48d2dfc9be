/**
 * The ending of a life. It stays behind the "still there?" dialog that interrupts it. Behind it the map shows the lines of all
 * lives, whole; then the years of all lives pass on it, again and again, as long as somebody looks on.
 *
 * @typedef {{ from: number, to: number, seconds: number, rows: number }} EndingData   the decimal years that pass, and in what
 *   time; the rows of buttons
 * @typedef {import("../browser/moment_player.js").MomentPlayer} MomentPlayer
 */
import { evenly, playMoment } from "../browser/moment_player.js";
import { isStill } from "../browser/motion.js";
import { moveFocus } from "../browser/move_focus.js";
import { requestPrelayout } from "../browser/prelayout.js";
import { closestTarget, onTap } from "../browser/tap.js";
import {
  chooseAgain, choosePerson, currentState, EVERYONE, firstHighlightOf, firstStopOf, leaveEnding, reset, startWalk, stopsOf,
  subscribe, sweepBehindEnding, toggleList, visitScreen,
} from "../browser/visit_state.js";

const REST_SECONDS = 6; // for the question, and for the whole lines
const UPDATES = 15; // of the moment in a second: nobody holds it

/** @param {HTMLElement} element @param {EndingData} data @returns {() => void} unmounts it */
export function mount(element, data) {
  const sections = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-ending-of]")]);
  onTap(element, (event) => handleTap(closestTarget(event, "button")), (event) => {
    const { followWalk, followLife, allOfLife } = closestTarget(event, "button")?.dataset ?? {};
    requestPrelayout(followWalk ? firstHighlightOf(followWalk) : firstStopOf(followLife ?? allOfLife ?? ""));
  });
  const handleKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const { screen, isSettingsOpen } = currentState();
    if (screen === "ending" && !isSettingsOpen && event.key === "Escape") leaveEnding();
  };
  document.addEventListener("keydown", handleKeyDown, { capture: true }); // before the panel that it closes is closed
  const passing = passingYears(data);
  let isMounted = false; // in another language the ending was shown already: the focus is where it is
  let shown = "";
  const unsubscribe = subscribe((now) => {
    const person = visitScreen(now) === "ending" ? now.person : "";
    passing.show(now.screen === "ending", person !== "");
    if (person !== shown) {
      shown = person;
      if (person) document.documentElement.dataset.endingRows = String(data.rows); // they decide how much of the map is free
      else delete document.documentElement.dataset.endingRows;
      for (const map of document.querySelectorAll("[data-part=atlas]")) {
        map.toggleAttribute("inert", person !== "" || now.screen === "choose"); // nothing behind has the focus
      }
      for (const section of sections) {
        section.hidden = section.dataset.endingOf !== person;
        if (!section.hidden) showEnding(section, now, isMounted);
      }
    }
    isMounted = true;
  });
  element.dataset.ready = "";
  return () => {
    unsubscribe();
    passing.stop();
    document.removeEventListener("keydown", handleKeyDown, { capture: true });
  };
}

/** @param {HTMLElement} section @param {import("../browser/visit_state.js").State} now @param {boolean} takesFocus */
function showEnding(section, now, takesFocus) {
  const isUnread = stopsOf(now.person).some((stop) => !now.read.includes(stop));
  const all = /** @type {HTMLElement} */ (section.querySelector("[data-all-of-life]"));
  all.hidden = !(now.ended?.walk && isUnread);
  section.scrollTop = 0;
  if (takesFocus) moveFocus(section);
}

/** @param {HTMLElement|null} button */
function handleTap(button) {
  if (!button) return;
  const { followWalk, followLife, allOfLife } = button.dataset;
  if (followWalk) startWalk(followWalk);
  else if (followLife || allOfLife) choosePerson(followLife ?? allOfLife ?? "");
  else if ("endingBack" in button.dataset) leaveEnding();
  else if ("chooseAgain" in button.dataset) chooseAgain();
  else if ("restart" in button.dataset) reset();
  else if ("backToMap" in button.dataset) {
    choosePerson(EVERYONE);
    if (document.documentElement.dataset.map === "none") toggleList();
  }
}

/**
 * @param {EndingData} data
 * @returns {{ show: (isOnScreen: boolean, isOpen: boolean) => void, stop: () => void }}   `isOnScreen`: no dialog stands over it
 */
function passingYears({ from, to, seconds }) {
  /** @type {MomentPlayer|undefined} */
  let player;
  let timer = 0;
  const rest = () => {
    timer = window.setTimeout(() => {
      if (isStill()) return;
      sweepBehindEnding(true);
      player = playMoment({ momentAt: evenly(from, to), seconds, updates: UPDATES, onEnd: () => {
        player = undefined;
        sweepBehindEnding(false);
        rest();
      } });
    }, 1000 * REST_SECONDS);
  };
  const stop = () => {
    clearTimeout(timer);
    player?.stop();
    timer = 0;
    player = undefined;
  };
  return {
    show(isOnScreen, isOpen) {
      if (!isOpen || to <= from) stop();
      else if (!isOnScreen) player?.pause();
      else if (player) player.resume();
      else if (!timer) rest();
    },
    stop,
  };
}
