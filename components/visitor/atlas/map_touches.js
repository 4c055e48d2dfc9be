/**
 * The touches that the map takes part in. Leaflet counts every finger on the glass: with a palm on it, or a second
 * child's hand on the card, one finger could not drag the map and two could not zoom it. Here Leaflet is shown only the
 * fingers that were put on the map itself, at most two of them, and no palm.
 */
import { millimetre } from "../browser/stage.js";

const PALM_MILLIMETRES = 15; // from the middle of a contact to its edge; a finger's is 4 to 8
const RESTING_MILLISECONDS = 900; // a contact that has not moved for so long rests
const RESTING_MILLIMETRES = 4;
const TYPES = /** @type {const} */ (["touchstart", "touchmove", "touchend", "touchcancel"]);

/** Show Leaflet only the fingers that are on the map.
 * @param {any} map @param {HTMLElement} container   the map's element @returns {() => void} ends it */
export function filterTouches(map, container) {
  const isOnMap = (/** @type {Touch} */ { target }) => container.contains(/** @type {Node} */ (target));
  /** Where each finger on the map was put down, by its identifier.
   * @type {Map<number, { x: number, y: number, time: number, hasMoved: boolean }>} */
  const starts = new Map();
  /** The fingers that Leaflet was shown last. @type {Set<number>} */
  let shown = new Set();
  /** The ends of touches that are no end of a gesture on the map. @type {WeakSet<Event>} */
  const unrelated = new WeakSet();
  let unit = 1;

  const rests = (/** @type {Touch} */ touch, /** @type {number} */ now) => {
    const start = starts.get(touch.identifier);
    if (!start || Math.max(touch.radiusX, touch.radiusY) > PALM_MILLIMETRES * unit) return true;
    const moved = Math.hypot(touch.clientX - start.x, touch.clientY - start.y);
    if (moved > RESTING_MILLIMETRES * unit) start.hasMoved = true;
    return !start.hasMoved && now - start.time > RESTING_MILLISECONDS;
  };

  /** Before Leaflet: choose the touches of the event that it will see. @param {TouchEvent} event */
  const choose = (event) => {
    const changed = [...event.changedTouches];
    if (event.type === "touchstart") {
      unit = millimetre();
      for (const touch of changed.filter(isOnMap)) {
        starts.set(touch.identifier, { x: touch.clientX, y: touch.clientY, time: event.timeStamp, hasMoved: false });
      }
    }
    const onMap = [...event.touches].filter(isOnMap);
    const moving = onMap.filter((touch) => !rests(touch, event.timeStamp));
    // A finger that rests alone is no palm yet: whoever waits a second before dragging drags all the same.
    const seen = (moving.length || onMap.length > 1 ? moving : onMap).slice(0, 2);
    Object.defineProperty(event, "touches", { value: seen });
    if (event.type === "touchend" || event.type === "touchcancel") {
      if (changed.every(({ identifier }) => !shown.has(identifier))) unrelated.add(event);
      for (const { identifier } of changed) starts.delete(identifier);
    }
    // Another finger takes over from one that rests: Leaflet would count its way from where the other was put down.
    const isTakenOver = event.type === "touchstart" && seen.length === 1 && !shown.has(seen[0].identifier);
    if (isTakenOver && shown.size) map.dragging._draggable.finishDrag(true);
    shown = new Set(seen.map(({ identifier }) => identifier));
    // Leaflet cancels every move of a finger, also beside the map: the browser logs an error for each that it is scrolling with.
    if (!event.cancelable) event.preventDefault = () => {};
  };

  // The event itself goes on: a part beside the map may wait for it.
  const ignoreUnrelated = (/** @type {any} */ handler, /** @type {string} */ name) => {
    const handle = handler[name];
    handler[name] = (/** @type {Event} */ event) => { if (!unrelated.has(event)) handle.call(handler, event); };
  };
  ignoreUnrelated(map.dragging._draggable, "_onUp");
  ignoreUnrelated(map.touchZoom, "_onTouchEnd");
  for (const type of TYPES) addEventListener(type, choose, { capture: true, passive: true });
  return () => {
    for (const type of TYPES) removeEventListener(type, choose, { capture: true });
  };
}
