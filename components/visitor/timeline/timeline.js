/**
 * The timeline: a tap or a drag opens the stop that is nearest in time, in the lane under the pointer. A stop without a
 * date has no mark; the slider's keys reach it in its place in the life.
 */
import { currentState, endTimelineDrag, openAdjacentStop, openStop, subscribeAfterPaint } from "../browser/visit_state.js";

/**
 * @typedef {{ lane: HTMLElement, stops: HTMLElement[], marks: HTMLElement[], lefts: number[] }} Lane   `stops`: an element
 *   for each stop of the life, hidden for one without a date; `marks`: those of stops with a date; `lefts`: the positions
 *   of the marks, in per cent
 */

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  const track = /** @type {HTMLElement|null} */ (element.querySelector(".timeline"));
  if (!track) return () => {}; // no stop has a date
  const thumb = /** @type {HTMLElement} */ (element.querySelector(".timeline__thumb"));
  const lanes = [...element.querySelectorAll("[data-lane]")].map((lane) => laneData(/** @type {HTMLElement} */ (lane)));
  listenToPointer(track, lanes);
  element.addEventListener("keydown", handleKeyDown);
  const worldEvents = element.querySelector("[data-world-line]")
    ? import("./world_events.js").then(({ mountWorldEvents }) => mountWorldEvents(element)) : undefined;
  const unsubscribe = subscribeAfterPaint((now) => {
    thumb.hidden = true;
    for (const { lane, stops } of lanes) {
      lane.classList.toggle("is-other-life", now.person !== "all" && now.person !== lane.dataset.lane);
      const openIndex = stops.findIndex((stop) => idOf(stop) === now.stop);
      stops.forEach((stop, index) => stop.classList.toggle("is-open", index === openIndex));
      if (openIndex >= 0) {
        lane.setAttribute("aria-valuenow", String(openIndex + 1));
        lane.setAttribute("aria-valuetext", stops[openIndex].dataset.says ?? "");
        thumb.hidden = !stops[openIndex].dataset.stopMark;
        thumb.style.left = stops[openIndex].style.left;
        thumb.style.setProperty("--life", lane.style.getPropertyValue("--life"));
      }
    }
  });
  return () => {
    unsubscribe();
    worldEvents?.then((unmountWorldEvents) => unmountWorldEvents());
  };
}

/** @param {HTMLElement} lane @returns {Lane} */
function laneData(lane) {
  const stops = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll("[data-says]")]);
  const marks = stops.filter((stop) => stop.dataset.stopMark);
  return { lane, stops, marks, lefts: marks.map((mark) => parseFloat(mark.style.left)) };
}

/** The id of an element's stop. @param {HTMLElement} element */
const idOf = (element) => element.dataset.stopMark ?? element.dataset.undatedStop ?? "";

/** @param {HTMLElement} track @param {Lane[]} lanes */
function listenToPointer(track, lanes) {
  /** The lane that is dragged on. @type {Lane|undefined} */
  let dragged;
  const openNearest = (/** @type {PointerEvent} */ event) => {
    if (!dragged) return;
    const { lane, marks, lefts } = dragged;
    const { left, width } = lane.getBoundingClientRect();
    const position = (100 * (event.clientX - left)) / width;
    const nearest = lefts.reduce((best, each, index) => (
      Math.abs(each - position) < Math.abs(lefts[best] - position) ? index : best), 0);
    const id = /** @type {string} */ (marks[nearest].dataset.stopMark);
    if (currentState().stop !== id || event.type === "pointerdown") openStop(id, { isTimelineDragged: true });
  };
  const endDrag = () => {
    dragged = undefined;
    endTimelineDrag();
  };
  track.addEventListener("pointerdown", (event) => {
    dragged = lanes.find(({ lane }) => {
      const { top, bottom } = lane.getBoundingClientRect();
      return event.clientY >= top && event.clientY <= bottom;
    }) ?? lanes.find(({ lane }) => !lane.classList.contains("is-other-life"));
    track.setPointerCapture(event.pointerId);
    openNearest(event);
  });
  track.addEventListener("pointermove", openNearest);
  track.addEventListener("pointerup", endDrag);
  track.addEventListener("pointercancel", endDrag);
}

/** The keys of a slider (WAI-ARIA). @param {KeyboardEvent} event */
function handleKeyDown(event) {
  const lane = /** @type {HTMLElement} */ (event.target);
  const isOpen = lane.querySelector(".is-open") !== null;
  const stops = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll("[data-says]")]);
  const isForward = event.key === "ArrowRight" || event.key === "ArrowUp";
  const isBack = event.key === "ArrowLeft" || event.key === "ArrowDown";
  if (!isForward && !isBack && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "End") openStop(idOf(stops[stops.length - 1]));
  else if (event.key === "Home" || !isOpen) openStop(idOf(stops[0]));
  else openAdjacentStop(isForward ? 1 : -1);
}
