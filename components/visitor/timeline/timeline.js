/** The timeline: a tap or a drag opens the stop that is nearest in time, in the lane under the pointer. */
import { currentState, endTimelineDrag, openAdjacentStop, openStop, subscribeAfterPaint } from "../browser/visit_state.js";

/** @typedef {{ lane: HTMLElement, marks: HTMLElement[], lefts: number[] }} Lane   `lefts`: positions in per cent */

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  const track = /** @type {HTMLElement} */ (element.querySelector(".timeline"));
  const thumb = /** @type {HTMLElement} */ (element.querySelector(".timeline__thumb"));
  const lanes = [...element.querySelectorAll("[data-lane]")].map((lane) => laneData(/** @type {HTMLElement} */ (lane)));
  listenToPointer(track, lanes);
  element.addEventListener("keydown", handleKeyDown);
  return subscribeAfterPaint((now) => {
    for (const { lane, marks } of lanes) {
      lane.classList.toggle("is-other-life", now.person !== "all" && now.person !== lane.dataset.lane);
      const openIndex = marks.findIndex((mark) => mark.dataset.stopMark === now.stop);
      marks.forEach((mark, index) => mark.classList.toggle("is-open", index === openIndex));
      if (openIndex >= 0) {
        lane.setAttribute("aria-valuenow", String(openIndex + 1));
        lane.setAttribute("aria-valuetext", marks[openIndex].dataset.says ?? "");
        thumb.style.left = marks[openIndex].style.left;
        thumb.style.setProperty("--life", lane.style.getPropertyValue("--life"));
      }
    }
    thumb.hidden = !now.stop;
  });
}

/** @param {HTMLElement} lane @returns {Lane} */
function laneData(lane) {
  const marks = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll("[data-stop-mark]")]);
  return { lane, marks, lefts: marks.map((mark) => parseFloat(mark.style.left)) };
}

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
  const openMark = lane.querySelector(".is-open");
  const marks = [...lane.querySelectorAll("[data-stop-mark]")];
  const open = (/** @type {Element} */ mark) => openStop(/** @type {HTMLElement} */ (mark).dataset.stopMark ?? "");
  const isForward = event.key === "ArrowRight" || event.key === "ArrowUp";
  const isBack = event.key === "ArrowLeft" || event.key === "ArrowDown";
  if (!isForward && !isBack && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Home") open(marks[0]);
  else if (event.key === "End") open(marks[marks.length - 1]);
  else if (openMark) openAdjacentStop(isForward ? 1 : -1);
  else open(marks[0]);
}
