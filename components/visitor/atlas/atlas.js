/**
 * The map part. Python has decided what is shown at which zoom (map_content.py); the scripts only show and hide it,
 * and move the map.
 *
 * @typedef {{ markers: number[], names: number[], sides: string[], in_cities: number[], lettering: number[] }} ZoomContent
 *   by number: the marks; those with names, most important first; the sides that are free for each, best first; the stops
 *   that bear the name of their city
 * @typedef {{ bounds: number[][], max_zoom: number|null, zooms: Record<string, ZoomContent> }} View   `max_zoom`: where
 *   all of it lies in one near area
 * @typedef {{ point: number[], zooms: [number, number], city: string, distance: string }} StopData   `zooms` its story opens
 *   with: in everyone's view, and in the view of its own life; `city` is a place id; `distance` the length of the leg to the
 *   stop, in words
 * @typedef {object} AtlasData
 * @property {string} module   address of the script that Folium wrote
 * @property {Record<string, View>} views   by person, and "all"
 * @property {Record<string, StopData>} stops   by stop id: those that have a place
 * @property {number[]} sizes   of each mark's sign, by the mark's number: an index of `radii`
 * @property {Record<"all"|"life", number[]>} radii   half of each sign's size in pixels of the design screen
 * @property {number[]} name_widths   of each mark's name, in pixels of the design screen; 0 for none
 * @property {Record<string, number>} city_name_widths   of the names of the stops' cities, by the mark's number
 * @property {Record<string, string>} cities   the name of each city that has stories, by place id
 * @property {{ nearby: string, all: string }} words   of the chips, with {names} and {name}
 * @property {Record<string, { point: number[], stops: string[] }>} encounters   by encounter id
 * @property {number[][][]} plan_bounds   of every city plan: there the map may go beyond `max_ground_zoom`
 * @property {number[]} plan_zooms   the zoom from which on each is drawn
 * @property {[number[][], number][]} near_areas   bounds and the largest zoom there, larger zooms first
 * @property {import("./figures.js").FiguresData|null} figures
 * @property {[number, string][]} scale   the lengths of the scale bar, in metres and in words
 * @property {number} max_ground_zoom   the largest zoom of the ground tiles
 * @property {[string, number[][], number, number][]} local_grounds   the curator's own tiles: address, bounds, smallest and
 *   largest zoom
 * @property {string} ground   the tiles' address, with {z}, {x} and {y}; "" where there are none
 */
import { isStill } from "../browser/motion.js";
import { requestPrelayout } from "../browser/prelayout.js";
import { onStageChange, zoomOffset } from "../browser/stage.js";
import { closestTarget, onTap } from "../browser/tap.js";
import {
  currentState, onReset, openCluster, openEncounter, openFan, openStop, showWholeView, stateOnMap, subscribe, subscribeAfterPaint,
  visitScreen,
} from "../browser/visit_state.js";
import { Camera } from "./camera.js";
import { EncounterThread } from "./encounter_thread.js";
import { Fan } from "./fan.js";
import { Figures } from "./figures.js";
import { Ground } from "./ground.js";
import { Journey } from "./journey.js";
import { LegDrawing } from "./leg_drawing.js";
import { mapKey } from "./map_key.js";
import { filterTouches } from "./map_touches.js";
import { MapVisibility } from "./map_visibility.js";
import { drawDuringMovements } from "./movement_drawing.js";
import { prefetchTiles } from "./tile_prefetch.js";

const SETTLED_MILLISECONDS = 100; // from the end of a movement until its names are arranged, if the browser is busy
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
  const journey = new Journey(element, data, map, camera, visibility, new LegDrawing(map));
  const fan = new Fan(element, data, visibility);
  const figures = new Figures(
    element, data, map, drawing.leaflet, (id) => visibility.legsTo(id), (id) => visibility.linesTo(id),
  );
  const thread = new EncounterThread(element, map);
  const key = mapKey(element, () => visibility.arrange());
  onTap(
    element,
    (event) => handleTap(event, { data, visibility, camera, fan, key }),
    (event) => requestPrelayout(closestTarget(event, "[data-stop]")?.dataset.stop),
  );
  const endTouches = filterTouches(map, container);
  container.addEventListener("pointerdown", () => journey.interrupt(), { capture: true, passive: true });
  drawDuringMovements(element, map, drawing.leaflet);
  new Ground(map, drawing.leaflet);
  let isMovedByVisitor = false;
  /** The state that the map was moved to last. @type {import("../browser/visit_state.js").State|undefined} */
  let framed = continued?.state;
  /** Show what the state shows. The movement that follows is the page's, also where a drag has not ended. */
  const frame = (atOnce = false) => {
    isMovedByVisitor = false;
    framed = currentState();
    journey.go(stateOnMap(framed), atOnce);
    thread.begin();
  };
  map.on("zoom", () => visibility.updateZoomContent());
  map.on("movestart", () => {
    element.classList.add("is-moving");
    if (element.classList.contains("is-far")) visibility.leavePlan();
  });
  map.on("dragstart zoomstart", () => openFan(null));
  map.on("moveend", () => {
    element.classList.remove("is-moving", "is-from-plan");
    visibility.updateZoomContent(); // a far flight has left it
    visibility.updateScale();
    visibility.showLegsOfPlan(camera.focus());
    camera.limitZoom();
    if (isMovedByVisitor) camera.limitPan(currentState());
    isMovedByVisitor = false;
    fan.follow();
    visibility.arrange(SETTLED_MILLISECONDS);
  });
  map.on("dragstart", () => {
    isMovedByVisitor = true;
    map.options.inertia = !isStill(); // whether it glides after a flick
  });
  let stageRequest = 0;
  const removeStageListener = onStageChange(() => {
    openFan(null);
    cancelAnimationFrame(stageRequest);
    stageRequest = requestAnimationFrame(() => {
      camera.fitStage();
      frame(true);
      visibility.fitStage();
      visibility.updateZoomContent();
      visibility.updateScale();
      visibility.arrange();
    });
  });
  let shown = continued?.state;
  const unsubscribe = subscribeAfterPaint((now, reported) => {
    const before = shown ?? reported;
    shown = now;
    const sweeps = now.isSweeping && !before.isSweeping;
    const woke = before.screen === "attract" && now.screen !== "attract";
    // Not compared with the state reported before: after a reset the map has moved for one that was not reported yet.
    const hasOtherView = hasOtherViewThan(framed ?? before, now);
    if (hasOtherView) journey.prepare(stateOnMap(now));
    visibility.show(stateOnMap(now));
    figures.show(now);
    thread.show(stateOnMap(now).encounter);
    if (now.fan && now.fan !== before.fan) camera.bringIntoRoom(camera.pointsOfCity(now.fan));
    // On the attract screen a picture covers the map: nobody sees it move, so it does not.
    const isCovered = now.screen === "attract" && document.documentElement.dataset.poster === "picture";
    const atOnce = sweeps || isCovered || (woke && now.showsWholeView);
    // What changed on the map is painted first: the first frame of a flight takes long.
    if (hasOtherView) requestAnimationFrame(() => setTimeout(() => frame(atOnce)));
  });
  const closeFan = subscribe((now, before) => {
    fan.show(now, before);
    if (now.fan !== before.fan) visibility.arrange(); // no name stands half under a chip
  });
  // The map may have been dragged, while the state did not change.
  const removeResetListener = onReset(() => setTimeout(() => frame()));
  if (continued) {
    journey.place = continued.place;
    continueView(map, camera, continued);
  }
  else camera.showOpeningView();
  visibility.updateZoomContent();
  if (!continued) prefetchTiles(element, data, map);
  element.continuation = () => ({ ...viewOf(map, camera, element), place: journey.place, state: shown });
  if (continued) await whenDrawn(map);
  if (continued?.isWarm) element.dataset.warm = "";
  element.dataset.ready = "";
  return () => {
    unsubscribe();
    closeFan();
    fan.stop();
    figures.stop();
    thread.stop();
    key.stop();
    removeResetListener();
    removeStageListener();
    cancelAnimationFrame(stageRequest);
    endTouches();
    journey.end();
    camera.stop();
    map.remove();
    cancelIdleCallback(visibility.arrangeRequest); // the end of the movement has asked for it
  };
}

/** Whether the map shows another part of the world, or in another room, than for a state before.
 * @param {import("../browser/visit_state.js").State} before @param {import("../browser/visit_state.js").State} now */
function hasOtherViewThan(before, now) {
  return visitScreen(now) !== visitScreen(before) || now.isSweeping !== before.isSweeping || now.showsWholeView !== before.showsWholeView
    || now.stop !== before.stop || now.person !== before.person || now.encounter !== before.encounter || now.cluster !== before.cluster;
}

/**
 * What a map in another language goes on with.
 * @typedef {{ centre: any, zoom: number, personInView: string|null, place: string|null, isMoving: boolean,
 *   isWarm: boolean, state?: import("../browser/visit_state.js").State }} Continuation   `state`: what it shows
 */

/** @param {any} map @param {Camera} camera @param {HTMLElement} element */
function viewOf(map, camera, element) {
  return {
    centre: map.getCenter(), zoom: map.getZoom(), personInView: camera.personInView,
    isMoving: ["is-moving", "is-travelling"].some((name) => element.classList.contains(name)), isWarm: "warm" in element.dataset,
  };
}

/** @param {any} map @param {Camera} camera @param {Continuation} continued */
function continueView(map, camera, { centre, zoom, personInView, isMoving }) {
  map.setMaxZoom(camera.maxZoom);
  map.setView(centre, zoom, { animate: false });
  camera.personInView = personInView;
  if (isMoving) camera.moveTo(stateOnMap(currentState()), true); // it had not arrived
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

/**
 * @typedef {{ data: AtlasData, visibility: MapVisibility, camera: Camera, fan: Fan, key: { toggle: () => void } }} Parts
 * @param {MouseEvent} event @param {Parts} parts
 */
function handleTap(event, { data, visibility, camera, fan, key }) {
  const { dataset } = closestTarget(event, "button") ?? { dataset: /** @type {DOMStringMap} */ ({}) };
  if (dataset.stop) openStop(dataset.stop);
  else if (dataset.encounterMark) openEncounter(dataset.encounterMark);
  else if (dataset.place) openFan(currentState().fan === dataset.place ? null : dataset.place);
  else if (dataset.more) {
    const mark = visibility.shownMarkOf(dataset.more);
    if (mark) openCluster(fan.storiesOf(mark).own, fan.nameOf(mark));
  } else if (dataset.nearby) {
    const mark = visibility.shownMarkOf(dataset.nearby);
    if (mark) partCities(mark, data, fan, camera);
  } else if (dataset.zoom) camera.zoomBy(dataset.zoom === "in" ? 1 : -1);
  else if ("mapKey" in dataset) key.toggle();
  else if ("whole" in dataset) {
    showWholeView();
    camera.moveTo(currentState()); // also where the state does not change, but the map was dragged
  }
}

/** Zoom in until the cities that a mark gathers are parted: as near as shows them all, or nearer.
 * @param {HTMLElement} mark @param {AtlasData} data @param {Fan} fan @param {Camera} camera */
function partCities(mark, data, fan, camera) {
  const { own, nearby } = fan.storiesOf(mark);
  const points = [...own, ...nearby].map((id) => data.stops[id].point);
  const parting = Number(mark.dataset.parting) + zoomOffset();
  openFan(null);
  if (camera.fittingZoom(points) >= parting) camera.fitPoints(points);
  else camera.show(data.stops[own[0]].point, parting);
}
