/**
 * Sweeping time: a drag along the timeline, and the keys of its thumb, which is a slider of years. Release, or Enter, opens
 * the story that is nearest in time. A tap opens the nearest story in the lane under the finger.
 *
 * @typedef {import("./timeline.js").Lane} Lane
 * @typedef {import("./time_scale.js").TimeScale} TimeScale
 * @typedef {{ track: HTMLElement, thumb: HTMLElement, lanes: Lane[], scale: TimeScale }} Timeline
 */
import { currentMoment, setMoment, yearOf } from "../browser/moment.js";
import { currentState, openStop, startSweep } from "../browser/visit_state.js";
import { lastYear, momentAt } from "./time_scale.js";

/** Pixels that a pointer moves before it sweeps; with fewer it is a tap on what lies under it. */
const DRAG_PIXELS = 6;
const MIDDLE_OF_YEAR = 0.5;
/** Years that a key goes. @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** The lanes of the lives that are shown. @param {Lane[]} lanes */
export const shownLanes = (lanes) => lanes.filter(({ lane }) => !lane.classList.contains("is-other-life"));

/**
 * The story of the shown lives that is nearest in time; of two as near, the one in a given lane, else the first lane's.
 * @param {Lane[]} lanes @param {number} moment @param {Lane} [preferred] @returns {string|undefined} its id
 */
export function nearestStory(lanes, moment, preferred) {
  const shown = shownLanes(lanes);
  const ordered = preferred && shown.includes(preferred) ? [preferred, ...shown.filter((lane) => lane !== preferred)] : shown;
  let [nearest, least] = [/** @type {string|undefined} */ (undefined), Infinity];
  for (const { ids, moments } of ordered) {
    moments.forEach((at, index) => {
      const distance = Math.abs(at - moment);
      if (distance < least) [nearest, least] = [ids[index], distance];
    });
  }
  return nearest;
}

/**
 * @param {Timeline} timeline
 * @param {() => number} opened   the moment of the open story, else that at which the thumb stands
 * @returns {{ isHeld: () => boolean }} whether a pointer holds the thumb
 */
export function listenToSweep({ track, thumb, lanes, scale }, opened) {
  /** The pointer that sweeps, and the lane that it began in: a second finger changes nothing. Lengths are read once, when it
   * begins. @type {{ pointer: number, lane: Lane, startX: number, left: number, width: number, offset: number,
   *   isTap: boolean }|undefined} */
  let drag;
  /** The lane under a pointer; of many thin lanes always the one whose story is open. @param {PointerEvent} event */
  const laneAt = (event) => {
    const shown = lanes.filter(({ lane }) => lane.checkVisibility());
    const distance = (/** @type {Lane} */ { lane }) => {
      const { top, bottom } = lane.getBoundingClientRect();
      return Math.abs((top + bottom) / 2 - event.clientY);
    };
    const chosen = lanes.length > 2 ? shown.find(({ lane }) => lane.classList.contains("is-chosen")) : undefined;
    return chosen ?? shown.reduce((/** @type {Lane|undefined} */ best, each) => (
      best && distance(best) <= distance(each) ? best : each), undefined);
  };
  const shareAt = (/** @type {number} */ x) => {
    const { left, width } = /** @type {{ left: number, width: number }} */ (drag);
    return Math.min(1, Math.max(0, (x - left) / width));
  };
  const openTapped = (/** @type {PointerEvent} */ event) => {
    const lane = laneAt(event);
    if (!lane) return;
    const position = 100 * shareAt(event.clientX);
    const nearest = lane.lefts.reduce((best, each, index) => (
      Math.abs(each - position) < Math.abs(lane.lefts[best] - position) ? index : best), 0);
    openStop(lane.ids[nearest]);
  };
  const release = (/** @type {PointerEvent} */ event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const { isTap, lane } = drag;
    if (isTap && event.type === "pointerup") openTapped(event);
    drag = undefined;
    thumb.classList.remove("is-held");
    const moment = currentMoment();
    // What the finger had swept to may be closed by now: by a dialog, or by a second hand.
    if (isTap || moment === null || !currentState().isSweeping || currentState().screen !== "explore") return;
    const nearest = nearestStory(lanes, moment, lane);
    if (nearest) openStop(nearest);
  };
  track.addEventListener("pointerdown", (event) => {
    const lane = drag ? undefined : laneAt(event);
    if (!lane || currentState().screen === "still-there") return;
    const { left, width } = lane.lane.getBoundingClientRect();
    const isOnThumb = Boolean(/** @type {HTMLElement} */ (event.target).closest("[data-time-thumb]"));
    const middle = left + (parseFloat(thumb.style.left) / 100) * width;
    drag = {
      pointer: event.pointerId, lane, startX: event.clientX, left, width, offset: isOnThumb ? event.clientX - middle : 0, isTap: true,
    };
    thumb.classList.add("is-held");
    track.setPointerCapture(event.pointerId);
  });
  track.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    if (drag.isTap && Math.abs(event.clientX - drag.startX) <= DRAG_PIXELS) return;
    drag.isTap = false;
    if (currentState().screen === "still-there") return;
    startSweep();
    setMoment(momentAt(scale, shareAt(event.clientX - drag.offset)));
  });
  track.addEventListener("pointerup", release);
  track.addEventListener("pointercancel", release);
  thumb.addEventListener("keydown", (event) => handleKeyDown(event, lanes, scale, opened));
  return { isHeld: () => drag !== undefined };
}

/** The keys of a slider (WAI-ARIA); Enter opens the nearest story.
 * @param {KeyboardEvent} event @param {Lane[]} lanes @param {TimeScale} scale @param {() => number} opened */
function handleKeyDown(event, lanes, scale, opened) {
  const step = STEPS[event.key] ?? 0;
  const { isSweeping } = currentState();
  const from = currentMoment() ?? opened();
  if (event.key === "Enter") {
    const nearest = nearestStory(lanes, from);
    if (nearest) openStop(nearest);
  } else if (step || event.key === "Home" || event.key === "End") {
    // From a story the first key shows its own year.
    const year = event.key === "Home" ? scale.first : event.key === "End" ? lastYear(scale) : yearOf(from) + (isSweeping ? step : 0);
    startSweep();
    setMoment(Math.min(lastYear(scale), Math.max(scale.first, year)) + MIDDLE_OF_YEAR);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
