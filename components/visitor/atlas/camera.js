/**
 * The camera: which part of the map is shown for a state, and how the map moves there.
 *
 * The map's element fills the screen, but card, timeline and buttons stand over it. What a state is about is shown in the
 * room that they leave (mapRoom). Zooms in the data are those of the design screen; on another screen the map is some
 * zooms nearer or farther (`zoomOffset`), so that the same stands in the room.
 */
import { isStill } from "../browser/motion.js";
import { mapRoom, millimetre, zoomOffset } from "../browser/stage.js";
import { EVERYONE, personOf } from "../browser/visit_state.js";
import { Flight } from "./flight.js";

/** Seconds of a flight. On the attract screen no visitor waits; a sweep of time needs its whole view at once.
 * @type {Record<"visit"|"attract"|"sweep", import("./flight.js").Pace>} */
const PACES = { visit: { least: 0.6, most: 1.8 }, attract: { least: 1.6, most: 3 }, sweep: { least: 0.3, most: 0.5 } };
const PADDING_MILLIMETRES = 13; // between what is shown and the edges of the room: half a marker, and its name
const LEAST_ROOM_MILLIMETRES = 15; // in a smaller one nothing can be shown
const MAX_PLAN_ZOOM = 14;
const LEAST_ZOOM = 1; // of the design screen

/**
 * @typedef {import("../browser/stage.js").Room} Room
 * @typedef {import("../browser/visit_state.js").State} State
 * @typedef {{ at: any, zoom: number }} View   what is in the middle of the room, in pixels of the world at that zoom
 */

export class Camera {
  /** @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data @param {any} map @param {any} leaflet */
  constructor(element, data, map, leaflet) {
    this.element = element;
    this.data = data;
    this.map = map;
    this.leaflet = leaflet;
    this.flight = new Flight(element, map, leaflet);
    /** @type {import("./flight.js").Pace|null} null: at once */
    this.pace = PACES.visit;
    /** The place that the life was at before: it stays in the room where there is space for both. @type {number[]|null} */
    this.neighbour = null;
    /** The person whose stop or whole view is shown; null for everyone's. @type {string|null} */
    this.personInView = null;
    this.maxZoom = Math.max(MAX_PLAN_ZOOM, ...data.near_areas.map(([, zoom]) => zoom));
    this.offset = 0;
    this.fitStage();
  }

  /** Take over the size of the stage: the map's zooms are those of the design screen, and `offset` more. */
  fitStage() {
    const { map } = this;
    this.offset = zoomOffset();
    map.options.stageZoomOffset = this.offset; // read where Python has decided from which zoom on something is shown
    map.options.minZoom = LEAST_ZOOM + this.offset;
    map.options.maxZoom = this.maxZoom + this.offset;
    map.invalidateSize({ animate: false, pan: false });
  }

  showOpeningView() {
    this.pace = null;
    this.fitView(EVERYONE);
  }

  /** Limit the zoom to that of the ground tiles, except on a city plan and in a near area; and the smallest to that at
   * which the whole view is shown. */
  limitZoom() {
    const point = this.focus();
    const { bounds } = this.data.views[EVERYONE];
    this.map.options.minZoom = Math.max(LEAST_ZOOM + this.offset, Math.min(this.fittingZoom(bounds), 3 + this.offset));
    this.map.setMaxZoom((this.planAt(point) ? MAX_PLAN_ZOOM : this.areaZoomAt(point)) + this.offset);
  }

  /** The point of the map in the middle of the room. @returns {{ lat: number, lng: number }} */
  focus() {
    return this.map.containerPointToLatLng(this.middleOfRoom(mapRoom()));
  }

  /** Whose view is shown, and how fast the map moves there. @param {State} state @param {boolean} [atOnce] */
  prepareFor(state, atOnce = false) {
    this.pace = atOnce ? null : PACES[state.screen === "attract" ? "attract" : state.isSweeping ? "sweep" : "visit"];
    this.personInView = state.stop ? personOf(state.stop) : state.person === EVERYONE ? null : state.person;
  }

  /** Move the map to what the state shows. @param {State} state @param {boolean} [atOnce] */
  moveTo(state, atOnce = false) {
    const shownBefore = this.personInView;
    this.prepareFor(state, atOnce);
    const hasPlace = !state.stop || state.stop in this.data.stops;
    // A story that belongs to no place: the map stays in the life that it shows.
    if (!hasPlace && !state.showsWholeView && state.screen !== "attract" && shownBefore === this.personInView) return;
    const encounter = state.encounter && this.data.encounters[state.encounter];
    const stop = state.stop && this.data.stops[state.stop];
    if (encounter && !state.showsWholeView) {
      const points = [encounter.point, ...this.pointsOf(encounter.stops)];
      this.fitPoints(points, undefined, this.roomAboveButtons());
    } else if (state.cluster) this.fitPoints(this.pointsOf(state.cluster));
    else if (!hasPlace && !state.showsWholeView) this.fitView(personOf(/** @type {string} */ (state.stop)));
    else if (!stop || state.showsWholeView) this.fitView(state.person);
    else this.go(this.viewOfStop(state, stop));
  }

  /** Move no farther than is needed for some points to be in the room. @param {number[][]} points */
  bringIntoRoom(points) {
    const room = mapRoom();
    if (!points.length || !hasSpace(room)) return;
    const padding = this.padding(room);
    const at = points.map((point) => this.map.latLngToContainerPoint(point));
    const across = outside(at.map(({ x }) => x), room.left + padding, room.right - padding);
    const down = outside(at.map(({ y }) => y), room.top + padding, room.bottom - padding);
    if (across || down) this.map.panBy([across, down], { animate: !isStill(), duration: 0.35 });
  }

  /** Show a point. @param {number[]} point   latitude, longitude @param {number} zoom */
  show(point, zoom) {
    this.go(this.viewOfPoint(point, zoom));
  }

  /** The view that a story opens with. @param {State} state @param {import("./atlas.js").StopData} stop */
  viewOfStop(state, { point, zooms }) {
    return this.viewOfPoint(point, zooms[state.person === EVERYONE ? 0 : 1] + this.offset, this.neighbour);
  }

  /**
   * The view with a point in the middle of the room; near the edge of a city plan, or of the world, as near to it as lets
   * the map fill the room.
   * @param {number[]} point   latitude, longitude
   * @param {number} zoom
   * @param {number[]|null} [neighbour]   a second point, which is in the room too where there is space for both
   * @returns {View|undefined} none where nothing can be shown
   */
  viewOfPoint(point, zoom, neighbour) {
    const room = mapRoom();
    if (!hasSpace(room)) return undefined;
    const at = this.map.project(point, zoom);
    const beside = neighbour ? this.besides(at, this.map.project(neighbour, zoom), room) : at;
    return { at: this.withinMap(beside, this.planOf([point]), zoom, room), zoom };
  }

  /** The nearest middle of the room to a point with which another one is in the room as well; the point itself where there
   * is no space for both. @param {any} at @param {any} other @param {Room} room */
  besides(at, other, room) {
    const padding = this.padding(room);
    const [width, height] = [(room.right - room.left) / 2 - padding, (room.bottom - room.top) / 2 - padding];
    if (Math.abs(at.x - other.x) > 2 * width || Math.abs(at.y - other.y) > 2 * height) return at;
    const between = (/** @type {number} */ one, /** @type {number} */ two, /** @type {number} */ half) => (
      clamp(one, Math.max(one, two) - half, Math.min(one, two) + half));
    return this.leaflet.point(between(at.x, other.x, width), between(at.y, other.y, height));
  }

  /** Whether all points are in the room in a view. @param {View} view @param {{ lat: number, lng: number }[]} points */
  holds({ at, zoom }, points) {
    const room = mapRoom();
    const padding = this.padding(room) * 0.8;
    const [width, height] = [(room.right - room.left) / 2 - padding, (room.bottom - room.top) / 2 - padding];
    return points.every((point) => {
      const { x, y } = this.map.project(point, zoom);
      return Math.abs(x - at.x) <= width && Math.abs(y - at.y) <= height;
    });
  }

  /** The same view a number of worlds to the east. @param {View} view @param {number} worlds @returns {View} */
  movedByWorlds({ at, zoom }, worlds) {
    return { at: this.leaflet.point(at.x + worlds * 256 * 2 ** zoom, at.y), zoom };
  }

  /** Move the map by whole worlds to the east: the ground is the same there, the marks are in one world only.
   * @param {number} worlds */
  moveByWorlds(worlds) {
    if (!worlds) return;
    const { lat, lng } = this.map.getCenter();
    this.map.setView([lat, lng + 360 * worlds], this.map.getZoom(), { animate: false });
  }

  /**
   * The nearest point for which the map fills the room: the city plan, at its zooms; else the world, which ends in the
   * north and the south where it is higher than the room.
   * @param {any} at   in pixels of the world @param {number[][]|undefined} plan @param {number} zoom @param {Room} room
   */
  withinMap(at, plan, zoom, room) {
    const [width, height] = [(room.right - room.left) / 2, (room.bottom - room.top) / 2];
    const world = 256 * 2 ** zoom;
    if (!plan || zoom - this.offset < this.data.max_ground_zoom) {
      return world > 2 * height ? this.leaflet.point(at.x, clamp(at.y, height, world - height)) : at;
    }
    const { x: left, y: top } = this.map.project([plan[1][0], plan[0][1]], zoom);
    const { x: right, y: bottom } = this.map.project([plan[0][0], plan[1][1]], zoom);
    return this.leaflet.point(clamp(at.x, left + width, right - width), clamp(at.y, top + height, bottom - height));
  }

  /** Show the whole view of a person, or of everyone. @param {string} person */
  fitView(person) {
    const { bounds, max_zoom: maxZoom } = this.data.views[person];
    this.fitPoints(bounds, maxZoom ?? this.maxZoomFor(bounds));
  }

  /** The room without the row of the map's buttons: no end of a thread lies under them. @returns {Room} */
  roomAboveButtons() {
    const room = mapRoom();
    const buttons = this.element.querySelector(".atlas__zoom")?.getBoundingClientRect();
    const isInRoom = buttons && buttons.height > 0 && buttons.left < room.right && buttons.right > room.left;
    const bottom = isInRoom ? Math.min(room.bottom, buttons.top) : room.bottom;
    return bottom - room.top >= (room.bottom - room.top) / 2 ? { ...room, bottom } : room;
  }

  /** Show all of some points. @param {number[][]} points @param {number} [maxZoom]   of the design screen
   * @param {Room} [room] */
  fitPoints(points, maxZoom, room) {
    this.go(this.viewOfPoints(points, maxZoom, room));
  }

  /** The view of all of some points, as near as possible. @param {any[]} points @param {number} [maxZoom]   of the design
   * screen @param {Room} [room]   a part of the map's room @returns {View|undefined} none where nothing can be shown */
  viewOfPoints(points, maxZoom, room = mapRoom()) {
    if (!points.length || !hasSpace(room)) return undefined;
    const corners = points.map((point) => this.leaflet.latLng(point)).map(({ lat, lng }) => [lat, lng]);
    const largest = maxZoom ?? this.maxZoomFor(corners);
    const zoom = Math.max(Math.min(this.fittingZoom(corners, room), largest + this.offset), LEAST_ZOOM + this.offset);
    const bounds = this.leaflet.bounds(corners.map((point) => this.map.project(point, zoom)));
    const at = this.withinMap(bounds.getCenter(), this.planOf(corners), zoom, room);
    return { at: at.add(this.middleOfRoom(mapRoom())).subtract(this.middleOfRoom(room)), zoom };
  }

  /** The largest half zoom at which the room shows all points. @param {number[][]} points @param {Room} [room] */
  fittingZoom(points, room = mapRoom()) {
    const padding = this.padding(room);
    const { x, y } = this.leaflet.bounds(points.map((point) => this.map.project(point, 0))).getSize();
    const zooms = [
      Math.log2((room.right - room.left - 2 * padding) / x), Math.log2((room.bottom - room.top - 2 * padding) / y),
    ];
    return Math.floor(2 * Math.min(...zooms)) / 2;
  }

  /** Pixels between what is shown and the edges of the room. @param {Room} room */
  padding(room) {
    return Math.min(PADDING_MILLIMETRES * millimetre(), (room.right - room.left) / 4, (room.bottom - room.top) / 4);
  }

  /** The middle of the room, in pixels of the map's element. @param {Room} room */
  middleOfRoom(room) {
    const { left, top } = this.map.getContainer().getBoundingClientRect();
    return this.leaflet.point((room.left + room.right) / 2 - left, (room.top + room.bottom) / 2 - top);
  }

  /** The centre of the map with which a point is in the middle of the room.
   * @param {any} at   the point in pixels of the world @param {number} zoom @param {Room} room */
  centreFor(at, zoom, room) {
    return this.map.unproject(at.add(this.map.getSize().divideBy(2)).subtract(this.middleOfRoom(room)), zoom);
  }

  /** Move the map to a view. @param {View|undefined} view @param {() => void} [whenThere]   not called where something else
   * moves the map before */
  go(view, whenThere) {
    if (!view) return;
    const { map } = this;
    const { at, zoom } = view;
    // No map.stop() here: it starts a movement to the next whole zoom, which would end after ours.
    this.allowEveryZoom();
    if (this.pace && !isStill()) {
      const point = map.unproject(at, zoom);
      const plans = { isFromPlan: this.isPlanAt(this.focus(), map.getZoom()), isToPlan: this.isPlanAt(point, zoom) };
      this.flight.start({ point, zoom, anchor: this.middleOfRoom(mapRoom()), ...plans }, this.pace, whenThere);
      return;
    }
    map._stop();
    map.setView(this.centreFor(at, zoom, mapRoom()), zoom, { animate: false });
    whenThere?.();
  }

  allowEveryZoom() {
    this.map.options.minZoom = LEAST_ZOOM + this.offset;
    this.map.setMaxZoom(this.maxZoom + this.offset);
  }

  /** One zoom nearer (1) or farther (-1), around the middle of the room. @param {1|-1} step */
  zoomBy(step) {
    const { map } = this;
    const zoom = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), Math.round(map.getZoom()) + step));
    map._stop();
    const centre = map.containerPointToLatLng(this.middleOfRoom(mapRoom()));
    map.setView(this.centreFor(map.project(centre, zoom), zoom, mapRoom()), zoom, { animate: !isStill() });
  }

  /** A finger is put on the map: a movement ends where it is. */
  interrupt() {
    const { map } = this;
    if (!this.element.classList.contains("is-moving") || map._animatingZoom) return;
    map._stop();
  }

  /** After a visitor has moved the map: bring the places back that would leave the room altogether.
   * @param {import("../browser/visit_state.js").State} state */
  limitPan(state) {
    const room = mapRoom();
    if (state.screen !== "explore" || !hasSpace(room)) return;
    const ids = Object.keys(this.data.stops).filter((id) => state.person === EVERYONE || personOf(id) === state.person);
    if (!ids.length) return;
    const at = this.pointsOf(ids).map((point) => this.map.latLngToContainerPoint(point));
    const { min, max } = this.leaflet.bounds(at);
    const padding = this.padding(room);
    const across = Math.min(max.x - room.left - padding, 0) || Math.max(min.x - room.right + padding, 0);
    const down = Math.min(max.y - room.top - padding, 0) || Math.max(min.y - room.bottom + padding, 0);
    if (across || down) this.map.panBy([across, down], { animate: !isStill(), duration: 0.35 });
  }

  /** Stop every movement; for a map that is to be removed. */
  stop() {
    this.map._stop();
  }

  /** The points of those stops that have a place. @param {string[]} stops   stop ids */
  pointsOf(stops) {
    return stops.filter((id) => id in this.data.stops).map((id) => this.data.stops[id].point);
  }

  /** The points of the stops of a city. @param {string} city   a place id */
  pointsOfCity(city) {
    return Object.values(this.data.stops).filter((stop) => stop.city === city).map(({ point }) => point);
  }

  /** The bounds of the city plan at a point. @param {{ lat: number, lng: number }} point */
  planAt(point) {
    return this.data.plan_bounds.find((bounds) => isWithin(point, bounds));
  }

  /** Whether a city plan is shown at a point, at a zoom. @param {{ lat: number, lng: number }} point @param {number} zoom */
  isPlanAt(point, zoom) {
    return zoom - this.offset > this.data.max_ground_zoom && Boolean(this.planAt(point));
  }

  /** The bounds of the city plan on which all points lie. @param {number[][]} points */
  planOf(points) {
    return this.data.plan_bounds.find((bounds) => points.every(([lat, lng]) => isWithin({ lat, lng }, bounds)));
  }

  /** The largest zoom of the near areas at a point; of the ground outside them. @param {{ lat: number, lng: number }} point */
  areaZoomAt(point) {
    const area = this.data.near_areas.find(([bounds]) => isWithin(point, bounds)); // larger zooms come first
    return area ? area[1] : this.data.max_ground_zoom;
  }

  /** The largest zoom for showing some points. @param {number[][]} points */
  maxZoomFor(points) {
    return Math.min(...points.map(([lat, lng]) => (
      this.planAt({ lat, lng }) ? MAX_PLAN_ZOOM - 1 : this.areaZoomAt({ lat, lng }))));
  }
}

/** Whether anything can be shown in a room. @param {Room} room */
function hasSpace(room) {
  return Math.min(room.right - room.left, room.bottom - room.top) >= LEAST_ROOM_MILLIMETRES * millimetre();
}

/** The nearest value between two; their middle where the first is the greater one.
 * @param {number} value @param {number} from @param {number} to */
function clamp(value, from, to) {
  return from > to ? (from + to) / 2 : Math.min(Math.max(value, from), to);
}

/** How far values lie before `from` (negative) or beyond `to`; 0 where they lie between, or on both sides.
 * @param {number[]} values @param {number} from @param {number} to */
function outside(values, from, to) {
  const before = Math.min(...values) - from;
  const beyond = Math.max(...values) - to;
  if (before < 0 && beyond > 0) return 0;
  return before < 0 ? before : beyond > 0 ? beyond : 0;
}

/** @param {{ lat: number, lng: number }} point @param {number[][]} bounds   south-west and north-east corner */
function isWithin({ lat, lng }, [[south, west], [north, east]]) {
  return lat >= south && lat <= north && lng >= west && lng <= east;
}
