/**
 * Plays the moment from one decimal year to another, at an even speed:
 *
 *     const player = playMoment({ from: 1842, to: 1945, seconds: 40, onEnd: endSweep });
 *     player.pause(); player.resume(); player.stop();
 *
 * The caller decides when time is swept (`startSweep` of visit_state.js); the player only sets the moment. It rests while
 * the page is hidden, and goes on where it was. Where nothing may move by itself it shows the last moment, and is at its end.
 *
 * @typedef {object} Play
 * @property {number} from   a decimal year
 * @property {number} to   a decimal year; before `from` it is played backwards
 * @property {number} seconds   the whole of it
 * @property {number} [updates]   of the moment in each second, at most
 * @property {() => void} [onEnd]   called once, when the last moment is shown; not after `stop`
 * @typedef {{ pause: () => void, resume: () => void, stop: () => void, isPlaying: () => boolean }} MomentPlayer
 */
import { setMoment } from "./moment.js";
import { isStill } from "./motion.js";

const UPDATES = 30; // in a second: figures that move slowly need no more
const MAX_STEP_MILLISECONDS = 250; // after a page that hung, or was hidden, time goes on where it was

/** @param {Play} play @returns {MomentPlayer} */
export function playMoment({ from, to, seconds, updates = UPDATES, onEnd = () => {} }) {
  let elapsed = 0;
  let last = 0;
  let isPlaying = true;
  let timer = 0;
  let frame = 0;
  const show = (/** @type {number} */ time) => {
    elapsed += last ? Math.min(time - last, MAX_STEP_MILLISECONDS) : 0;
    last = time;
    const share = isStill() ? 1 : Math.min(1, elapsed / (1000 * seconds));
    if (share < 1) schedule();
    else pause();
    setMoment(from + share * (to - from));
    if (share === 1) onEnd();
  };
  // A timer, and then one frame: an animation frame asked for without a change would still wake the page 60 times a second.
  const schedule = () => {
    timer = window.setTimeout(() => { frame = requestAnimationFrame(show); }, Math.max(0, 1000 / updates - 8));
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
