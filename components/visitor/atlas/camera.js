/** The camera: which part of the map is shown for a state, and how the map moves there. */
import { EVERYONE, personOf } from "../browser/visit_state.js";

const FLIGHT_SECONDS = 1.1;
const ATTRACT_FLIGHT_SECONDS = 2.6; // on the attract screen, where no visitor waits
const FADE_MILLISECONDS = 200;
const PADDING = 80; // pixels, both sides together
const MAX_FLIGHT_ZOOMS = 2.5; // difference in zoom; a larger one is a fade, not a flight
const TITLE_SHARE = 0.36; // of the map's height: covered by the title on the attract screen
const MAX_PLAN_ZOOM = 14;
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

export class Camera {
  /** @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data @param {any} map @param {any} leaflet */
  constructor(element, data, map, leaflet) {
    this.element = element;
    this.data = data;
    this.map = map;
    this.leaflet = leaflet;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.fadeTimer = undefined;
    this.flightSeconds = FLIGHT_SECONDS;
    this.isAttract = false;
    /** The person whose stop or whole view is shown; null for everyone's. @type {string|null} */
    this.personInView = null;
    this.maxZoom = Math.max(MAX_PLAN_ZOOM, ...data.near_areas.map(([, zoom]) => zoom));
  }

  showOpeningView() {
    const { bounds, max_zoom: maxZoom } = this.data.views.all;
    this.map.fitBounds(bounds, {
      animate: false, padding: [PADDING / 2, PADDING / 2], maxZoom: maxZoom ?? this.maxZoomFor(bounds),
    });
  }

  /** Limit the zoom to that of the ground tiles, except on a city plan and in a near area. */
  limitZoom() {
    const centre = this.map.getCenter();
    this.map.setMaxZoom(this.planAt(centre) ? MAX_PLAN_ZOOM : this.areaZoomAt(centre));
  }

  /** Move the map to what the state shows. @param {import("../browser/visit_state.js").State} state @param {boolean} [atOnce] */
  moveTo(state, atOnce = false) {
    this.isAttract = state.screen === "attract";
    this.flightSeconds = atOnce ? 0 : this.isAttract ? ATTRACT_FLIGHT_SECONDS : FLIGHT_SECONDS;
    const shownBefore = this.personInView;
    this.personInView = state.stop ? personOf(state.stop) : state.person === EVERYONE ? null : state.person;
    const hasPlace = !state.stop || state.stop in this.data.stops;
    // A story that belongs to no place: the map stays in the life that it shows.
    if (!hasPlace && !state.showsWholeView && !this.isAttract && shownBefore === this.personInView) return;
    if (state.isTimelineDragged && state.stop && hasPlace) {
      this.map.panTo(this.data.stops[state.stop].point, { animate: !reducedMotion.matches, duration: 0.25 });
      return;
    }
    const encounter = state.encounter && this.data.encounters[state.encounter];
    const stop = state.stop && this.data.stops[state.stop];
    if (encounter) this.fitPoints([encounter.point, ...this.pointsOf(encounter.stops)]);
    else if (state.cluster) this.fitPoints(this.pointsOf(state.cluster));
    else if (!hasPlace && !state.showsWholeView) this.fitView(personOf(/** @type {string} */ (state.stop)));
    else if (!stop || state.showsWholeView) this.fitView(state.person);
    else {
      const zoom = stop.zooms[state.person === EVERYONE ? 0 : 1];
      this.setView(this.centreFor(stop.point, zoom), zoom);
    }
  }

  /**
   * The centre of the map for a stop: the stop itself; on a city plan the nearest point for which the plan fills the
   * map, so that the map does not show what is beyond the plan's edge. On the attract screen the stop stays at half of
   * the height, because the title is above or below it.
   * @param {number[]} point   latitude, longitude
   * @param {number} zoom
   * @returns {any} as Leaflet takes it: an array, or a LatLng
   */
  centreFor([lat, lng], zoom) {
    const plan = this.planAt({ lat, lng });
    if (!plan || zoom < this.data.max_ground_zoom) return [lat, lng];
    const { map } = this;
    const halfSize = map.getSize().divideBy(2);
    const stop = map.project([lat, lng], zoom);
    const min = map.project([plan[1][0], plan[0][1]], zoom).add(halfSize);
    const max = map.project([plan[0][0], plan[1][1]], zoom).subtract(halfSize);
    const clamp = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ to) => (
      from > to ? (from + to) / 2 : Math.min(Math.max(value, from), to));
    return map.unproject([clamp(stop.x, min.x, max.x), this.isAttract ? stop.y : clamp(stop.y, min.y, max.y)], zoom);
  }

  /** Show the whole view of a person, or of everyone. @param {string} person */
  fitView(person) {
    const { bounds, max_zoom: maxZoom } = this.data.views[person];
    this.fitPoints(bounds, maxZoom ?? this.maxZoomFor(bounds));
  }

  /** Show all of some points. @param {number[][]} points @param {number} [maxZoom] */
  fitPoints(points, maxZoom = this.maxZoomFor(points)) {
    const { map } = this;
    map.setMaxZoom(this.maxZoom);
    const bounds = this.leaflet.latLngBounds(points);
    const titleHeight = this.isAttract ? map.getSize().y * TITLE_SHARE : 0;
    const padding = this.leaflet.point(PADDING, PADDING + titleHeight);
    const zoom = Math.min(map.getBoundsZoom(bounds, false, padding), maxZoom);
    const centre = map.project(bounds.getSouthWest(), zoom).add(map.project(bounds.getNorthEast(), zoom)).divideBy(2);
    centre.y += titleHeight / 2;
    this.setView(map.unproject(centre, zoom), zoom);
  }

  /**
   * Fly over a small difference in zoom; fade over a large one: a flight through ten zooms is a blur, and it would
   * freeze while it draws the thousands of lines of a city plan a hundred times too large.
   * @param {any} centre @param {number} zoom
   */
  setView(centre, zoom) {
    const { map, element } = this;
    // No map.stop() here: it starts a movement to the next whole zoom, which would end after ours.
    map.setMaxZoom(this.maxZoom);
    clearTimeout(this.fadeTimer);
    element.classList.remove("is-fading");
    if (reducedMotion.matches || !this.flightSeconds) map.setView(centre, zoom, { animate: false });
    else if (Math.abs(zoom - map.getZoom()) <= MAX_FLIGHT_ZOOMS) map.flyTo(centre, zoom, { duration: this.flightSeconds });
    else {
      element.classList.add("is-fading");
      this.fadeTimer = setTimeout(() => {
        map.setMaxZoom(this.maxZoom); // an earlier movement may have ended since, and set its own limit
        map.setView(centre, zoom, { animate: false });
        element.classList.remove("is-fading");
      }, FADE_MILLISECONDS);
    }
  }

  /** Stop every movement; for a map that is to be removed. */
  stop() {
    clearTimeout(this.fadeTimer);
    this.map.stop();
  }

  /** The points of those stops that have a place. @param {string[]} stops   stop ids */
  pointsOf(stops) {
    return stops.filter((id) => id in this.data.stops).map((id) => this.data.stops[id].point);
  }

  /** The bounds of the city plan at a point. @param {{ lat: number, lng: number }} point */
  planAt(point) {
    return this.data.plan_bounds.find((bounds) => isWithin(point, bounds));
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

/** @param {{ lat: number, lng: number }} point @param {number[][]} bounds   south-west and north-east corner */
function isWithin({ lat, lng }, [[south, west], [north, east]]) {
  return lat >= south && lat <= north && lng >= west && lng <= east;
}
