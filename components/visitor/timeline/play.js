/**
 * Playing the years: the moment goes through the lives that are shown, as fast everywhere on the timeline: eventful years
 * take longer. A touch of anything else, or a key, stops it; with reduced motion it goes in steps.
 *
 * @typedef {import("./timeline.js").Lane} Lane
 * @typedef {import("./time_scale.js").TimeScale} TimeScale
 */
import { currentMoment, setMoment } from "../browser/moment.js";
import { evenly, playMoment } from "../browser/moment_player.js";
import { isStill } from "../browser/motion.js";
import { onTap } from "../browser/tap.js";
import { currentState, startSweep, subscribe } from "../browser/visit_state.js";
import { momentAt, shareOf } from "./time_scale.js";
import { shownLanes } from "./sweep_gesture.js";

const UPDATES = 60; // in a second: the thumb and the figures are followed by the eye
const STEP_SECONDS = 1; // with reduced motion: time to read the captions
const AT_END = 1e-6; // a share of the timeline

/**
 * @param {HTMLElement} button @param {Lane[]} lanes @param {TimeScale} scale @param {number} seconds   for the whole scale
 * @returns {() => void} unmounts it
 */
export function mountPlay(button, lanes, scale, seconds) {
  const { play = "", pause = "" } = button.dataset;
  /** @type {import("../browser/moment_player.js").MomentPlayer|undefined} */
  let player;
  /** The shares between which it plays: from the first to the last mark of the shown lives. */
  const range = () => {
    const lefts = shownLanes(lanes).flatMap((lane) => lane.lefts);
    return lefts.length ? { from: Math.min(...lefts) / 100, to: Math.max(...lefts) / 100 } : { from: 0, to: 1 };
  };
  const begin = () => {
    const { from, to } = range();
    const moment = currentMoment();
    const reached = currentState().isSweeping && moment !== null ? shareOf(scale, moment) : from;
    const start = reached >= to - AT_END ? from : reached;
    startSweep({ playing: true });
    setMoment(momentAt(scale, start));
    player?.stop();
    const inSteps = evenly(momentAt(scale, start), momentAt(scale, to)); // each step is as many years
    player = playMoment({
      momentAt: (share) => (isStill() ? inSteps(share) : momentAt(scale, start + share * (to - start))),
      seconds: seconds * (to - start),
      updates: UPDATES,
      stepSeconds: STEP_SECONDS,
      onEnd: () => startSweep({ playing: false }),
    });
  };
  const stop = () => {
    player?.stop();
    player = undefined;
  };
  onTap(button, () => (currentState().isPlaying ? startSweep({ playing: false }) : begin()));
  /** On the attract screen and behind an ending it is not this button that plays; the "still there?" dialog interrupts it. */
  const isPlayingHere = () => currentState().isPlaying && currentState().screen === "explore";
  const takeOver = (/** @type {Event} */ event) => {
    if (isPlayingHere() && !button.contains(/** @type {Node} */ (event.target))) startSweep({ playing: false });
  };
  for (const type of ["pointerdown", "keydown", "wheel"]) addEventListener(type, takeOver, { capture: true, passive: true });
  const unsubscribe = subscribe(({ isPlaying }) => {
    const isHere = isPlayingHere();
    button.classList.toggle("is-playing", isHere);
    button.setAttribute("aria-label", isHere ? pause : play);
    if (!isPlaying) stop();
    else if (isHere) player?.resume();
    else player?.pause();
  });
  return () => {
    unsubscribe();
    stop();
    for (const type of ["pointerdown", "keydown", "wheel"]) removeEventListener(type, takeOver, { capture: true });
  };
}
