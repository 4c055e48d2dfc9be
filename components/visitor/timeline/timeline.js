/**
 * The timeline: a tap or a drag opens the stop that is nearest in time, in the lane under the pointer; the thumb drags along
 * the lane of the open story. A stop without a date has no mark; the slider's keys reach it in its place in the life.
 */
import { setMoment, yearOf } from "../browser/moment.js";
import { currentState, EVERYONE, onReset, openAdjacentStop, openStop, startSweep, subscribeAfterPaint } from "../browser/visit_state.js";

/**
 * @typedef {import("../browser/visit_state.js").State} State
 * @typedef {{ lane: HTMLElement, bands: HTMLElement[], stops: HTMLElement[], marks: HTMLElement[], lefts: number[] }} Lane
 *   `stops`: an element for each stop of the life, hidden for one without a date; `marks`: those of stops with a date;
 *   `lefts`: the positions of the marks, in per cent
 * @typedef {{ first: number, edges: number[] }} TimeScale   `edges`: where each year begins, and the last one ends, as shares
 *   of the width; the first edge is the beginning of the year `first`
 */

/** Pixels that a pointer moves before it drags the thumb; with fewer it is a tap on what lies under the thumb. */
const DRAG_PIXELS = 6;

/** @param {HTMLElement} element @param {TimeScale} data @returns {() => void} unmounts it */
export function mount(element, data) {
  const track = /** @type {HTMLElement|null} */ (element.querySelector(".timeline"));
  if (!track) return () => {}; // no stop has a date
  const thumb = /** @type {HTMLElement} */ (element.querySelector("[data-time-thumb]"));
  const thread = /** @type {SVGSVGElement} */ (element.querySelector(".timeline__thread"));
  const lanes = [...element.querySelectorAll("[data-lane]")].map((lane) => laneData(/** @type {HTMLElement} */ (lane)));
  const placeThumb = thumbPlacer(track, thumb);
  const isHeld = listenToPointer(track, thumb, lanes, placeThumb, data);
  element.addEventListener("keydown", handleKeyDown);
  const worldEvents = element.querySelector("[data-world-line]")
    ? import("./world_events.js").then(({ mountWorldEvents }) => mountWorldEvents(element)) : undefined;
  const removeResetListener = onReset(() => placeThumb("0%", ""));
  const unsubscribe = subscribeAfterPaint((now) => {
    for (const lane of lanes) showInLane(lane, now);
    if (!isHeld()) placeThumb(...openPosition(lanes, now));
    showThread(thread, track, now.encounter);
  });
  return () => {
    unsubscribe();
    removeResetListener();
    worldEvents?.then((unmountWorldEvents) => unmountWorldEvents());
  };
}

/** @param {HTMLElement} lane @returns {Lane} */
function laneData(lane) {
  const bands = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll("[data-band]")]);
  const stops = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll("[data-says]")]);
  const marks = stops.filter((stop) => stop.dataset.stopMark);
  return { lane, bands, stops, marks, lefts: marks.map((mark) => parseFloat(mark.style.left)) };
}

/** The id of an element's stop. @param {HTMLElement} element */
const idOf = (element) => element.dataset.stopMark ?? element.dataset.undatedStop ?? "";

/** Mark the open stop, its chapter, what was read, and the ends of an open encounter.
 * @param {Lane} lane @param {State} now */
function showInLane({ lane, bands, stops }, now) {
  lane.classList.toggle("is-other-life", now.person !== EVERYONE && now.person !== lane.dataset.lane);
  lane.classList.toggle("is-chosen", now.person === lane.dataset.lane || stops.some((stop) => idOf(stop) === now.stop));
  const open = stops.find((stop) => idOf(stop) === now.stop);
  for (const stop of stops) {
    stop.classList.toggle("is-open", stop === open);
    stop.classList.toggle("is-read", now.read.includes(idOf(stop)));
    stop.classList.toggle("is-met", now.encounter !== null && meets(stop, now.encounter));
  }
  for (const band of bands) band.classList.toggle("is-open", band.dataset.band === open?.dataset.inBand);
  lane.classList.toggle("has-long-name", hasLongName(bands.find((band) => band.classList.contains("is-open"))));
  if (!open) return;
  lane.setAttribute("aria-valuenow", String(stops.indexOf(open) + 1));
  lane.setAttribute("aria-valuetext", open.dataset.says ?? "");
}

/** Whether a chapter's name is longer than its band. @param {HTMLElement|undefined} band */
function hasLongName(band) {
  const name = /** @type {HTMLElement|null|undefined} */ (band?.firstElementChild);
  return Boolean(band && name && name.offsetWidth > band.clientWidth);
}

/** @param {HTMLElement} stop @param {string} encounter */
const meets = (stop, encounter) => stop.dataset.meets?.split(" ").includes(encounter) ?? false;

/** Where the open stop is, and its year. Where it has no date, or none is open: the thumb stays where it is, without a year.
 * @param {Lane[]} lanes @param {State} now @returns {[string|null, string]} */
function openPosition(lanes, now) {
  const open = lanes.flatMap(({ marks }) => marks).find((mark) => idOf(mark) === now.stop);
  return [open?.style.left ?? null, open?.dataset.year ?? ""];
}

/**
 * Places the thumb, with a year at its foot; the labels of years that it covers are hidden.
 * @param {HTMLElement} track @param {HTMLElement} thumb
 * @returns {(left: string|null, year: string) => void}   `left` in per cent; null leaves it where it is
 */
function thumbPlacer(track, thumb) {
  const label = /** @type {HTMLElement} */ (thumb.firstElementChild);
  const ticks = [.../** @type {NodeListOf<HTMLElement>} */ (track.querySelectorAll(".years__tick"))];
  return (left, year) => {
    if (left) thumb.style.left = left;
    label.textContent = year;
    const place = parseFloat(thumb.style.left);
    const covered = (100 * label.offsetWidth) / (track.offsetWidth || 1);
    for (const tick of ticks) tick.classList.toggle("is-covered", Math.abs(parseFloat(tick.style.left) - place) < covered);
  };
}

/** The thread between the two stops of an open encounter.
 * @param {SVGSVGElement} thread @param {HTMLElement} track @param {string|null} encounter */
function showThread(thread, track, encounter) {
  const ends = encounter ? /** @type {HTMLElement[]} */ ([...track.querySelectorAll(".is-met")]) : [];
  thread.toggleAttribute("hidden", ends.length < 2);
  if (ends.length < 2) return;
  const line = /** @type {SVGLineElement} */ (thread.firstElementChild);
  ends.slice(0, 2).forEach((end, index) => {
    const lane = /** @type {HTMLElement} */ (end.parentElement);
    line.setAttribute(`x${index + 1}`, end.style.left);
    line.setAttribute(`y${index + 1}`, String(lane.offsetTop + end.offsetTop + end.offsetHeight));
  });
}

/** The moment at a position. @param {TimeScale} scale @param {number} share   from 0 to 1 */
function momentAt({ first, edges }, share) {
  const after = edges.findIndex((edge) => edge > share);
  const year = (after < 0 ? edges.length - 1 : Math.max(after, 1)) - 1;
  return first + year + Math.min(1, (share - edges[year]) / (edges[year + 1] - edges[year]));
}

/** @param {HTMLElement} track @param {HTMLElement} thumb @param {Lane[]} lanes
 * @param {(left: string|null, year: string) => void} placeThumb @param {TimeScale} scale
 * @returns {() => boolean} whether the thumb follows a pointer */
function listenToPointer(track, thumb, lanes, placeThumb, scale) {
  /** The pointer that drags, and the lane that it drags on: a second finger changes nothing.
   * @type {{ pointer: number, lane: Lane, offset: number, startX: number, isTap: boolean,
   *   nearest?: string }|undefined} */
  let drag;
  /** The lane under a pointer; of many thin lanes always the one whose story is open. */
  const laneAt = (/** @type {PointerEvent} */ event) => {
    const shown = lanes.filter(({ lane }) => lane.checkVisibility());
    const distance = (/** @type {Lane} */ { lane }) => {
      const { top, bottom } = lane.getBoundingClientRect();
      return Math.abs((top + bottom) / 2 - event.clientY);
    };
    const chosen = lanes.length > 2 ? shown.find(({ lane }) => lane.classList.contains("is-chosen")) : undefined;
    return chosen ?? shown.reduce((/** @type {Lane|undefined} */ best, each) => (
      best && distance(best) <= distance(each) ? best : each), undefined);
  };
  const laneOfThumb = () => lanes.find(({ lane }) => lane.querySelector("[data-says].is-open"));
  const follow = (/** @type {PointerEvent} */ event) => {
    if (!drag) return;
    const { lane, marks, lefts } = drag.lane;
    const { left, width } = lane.getBoundingClientRect();
    const position = Math.min(100, Math.max(0, (100 * (event.clientX - drag.offset - left)) / width));
    const nearest = lefts.reduce((best, each, index) => (
      Math.abs(each - position) < Math.abs(lefts[best] - position) ? index : best), 0);
    if (drag.isTap) {
      openStop(idOf(marks[nearest]));
      return;
    }
    const moment = momentAt(scale, position / 100);
    placeThumb(`${position}%`, String(yearOf(moment)));
    startSweep();
    setMoment(moment);
    drag.nearest = idOf(marks[nearest]);
  };
  const endDrag = (/** @type {PointerEvent} */ event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    if (drag.isTap && event.type === "pointerup") {
      drag = { ...drag, lane: laneAt(event) ?? drag.lane, offset: 0 };
      follow(event);
    }
    if (!drag.isTap && drag.nearest) openStop(drag.nearest);
    drag = undefined;
    thumb.classList.remove("is-held");
    placeThumb(...openPosition(lanes, currentState()));
  };
  track.addEventListener("pointerdown", (event) => {
    if (drag) return;
    const isOnThumb = Boolean(/** @type {HTMLElement} */ (event.target).closest("[data-time-thumb]"));
    const isAtOpenStop = isOnThumb && currentState().stop !== null;
    const lane = (isAtOpenStop ? laneOfThumb() : undefined) ?? laneAt(event);
    if (!lane) return;
    const { left, width } = thumb.getBoundingClientRect();
    const offset = isAtOpenStop ? event.clientX - (left + width / 2) : 0;
    drag = { pointer: event.pointerId, lane, offset, startX: event.clientX, isTap: true };
    thumb.classList.add("is-held");
    track.setPointerCapture(event.pointerId);
  });
  track.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    if (drag.isTap && Math.abs(event.clientX - drag.startX) <= DRAG_PIXELS) return;
    drag.isTap = false;
    follow(event);
  });
  track.addEventListener("pointerup", endDrag);
  track.addEventListener("pointercancel", endDrag);
  return () => drag !== undefined;
}

/** The keys of a slider (WAI-ARIA). @param {KeyboardEvent} event */
function handleKeyDown(event) {
  const lane = /** @type {HTMLElement} */ (event.target);
  const isOpen = lane.querySelector(".lane__mark.is-open, [data-undated-stop].is-open") !== null;
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
