/**
 * Inactivity: the time since the last touch, key or turn of the wheel, and since the end of the last audio or video.
 * Not counted as activity: a pointer that only hovers (a fly, a draught, a loose cable), a hand that rests on the
 * screen, a key that is held down, and events sent by scripts.
 */

const MAX_STILL_MOVE_PIXELS = 12; // a pointer that moved less has not moved
const MAX_DRAG_SECONDS = 60; // no visitor drags for longer

let lastActivity = performance.now();
const recordActivity = () => { lastActivity = performance.now(); };

/** The pointers that are down: their last recorded position, and the time they were put down.
 * @type {Map<number, { x: number, y: number, since: number }>} */
const pointersDown = new Map();

/** @param {(event: any) => void} handler @param {string[]} types */
function listen(handler, ...types) {
  const handleTrusted = (/** @type {Event} */ event) => { if (event.isTrusted) handler(event); };
  for (const type of types) addEventListener(type, handleTrusted, { capture: true, passive: true });
}

listen(recordActivity, "click", "wheel");
listen((event) => { if (!event.repeat) recordActivity(); }, "keydown");
listen((event) => {
  recordActivity();
  pointersDown.set(event.pointerId, { x: event.clientX, y: event.clientY, since: lastActivity });
}, "pointerdown");
listen((event) => { pointersDown.delete(event.pointerId); }, "pointerup", "pointercancel");
listen((event) => {
  const pointer = pointersDown.get(event.pointerId);
  if (!pointer || Math.hypot(event.clientX - pointer.x, event.clientY - pointer.y) <= MAX_STILL_MOVE_PIXELS) return;
  [pointer.x, pointer.y] = [event.clientX, event.clientY];
  if (performance.now() - pointer.since < 1000 * MAX_DRAG_SECONDS) recordActivity();
}, "pointermove");

/** Media elements that have started to play. Not counted: one that was removed from the page, waits for data, or
 * loops. @type {Set<HTMLMediaElement>} */
const playing = new Set();
addEventListener("playing", (event) => playing.add(/** @type {HTMLMediaElement} */ (event.target)), true);
for (const type of ["pause", "ended"]) {
  addEventListener(type, (event) => {
    if (playing.delete(/** @type {HTMLMediaElement} */ (event.target))) recordActivity();
  }, true);
}

function isMediaPlaying() {
  for (const media of playing) {
    if (!media.isConnected || media.paused || media.ended) playing.delete(media);
    else if (!media.loop && media.readyState > HTMLMediaElement.HAVE_CURRENT_DATA) return true;
  }
  return false;
}

/** Seconds since the last activity, or since the page was loaded; 0 while media plays. @returns {number} */
export function idleSeconds() {
  if (isMediaPlaying()) recordActivity();
  return (performance.now() - lastActivity) / 1000;
}
