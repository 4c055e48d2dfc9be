/** Where the map goes, and how it gets there. */
import { EVERYONE } from "../browser/visit_state.js";

const FLIGHT_SECONDS = 1.1;
const STROLL_SECONDS = 2.6; // when nobody waits for it
const TURN_MILLISECONDS = 200;
const MARGIN = 80; // pixels, both sides together
const FOLLOWED = 2.5; // zooms
const TITLE_SHARE = 0.36; // of the map's height, below, while the exhibit plays
const NEAREST_OF_ALL = 14;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Traveller {
  /** @param {HTMLElement} room @param {import("./atlas.js").AtlasData} data @param {any} map @param {any} leaflet */
  constructor(room, data, map, leaflet) {
    this.room = room;
    this.data = data;
    this.map = map;
    this.leaflet = leaflet;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.turning = undefined;
    this.seconds = FLIGHT_SECONDS;
    this.plays = false;
  }

  /** Show the opening view. */
  begin() {
    this.map.fitBounds(this.data.views.all.bounds, { animate: false, padding: [MARGIN / 2, MARGIN / 2] });
  }

  /** Keep to the ground that is drawn: only a plan lets the map go nearer. */
  limit() {
    const nearest = this.sheetOf(this.map.getCenter()) ? NEAREST_OF_ALL : this.data.max_ground_zoom;
    this.map.setMaxZoom(nearest);
  }

  /** Move the map to what the state shows. @param {import("../browser/visit_state.js").State} state @param {boolean} [atOnce] */
  follow(state, atOnce = false) {
    this.plays = state.screen === "attract";
    this.seconds = atOnce ? 0 : this.plays ? STROLL_SECONDS : FLIGHT_SECONDS;
    if (state.sliding && state.stop) {
      this.map.panTo(this.data.stops[state.stop].point, { animate: !still.matches, duration: 0.25 });
      return;
    }
    const met = state.encounter && this.data.encounters[state.encounter];
    const stop = state.stop && this.data.stops[state.stop];
    if (met) this.showAll([met.point, ...this.points(met.stops)]);
    else if (state.stack) this.showAll(this.points(state.stack));
    else if (!stop || state.whole) this.showAll(this.data.views[state.person].bounds);
    else {
      const zoom = stop.zooms[state.person === EVERYONE ? 0 : 1];
      this.go(this.kept(stop.point, zoom), zoom);
    }
  }

  /**
   * The middle of the map for a stop: the stop itself, or, on a plan, as near to it as keeps the plan's sheet
   * under the whole map, so that no half of the screen lies beyond its edge. While the exhibit plays the stop
   * stays at half height: above or below it stands the title.
   * @param {number[]} at @param {number} zoom
   */
  kept([lat, lng], zoom) {
    const sheet = this.sheetOf({ lat, lng });
    if (!sheet || zoom < this.data.max_ground_zoom) return [lat, lng];
    const { map } = this;
    const half = map.getSize().divideBy(2);
    const stop = map.project([lat, lng], zoom);
    const low = map.project([sheet[1][0], sheet[0][1]], zoom).add(half);
    const high = map.project([sheet[0][0], sheet[1][1]], zoom).subtract(half);
    const clamp = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ to) => (
      from > to ? (from + to) / 2 : Math.min(Math.max(value, from), to));
    return map.unproject([clamp(stop.x, low.x, high.x), this.plays ? stop.y : clamp(stop.y, low.y, high.y)], zoom);
  }

  /** @param {number[][]} points */
  showAll(points) {
    const { map } = this;
    map.setMaxZoom(NEAREST_OF_ALL);
    const box = this.leaflet.latLngBounds(points);
    const below = this.plays ? map.getSize().y * TITLE_SHARE : 0;
    const margin = this.leaflet.point(MARGIN, MARGIN + below);
    const zoom = Math.min(map.getBoundsZoom(box, false, margin), this.depth(points));
    const middle = map.project(box.getSouthWest(), zoom).add(map.project(box.getNorthEast(), zoom)).divideBy(2);
    middle.y += below / 2;
    this.go(map.unproject(middle, zoom), zoom);
  }

  /**
   * Fly where the eye can follow; turn the page where it cannot: a flight through ten zooms is a blur, and
   * the plans' thousands of lines, drawn a hundred times too large, would stop it dead.
   * @param {any} centre @param {number} zoom
   */
  go(centre, zoom) {
    const { map, room } = this;
    // No map.stop() here: it begins a movement of its own, to the next whole zoom, which ends after ours.
    map.setMaxZoom(NEAREST_OF_ALL);
    clearTimeout(this.turning);
    room.classList.remove("is-turning");
    if (still.matches || !this.seconds) map.setView(centre, zoom, { animate: false });
    else if (Math.abs(zoom - map.getZoom()) <= FOLLOWED) map.flyTo(centre, zoom, { duration: this.seconds });
    else {
      room.classList.add("is-turning");
      this.turning = setTimeout(() => {
        map.setMaxZoom(NEAREST_OF_ALL); // an earlier movement may have come to its end since, and set its own limit
        map.setView(centre, zoom, { animate: false });
        room.classList.remove("is-turning");
      }, TURN_MILLISECONDS);
    }
  }

  /** Go nowhere any more. */
  rest() {
    clearTimeout(this.turning);
    this.map.stop();
  }

  /** @param {string[]} stops */
  points(stops) {
    return stops.map((id) => this.data.stops[id].point);
  }

  /** @param {{ lat: number, lng: number }} point */
  sheetOf(point) {
    return this.data.plan_bounds.find(([[south, west], [north, east]]) => point.lat >= south && point.lat <= north
      && point.lng >= west && point.lng <= east);
  }

  /** How near the map may go to show some points. @param {number[][]} points */
  depth(points) {
    const onPlan = points.every(([lat, lng]) => Boolean(this.sheetOf({ lat, lng })));
    return onPlan ? NEAREST_OF_ALL - 1 : this.data.max_ground_zoom;
  }
}
