/**
 * The timeline: where time stands, and what was read. A tap opens a story, a drag sweeps time (sweep_gesture.js). A stop
 * without a date has no mark; the keys of a lane reach it in its place in the life.
 */
import { currentMoment, onMoment, yearOf } from "../browser/moment.js";
import { sentenceAt, yearText } from "../browser/moment_texts.js";
import { currentState, endSweep, EVERYONE, onReset, openAdjacentStop, openStop, subscribeAfterPaint } from "../browser/visit_state.js";
import { mountPlay } from "./play.js";
import { listenToSweep } from "./sweep_gesture.js";
import { lastYear, momentAt, shareOf } from "./time_scale.js";

/**
 * @typedef {import("../browser/visit_state.js").State} State
 * @typedef {{ lane: HTMLElement, bands: HTMLElement[], stops: HTMLElement[], marks: HTMLElement[], ids: string[], lefts: number[],
 *   moments: number[] }} Lane   `stops`: an element for each stop of the life, hidden for one without a date; `marks`: those of
 *   stops with a date; `ids`, `lefts`, `moments`: of the marks, positions in per cent
 * @typedef {import("./time_scale.js").TimeScale & { seconds: number }} TimelineData   `seconds`: how long playing takes
 */

/** @param {HTMLElement} element @param {TimelineData} data @returns {() => void} unmounts it */
export function mount(element, data) {
  const track = /** @type {HTMLElement|null} */ (element.querySelector(".timeline"));
  if (!track) return () => {}; // no stop has a date
  const thumb = /** @type {HTMLElement} */ (element.querySelector("[data-time-thumb]"));
  const thread = /** @type {SVGSVGElement} */ (element.querySelector(".timeline__thread"));
  const lanes = [...element.querySelectorAll("[data-lane]")].map((lane) => laneData(/** @type {HTMLElement} */ (lane), data));
  const placeThumb = thumbPlacer(track, thumb);
  const stoodAt = () => momentAt(data, (parseFloat(thumb.style.left) || 0) / 100);
  const { isHeld } = listenToSweep({ track, thumb, lanes, scale: data }, stoodAt);
  const unmountPlay = mountPlay(/** @type {HTMLElement} */ (element.querySelector("[data-play]")), lanes, data, data.seconds);
  element.addEventListener("keydown", handleKeyDown);
  const worldEvents = element.querySelector("[data-world-line]")
    ? import("./world_events.js").then(({ mountWorldEvents }) => mountWorldEvents(element)) : undefined;
  const stars = lanes.flatMap(({ marks, moments }) => marks
    .map((star, index) => ({ star, year: yearOf(moments[index]) })).filter(({ star }) => star.dataset.meets));
  const showMoment = (/** @type {number} */ moment) => {
    const { person } = currentState();
    placeThumb(`${100 * shareOf(data, moment)}%`, yearText(moment));
    sayMoment(thumb, moment, sentenceAt(moment, (life) => person === EVERYONE || person === life), data);
    for (const { star, year } of stars) star.classList.toggle("is-touched", year === yearOf(moment));
  };
  const stopListening = onMoment(showMoment);
  const removeResetListener = onReset(() => placeThumb("0%", ""));
  let wasSweeping = false;
  const unsubscribe = subscribeAfterPaint((now) => {
    for (const lane of lanes) showInLane(lane, now);
    const moment = currentMoment();
    if (now.isSweeping && moment !== null) showMoment(moment);
    else if (!isHeld() || wasSweeping) {
      const [left, year] = openPosition(lanes, now);
      placeThumb(left, year);
      sayMoment(thumb, stoodAt(), year || yearText(stoodAt()), data);
      for (const { star } of stars) star.classList.remove("is-touched");
    }
    wasSweeping = now.isSweeping;
    showThread(thread, track, now.encounter);
  });
  return () => {
    unsubscribe();
    stopListening();
    unmountPlay();
    removeResetListener();
    worldEvents?.then((unmountWorldEvents) => unmountWorldEvents());
  };
}

/** What the thumb says as a slider of years: with the caption of each life, where time is swept.
 * @param {HTMLElement} thumb @param {number} moment @param {string} text @param {TimelineData} scale */
function sayMoment(thumb, moment, text, scale) {
  const year = String(Math.min(yearOf(moment), lastYear(scale)));
  if (thumb.getAttribute("aria-valuenow") !== year) thumb.setAttribute("aria-valuenow", year);
  if (thumb.getAttribute("aria-valuetext") !== text) thumb.setAttribute("aria-valuetext", text);
}

/** @param {HTMLElement} lane @param {TimelineData} scale @returns {Lane} */
function laneData(lane, scale) {
  const bands = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll("[data-band]")]);
  const stops = /** @type {HTMLElement[]} */ ([...lane.querySelectorAll("[data-says]")]);
  const marks = stops.filter((stop) => stop.dataset.stopMark);
  const lefts = marks.map((mark) => parseFloat(mark.style.left));
  return { lane, bands, stops, marks, ids: marks.map(idOf), lefts, moments: lefts.map((left) => momentAt(scale, left / 100)) };
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
 * Places the thumb, with a year at its foot; the labels of years that it covers are hidden. Their lengths are read where the
 * year gets longer or shorter, not while time is swept.
 * @param {HTMLElement} track @param {HTMLElement} thumb
 * @returns {(left: string|null, year: string) => void}   `left` in per cent; null leaves it where it is
 */
function thumbPlacer(track, thumb) {
  const label = /** @type {HTMLElement} */ (thumb.firstElementChild);
  const ticks = /** @type {HTMLElement[]} */ ([...track.querySelectorAll(".years__tick")])
    .map((tick) => ({ tick, at: parseFloat(tick.style.left), isCovered: false }));
  let measured = "";
  let covered = 0;
  return (left, year) => {
    if (left) thumb.style.left = left;
    if (label.textContent !== year) label.textContent = year;
    const size = `${year.length} ${innerWidth} ${innerHeight}`;
    if (size !== measured) [measured, covered] = [size, (100 * label.offsetWidth) / (track.offsetWidth || 1)];
    const place = parseFloat(thumb.style.left);
    for (const each of ticks) {
      const isCovered = Math.abs(each.at - place) < covered;
      if (isCovered !== each.isCovered) each.tick.classList.toggle("is-covered", isCovered);
      each.isCovered = isCovered;
    }
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

/** The keys of a lane, a slider of stories (WAI-ARIA); Escape ends a sweep. @param {KeyboardEvent} event */
function handleKeyDown(event) {
  if (event.key === "Escape" && currentState().isSweeping) {
    event.stopPropagation();
    endSweep();
    return;
  }
  const lane = /** @type {HTMLElement} */ (event.target);
  if (!lane.dataset.lane) return;
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
