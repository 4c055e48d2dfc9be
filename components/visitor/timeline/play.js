/**
 * Playing the years: the moment goes through the lives that are shown, as fast everywhere on the timeline: eventful years
 * take longer. A touch of anything else, or a key, stops it; with reduced motion it goes in steps.
 *
 * @typedef {import("./timeline.js").Lane} Lane
 * @typedef {import("./time_scale.js").TimeScale} TimeScale
 */
import { isStill } from "../browser/motion.js";
import { currentMoment, setMoment, yearOf } from "../browser/moment.js";
import { onTap } from "../browser/tap.js";
import { currentState, startSweep, subscribe } from "../browser/visit_state.js";
import { lastYear, momentAt, shareOf } from "./time_scale.js";
import { shownLanes } from "./sweep_gesture.js";

const STEP_MILLISECONDS = 1000; // with reduced motion: time to read the captions
const LONGEST_FRAME = 100; // milliseconds: a frame that took longer moves time no further
const MIDDLE_OF_YEAR = 0.5;

/**
 * @param {HTMLElement} button @param {Lane[]} lanes @param {TimeScale} scale @param {number} seconds   for the whole scale
 * @returns {() => void} unmounts it
 */
export function mountPlay(button, lanes, scale, seconds) {
  const { play = "", pause = "" } = button.dataset;
  let frame = 0;
  let last = 0;
  let stepped = 0;
  /** The shares between which it plays: from the first to the last mark of the shown lives. */
  const range = () => {
    const lefts = shownLanes(lanes).flatMap((lane) => lane.lefts);
    return lefts.length ? { from: Math.min(...lefts) / 100, to: Math.max(...lefts) / 100 } : { from: 0, to: 1 };
  };
  const rest = (/** @type {number} */ share) => {
    setMoment(momentAt(scale, share));
    startSweep({ playing: false });
  };
  const advance = (/** @type {number} */ now) => {
    frame = requestAnimationFrame(advance);
    const moment = currentMoment();
    if (moment === null) return;
    const { to } = range();
    if (isStill()) {
      last = now;
      if (now - stepped < STEP_MILLISECONDS) return;
      stepped = now;
      const years = Math.max(1, Math.round((lastYear(scale) - scale.first) / seconds));
      const next = yearOf(moment) + years + MIDDLE_OF_YEAR;
      if (shareOf(scale, next) >= to) rest(to);
      else setMoment(next);
      return;
    }
    const share = shareOf(scale, moment) + Math.min(LONGEST_FRAME, now - last) / 1000 / seconds;
    last = now;
    if (share >= to) rest(to);
    else setMoment(momentAt(scale, share));
  };
  const begin = () => {
    const { from, to } = range();
    const { isSweeping } = currentState();
    const moment = currentMoment();
    const share = isSweeping && moment !== null ? shareOf(scale, moment) : from;
    startSweep({ playing: true });
    setMoment(momentAt(scale, share >= to - 1e-6 ? from : share));
  };
  onTap(button, () => (currentState().isPlaying ? startSweep({ playing: false }) : begin()));
  /** On the attract screen and behind an ending it is not this button that plays; the "still there?" dialog interrupts it. */
  const isPlayingHere = () => currentState().isPlaying && currentState().screen === "explore";
  const takeOver = (/** @type {Event} */ event) => {
    if (isPlayingHere() && !button.contains(/** @type {Node} */ (event.target))) startSweep({ playing: false });
  };
  for (const type of ["pointerdown", "keydown", "wheel"]) addEventListener(type, takeOver, { capture: true, passive: true });
  const unsubscribe = subscribe(() => {
    const isPlaying = isPlayingHere();
    button.classList.toggle("is-playing", isPlaying);
    button.setAttribute("aria-label", isPlaying ? pause : play);
    if (isPlaying === Boolean(frame)) return;
    cancelAnimationFrame(frame);
    last = stepped = performance.now();
    frame = isPlaying ? requestAnimationFrame(advance) : 0;
  });
  return () => {
    unsubscribe();
    cancelAnimationFrame(frame);
    for (const type of ["pointerdown", "keydown", "wheel"]) removeEventListener(type, takeOver, { capture: true });
  };
}
