/**
 * How the map reacts. What is shown at which zoom was decided in Python; here it is only hidden and shown.
 *
 * @typedef {{ markers: number[], labels: number[], lettering: number[] }} Zoom
 * @typedef {{ bounds: number[][], zooms: Record<string, Zoom> }} View
 * @typedef {{ point: number[], zooms: [number, number] }} StopData   its zooms: among everyone's stops, in its own life
 * @typedef {object} AtlasData
 * @property {string} module   address of the script Folium wrote
 * @property {Record<string, View>} views   by person, and "all"
 * @property {Record<string, StopData>} stops
 * @property {Record<string, { point: number[], stops: string[] }>} encounters
 * @property {number[][][]} plan_bounds   where plans let the map go nearer
 * @property {number} max_ground_zoom   the last zoom elsewhere
 * @property {string} ground   the tiles' address, with {z}, {x} and {y}
 */
import { foresee } from "../browser/prelayout.js";
import { onTap } from "../browser/tap.js";
import { followAfterPaint, onReset, openStack, openStop, present, showWhole } from "../browser/visit_state.js";
import { Sheet } from "./map_visibility.js";
import { Traveller } from "./camera.js";
import { warm } from "./tile_prefetch.js";

/** @param {HTMLElement} room @param {AtlasData} data */
export async function mount(room, data) {
  const drawing = await import(data.module);
  // Leaflet's word for "no translate3d": else each mark is a layer of its own, and every frame pays for them all.
  drawing.leaflet.Browser.ie3d = true;
  const frame = /** @type {HTMLElement} */ (room.querySelector(".atlas__map"));
  frame.id = drawing.container;
  const map = drawing.draw();
  const sheet = new Sheet(room, data, map, drawing.leaflet);
  const traveller = new Traveller(room, data, map, drawing.leaflet);
  onTap(room, (event) => tap(event, map, sheet, traveller), (event) => foresee(markOf(event)?.dataset.stop));
  room.addEventListener("touchmove", leaveTheUnstoppable, { capture: true, passive: true });
  map.on("zoom", () => sheet.arrange());
  map.on("movestart", () => room.classList.add("is-moving"));
  map.on("moveend", () => {
    room.classList.remove("is-moving");
    sheet.scale();
    traveller.limit();
    sheet.reach();
  });
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(frame);
  const leave = followAfterPaint((now, before) => {
    sheet.show(now);
    const woke = before.screen === "attract" && now.screen !== "attract";
    const left = before.screen !== "attract" && now.screen === "attract";
    if (woke || left || now.whole !== before.whole || now.stop !== before.stop || now.person !== before.person
      || now.encounter !== before.encounter || now.stack !== before.stack || now.sliding !== before.sliding) {
      // What changed on the sheet is painted first: the first frame of a flight is a long one.
      requestAnimationFrame(() => setTimeout(() => {
        if (woke || left) map.invalidateSize({ animate: false }); // its frame has another size
        traveller.follow(present(), woke && now.whole); // as things stand by then
      }));
    }
  });
  // The map may have been dragged where the state never was.
  const forgive = onReset(() => setTimeout(() => traveller.follow(present())));
  traveller.begin();
  sheet.arrange();
  warm(room, data);
  room.dataset.ready = "";
  return () => {
    leave();
    forgive();
    traveller.rest();
    map.remove();
  };
}

/** Leaflet tries to stop every move of two fingers, and the browser complains of each that it no longer can.
 * @param {TouchEvent} event */
function leaveTheUnstoppable(event) {
  if (!event.cancelable) event.preventDefault = () => {};
}

/** @param {MouseEvent} event */
const markOf = (event) => /** @type {HTMLElement|null} */ (
  /** @type {HTMLElement} */ (event.target).closest("[data-stop]"));

/** @param {MouseEvent} event @param {any} map @param {Sheet} sheet @param {Traveller} traveller */
function tap(event, map, sheet, traveller) {
  const on = (/** @type {string} */ what) => /** @type {HTMLElement|null} */ (
    /** @type {HTMLElement} */ (event.target).closest(what));
  const stop = markOf(event);
  const stack = on("[data-stack]");
  const zoom = on("[data-zoom]");
  if (stop) openStop(/** @type {string} */ (stop.dataset.stop));
  else if (stack) openStack(sheet.members(stack), stack.textContent.replace(/^\d+/, ""));
  else if (zoom) map.setZoom(Math.round(map.getZoom()) + (zoom.dataset.zoom === "in" ? 1 : -1));
  else if (on("[data-whole]")) {
    showWhole();
    traveller.follow(present()); // also when the visit is whole already, but the map was dragged away
  }
}
