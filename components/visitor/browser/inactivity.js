/**
 * Whether somebody is at the screen: how long it has been since the last touch, key or turn of a wheel, and since
 * the end of what was heard or watched. A pointer that only hovers is nobody (a fly, a draught, a loose cable),
 * nor is a hand that rests on the glass, a key that something lies on, or what a script does.
 */

const STEADY_PIXELS = 12; // a finger that went no further has not moved
const LONGEST_PRESS_SECONDS = 60; // nobody draws a line for longer

let last = performance.now();
const note = () => { last = performance.now(); };

/** Fingers, and the mouse's button, that are down: where they were last noted, and since when they are down.
 * @type {Map<number, { x: number, y: number, since: number }>} */
const down = new Map();

/** @param {(event: any) => void} hear @param {string[]} kinds */
function listen(hear, ...kinds) {
  const trusting = (/** @type {Event} */ event) => { if (event.isTrusted) hear(event); };
  for (const kind of kinds) addEventListener(kind, trusting, { capture: true, passive: true });
}

listen(note, "click", "wheel");
listen((event) => { if (!event.repeat) note(); }, "keydown");
listen((event) => {
  note();
  down.set(event.pointerId, { x: event.clientX, y: event.clientY, since: last });
}, "pointerdown");
listen((event) => { down.delete(event.pointerId); }, "pointerup", "pointercancel");
listen((event) => {
  const finger = down.get(event.pointerId);
  if (!finger || Math.hypot(event.clientX - finger.x, event.clientY - finger.y) <= STEADY_PIXELS) return;
  [finger.x, finger.y] = [event.clientX, event.clientY];
  if (performance.now() - finger.since < 1000 * LONGEST_PRESS_SECONDS) note();
}, "pointermove");

/** What has begun to play. What was taken out of the page, stands still for want of a server, or goes round for
 * ever is not listened to by anybody. @type {Set<HTMLMediaElement>} */
const playing = new Set();
addEventListener("playing", (event) => playing.add(/** @type {HTMLMediaElement} */ (event.target)), true);
for (const kind of ["pause", "ended"]) {
  addEventListener(kind, (event) => {
    if (playing.delete(/** @type {HTMLMediaElement} */ (event.target))) note();
  }, true);
}

function isPlaying() {
  for (const each of playing) {
    if (!each.isConnected || each.paused || each.ended) playing.delete(each);
    else if (!each.loop && each.readyState > HTMLMediaElement.HAVE_CURRENT_DATA) return true;
  }
  return false;
}

/** Seconds since anybody did anything; since the page began where nobody has; 0 while something plays. */
export function quietSeconds() {
  if (isPlaying()) note();
  return (performance.now() - last) / 1000;
}
