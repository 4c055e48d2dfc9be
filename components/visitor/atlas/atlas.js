/**
 * The map part. Python has decided what is shown at which zoom (zoom_content.py); the scripts only show and hide it,
 * and move the map.
 *
 * @typedef {{ markers: number[], labels: number[], lettering: number[] }} ZoomContent
 * @typedef {{ bounds: number[][], max_zoom: number|null, zooms: Record<string, ZoomContent> }} View   `max_zoom`: where
 *   all of it lies in one near area
 * @typedef {{ point: number[], zooms: [number, number], city?: string }} StopData   `zooms` its story opens with: in
 *   everyone's view, and in the view of its own life; `city` is a place id
 * @typedef {object} AtlasData
 * @property {string} module   address of the script that Folium wrote
 * @property {Record<string, View>} views   by person, and "all"
 * @property {Record<string, StopData>} stops   by stop id: those that have a place
 * @property {Record<string, { point: number[], stops: string[] }>} encounters   by encounter id
 * @property {number[][][]} plan_bounds   of every city plan: there the map may go beyond `max_ground_zoom`
 * @property {[number[][], number][]} near_areas   bounds and the largest zoom there, larger zooms first
 * @property {[number, string][]} scale   the lengths of the scale bar, in metres and in words
 * @property {number} max_ground_zoom   the largest zoom of the ground tiles
 * @property {[string, number[][], number, number][]} local_grounds   the curator's own tiles: address, bounds, smallest and
 *   largest zoom
 * @property {string} ground   the tiles' address, with {z}, {x} and {y}; "" where there are none
 */
import { requestPrelayout } from "../browser/prelayout.js";
import { onStageChange } from "../browser/stage.js";
import { closestTarget, onTap } from "../browser/tap.js";
import {
  currentState, onReset, openCluster, openStop, showWholeView, subscribeAfterPaint,
} from "../browser/visit_state.js";
import { Camera } from "./camera.js";
import { filterTouches } from "./map_touches.js";
import { MapVisibility } from "./map_visibility.js";
import { drawDuringMovements, showLoading } from "./movement_drawing.js";
import { prefetchTiles } from "./tile_prefetch.js";

const DRAWN_MILLISECONDS = 500; // a map that replaces another one waits no longer for its tiles

/**
 * @param {import("../browser/part_elements.js").PartElement} element
 * @param {AtlasData} data
 * @param {Continuation} [continued]   the view of the map that this one replaces, in another language
 * @returns {Promise<() => void>} unmounts it
 */
export async function mount(element, data, continued) {
  if (!data.module) { // no stop has a place
    element.dataset.ready = "";
    element.dataset.warm = "";
    return () => {};
  }
  const drawing = await import(data.module);
  // In Leaflet this means: no translate3d. With it each marker is a compositor layer, which makes every frame slow.
  drawing.leaflet.Browser.ie3d = true;
  const container = /** @type {HTMLElement} */ (element.querySelector(".atlas__map"));
  document.getElementById(drawing.container)?.removeAttribute("id"); // of the map that this one replaces
  container.id = drawing.container;
  const map = drawing.draw();
  const visibility = new MapVisibility(element, data, map, drawing.leaflet);
  const camera = new Camera(element, data, map, drawing.leaflet);
  onTap(
    element,
    (event) => handleTap(event, visibility, camera),
    (event) => requestPrelayout(closestTarget(event, "[data-stop]")?.dataset.stop),
  );
  element.addEventListener("touchmove", ignoreUncancelable, { capture: true, passive: true });
  const endTouches = filterTouches(map, container);
  container.addEventListener("pointerdown", () => camera.interrupt(), { capture: true, passive: true });
  drawDuringMovements(map, drawing.leaflet);
  showLoading(element, map, drawing.leaflet);
  map.on("zoom", () => visibility.updateZoomContent());
  map.on("movestart", () => element.classList.add("is-moving"));
  map.on("moveend", () => {
    element.classList.remove("is-moving");
    visibility.updateScale();
    camera.limitZoom();
    if (isMovedByVisitor) camera.limitPan(currentState());
    isMovedByVisitor = false;
    visibility.updateTabOrder();
  });
  let isMovedByVisitor = false;
  map.on("dragstart", () => { isMovedByVisitor = true; });
  let stageRequest = 0;
  const removeStageListener = onStageChange(() => {
    cancelAnimationFrame(stageRequest);
    stageRequest = requestAnimationFrame(() => {
      camera.fitStage();
      camera.moveTo(currentState(), true);
      visibility.updateZoomContent();
      visibility.updateScale();
    });
  });
  let shown = continued?.state;
  const unsubscribe = subscribeAfterPaint((now, reported) => {
    const before = shown ?? reported;
    shown = now;
    visibility.show(now);
    const woke = before.screen === "attract" && now.screen !== "attract";
    const left = before.screen !== "attract" && now.screen === "attract";
    if (now.fan && now.fan !== before.fan) camera.bringIntoRoom(camera.pointsOfCity(now.fan));
    if (woke || left || now.showsWholeView !== before.showsWholeView || now.stop !== before.stop
      || now.person !== before.person || now.encounter !== before.encounter || now.cluster !== before.cluster
      || now.isTimelineDragged !== before.isTimelineDragged) {
      // What changed on the map is painted first: the first frame of a flight takes long.
      requestAnimationFrame(() => setTimeout(() => {
        camera.moveTo(currentState(), woke && now.showsWholeView); // the state may have changed again
      }));
    }
  });
  // The map may have been dragged, while the state did not change.
  const removeResetListener = onReset(() => setTimeout(() => camera.moveTo(currentState())));
  if (continued) continueView(map, camera, continued);
  else camera.showOpeningView();
  visibility.updateZoomContent();
  if (!continued) prefetchTiles(element, data, map);
  element.continuation = () => ({ ...viewOf(map, camera, element), state: shown });
  if (continued) await whenDrawn(map);
  if (continued?.isWarm) element.dataset.warm = "";
  element.dataset.ready = "";
  return () => {
    unsubscribe();
    removeResetListener();
    removeStageListener();
    cancelAnimationFrame(stageRequest);
    endTouches();
    camera.stop();
    map.remove();
    cancelIdleCallback(visibility.tabOrderRequest); // the end of the movement has asked for it
  };
}

/**
 * What a map in another language goes on with.
 * @typedef {{ centre: any, zoom: number, personInView: string|null, isMoving: boolean, isWarm: boolean,
 *   state?: import("../browser/visit_state.js").State }} Continuation   `state`: what it shows
 */

/** @param {any} map @param {Camera} camera @param {HTMLElement} element @returns {Continuation} */
function viewOf(map, camera, element) {
  return {
    centre: map.getCenter(), zoom: map.getZoom(), personInView: camera.personInView,
    isMoving: element.classList.contains("is-moving") || element.classList.contains("is-fading"), isWarm: "warm" in element.dataset,
  };
}

/** @param {any} map @param {Camera} camera @param {Continuation} continued */
function continueView(map, camera, { centre, zoom, personInView, isMoving }) {
  map.setMaxZoom(camera.maxZoom);
  map.setView(centre, zoom, { animate: false });
  camera.personInView = personInView;
  if (isMoving) camera.moveTo(currentState(), true); // it had not arrived
}

/** When all tiles are there; at the latest after half a second. @param {any} map */
function whenDrawn(map) {
  const isDrawn = () => {
    let isLoading = false;
    map.eachLayer((/** @type {any} */ layer) => { isLoading ||= Boolean(layer.isLoading?.()); });
    return !isLoading;
  };
  const until = performance.now() + DRAWN_MILLISECONDS;
  return new Promise((resolve) => {
    const check = () => (isDrawn() || performance.now() > until ? resolve(undefined) : setTimeout(check, 20));
    check();
  });
}

/** Leaflet cancels every move of two fingers; the browser logs an error for each that cannot be cancelled.
 * @param {TouchEvent} event */
function ignoreUncancelable(event) {
  if (!event.cancelable) event.preventDefault = () => {};
}

/** @param {MouseEvent} event @param {MapVisibility} visibility @param {Camera} camera */
function handleTap(event, visibility, camera) {
  const stop = closestTarget(event, "[data-stop]");
  const cluster = closestTarget(event, "[data-stack]");
  const zoom = closestTarget(event, "[data-zoom]");
  if (stop) openStop(/** @type {string} */ (stop.dataset.stop));
  else if (cluster) openCluster(visibility.membersOf(cluster), cluster.textContent.replace(/^\d+/, ""));
  else if (zoom) camera.zoomBy(zoom.dataset.zoom === "in" ? 1 : -1);
  else if (closestTarget(event, "[data-whole]")) {
    showWholeView();
    camera.moveTo(currentState()); // also where the state does not change, but the map was dragged
  }
}
