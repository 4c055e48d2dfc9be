/**
 * Plays the moment:
 *
 *     const player = playMoment({ momentAt: evenly(1842, 1945), seconds: 40, onEnd: endSweep });
 *     player.pause(); player.resume(); player.stop();
 *
 * The caller decides when time is swept (`startSweep` of visit_state.js); the player only sets the moment. It rests while
 * the page is hidden, and goes on where it was.
 *
 * @typedef {object} Play
 * @property {(share: number) => number} momentAt   the decimal year at each share of the play, from 0 to 1
 * @property {number} seconds   the whole of it
 * @property {number} [updates]   of the moment in each second, at most
 * @property {number} [stepSeconds]   where nothing may move by itself it goes in steps of so many seconds; without steps the
 *   last moment is shown at once
 * @property {() => void} [onEnd]   called once, when the last moment is shown; not after `stop`
 * @typedef {{ pause: () => void, resume: () => void, stop: () => void, isPlaying: () => boolean }} MomentPlayer
 */
import { setMoment } from "./moment.js";
import { isStill } from "./motion.js";

const UPDATES = 30; // in a second: figures that move slowly need no more
const MAX_STEP_MILLISECONDS = 250; // after a page that hung, or was hidden, time goes on where it was

/** As many years in each second. @param {number} from   a decimal year @param {number} to   before `from`: backwards */
export const evenly = (from, to) => (/** @type {number} */ share) => from + share * (to - from);

/** @param {Play} play @returns {MomentPlayer} */
export function playMoment({ momentAt, seconds, updates = UPDATES, stepSeconds = 0, onEnd = () => {} }) {
  let elapsed = 0;
  let last = 0;
  let isPlaying = true;
  let timer = 0;
  let frame = 0;
  const show = (/** @type {number} */ time) => {
    elapsed += last ? Math.min(time - last, isStill() ? 1000 * stepSeconds : MAX_STEP_MILLISECONDS) : 0;
    last = time;
    const share = isStill() && !stepSeconds ? 1 : Math.min(1, elapsed / (1000 * seconds));
    if (share < 1) schedule();
    else pause();
    setMoment(momentAt(share));
    if (share === 1) onEnd();
  };
  // A timer, and then one frame: an animation frame asked for without a change would still wake the page 60 times a second.
  const schedule = () => {
    const wait = isStill() ? 1000 * stepSeconds : Math.max(0, 1000 / updates - 8);
    timer = window.setTimeout(() => { frame = requestAnimationFrame(show); }, wait);
  };
  const pause = () => {
    isPlaying = false;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
  const resume = () => {
    if (isPlaying || elapsed >= 1000 * seconds) return;
    isPlaying = true;
    last = 0;
    schedule();
  };
  frame = requestAnimationFrame(show);
  return { pause, resume, stop: pause, isPlaying: () => isPlaying };
}
