/** How the timeline reacts: a tap or a drag opens the stop nearest in time, in the lane under the finger. */
import { followAfterPaint, openStop, present, settle, step } from "../browser/visit_state.js";

/** @typedef {{ lane: HTMLElement, marks: HTMLElement[], lefts: number[] }} Lane */

/** @param {HTMLElement} room */
export function mount(room) {
  const frame = /** @type {HTMLElement} */ (room.querySelector(".timeline"));
  const hand = /** @type {HTMLElement} */ (room.querySelector(".timeline__hand"));
  const lanes = [...room.querySelectorAll("[data-lane]")].map((lane) => laneOf(/** @type {HTMLElement} */ (lane)));
  drag(frame, lanes);
  room.addEventListener("keydown", keys);
  return followAfterPaint((now) => {
    for (const { lane, marks } of lanes) {
      lane.classList.toggle("is-away", now.person !== "all" && now.person !== lane.dataset.lane);
      const open = marks.findIndex((mark) => mark.dataset.stopMark === now.stop);
      marks.forEach((mark, number) => mark.classList.toggle("is-open", number === open));
      if (open >= 0) {
        lane.setAttribute("aria-valuenow", String(open + 1));
        lane.setAttribute("aria-valuetext", marks[open].dataset.says ?? "");
        hand.style.left = marks[open].style.left;
        hand.style.setProperty("--life", lane.style.getPropertyValue("--life"));
      }
    }
    hand.hidden = !now.stop;
  });
}

/** @param {HTMLElement} lane @returns {Lane} */
function laneOf(lane) {
  const marks = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll("[data-stop-mark]")]);
  return { lane, marks, lefts: marks.map((mark) => parseFloat(mark.style.left)) };
}

/** @param {HTMLElement} frame @param {Lane[]} lanes */
function drag(frame, lanes) {
  /** @type {Lane|undefined} */
  let held;
  const reach = (/** @type {PointerEvent} */ event) => {
    if (!held) return;
    const { left, width } = held.lane.getBoundingClientRect();
    const at = (100 * (event.clientX - left)) / width;
    const nearest = held.lefts.reduce((best, each, number) => (
      Math.abs(each - at) < Math.abs(/** @type {Lane} */ (held).lefts[best] - at) ? number : best), 0);
    const id = /** @type {string} */ (held.marks[nearest].dataset.stopMark);
    if (present().stop !== id || event.type === "pointerdown") openStop(id, { sliding: true });
  };
  const let_go = () => { held = undefined; settle(); };
  frame.addEventListener("pointerdown", (event) => {
    held = lanes.find(({ lane }) => {
      const { top, bottom } = lane.getBoundingClientRect();
      return event.clientY >= top && event.clientY <= bottom;
    }) ?? lanes.find(({ lane }) => !lane.classList.contains("is-away"));
    frame.setPointerCapture(event.pointerId);
    reach(event);
  });
  frame.addEventListener("pointermove", reach);
  frame.addEventListener("pointerup", let_go);
  frame.addEventListener("pointercancel", let_go);
}

/** @param {KeyboardEvent} event */
function keys(event) {
  const lane = /** @type {HTMLElement} */ (event.target);
  const open = lane.querySelector(".is-open");
  const marks = [...lane.querySelectorAll("[data-stop-mark]")];
  const go = (/** @type {Element} */ mark) => openStop(/** @type {HTMLElement} */ (mark).dataset.stopMark ?? "");
  const forward = event.key === "ArrowRight" || event.key === "ArrowUp";
  const back = event.key === "ArrowLeft" || event.key === "ArrowDown";
  if (!forward && !back && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Home") go(marks[0]);
  else if (event.key === "End") go(marks[marks.length - 1]);
  else if (open) step(forward ? 1 : -1);
  else go(marks[0]);
}
