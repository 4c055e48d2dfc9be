/**
 * How the map reacts. What is shown at which zoom was decided in Python; here it is only hidden and shown.
 *
 * @typedef {{ marks: number[], names: number[], letters: number[] }} Zoom
 * @typedef {{ bounds: number[][], zooms: Record<string, Zoom>, flights: Record<string, number> }} View
 * @typedef {{ at: number[], mark: number, way: string, life: string }} StopData
 * @typedef {object} AtlasData
 * @property {string} module   address of the script Folium wrote
 * @property {Record<string, View>} views   by person, and "all"
 * @property {Record<string, StopData>} stops
 * @property {Record<string, { points: number[][], marks: string[] }>} encounters
 * @property {number[][][]} sheets   where plans let the map go nearer
 * @property {number} nearest   the last zoom elsewhere
 */
import { follow, openStack, openStop, showWhole } from "../visit.js";
import { warm } from "./warm.js";

const FLIGHT_SECONDS = 1.1;
const TURN_MILLISECONDS = 200;
const MARGIN = 80; // pixels, both sides together
const FOLLOWED = 2.5; // zooms
const NEAREST_OF_ALL = 14;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {HTMLElement} room @param {AtlasData} data */
export async function mount(room, data) {
  const drawing = await import(data.module);
  const frame = /** @type {HTMLElement} */ (room.querySelector(".atlas__map"));
  frame.id = drawing.container;
  const map = drawing.draw();
  const sheet = new Sheet(room, data, map, drawing.leaflet);
  room.addEventListener("click", (event) => tap(event, map, sheet));
  map.on("zoom", () => sheet.arrange());
  map.on("zoomend", () => sheet.scale());
  map.on("moveend", () => map.setMaxZoom(sheet.onPlan(map.getCenter()) ? NEAREST_OF_ALL : data.nearest));
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(frame);
  const leave = follow((now, before) => {
    sheet.show(now);
    if (now.whole !== before.whole || now.stop !== before.stop || now.person !== before.person
      || now.encounter !== before.encounter || now.stack !== before.stack || now.sliding !== before.sliding) {
      requestAnimationFrame(() => sheet.travel(now));
    }
  });
  map.fitBounds(data.views.all.bounds, { animate: false, padding: [MARGIN / 2, MARGIN / 2] });
  sheet.arrange();
  warm(room, data);
  room.dataset.ready = "";
  return leave;
}

/** @param {MouseEvent} event @param {any} map @param {Sheet} sheet */
function tap(event, map, sheet) {
  const on = (/** @type {string} */ what) => /** @type {HTMLElement|null} */ (
    /** @type {HTMLElement} */ (event.target).closest(what));
  const stop = on("[data-stop]");
  const stack = on("[data-stack]");
  const zoom = on("[data-zoom]");
  if (stop) openStop(/** @type {string} */ (stop.dataset.stop));
  else if (stack) openStack(sheet.members(stack), stack.textContent.replace(/^\d+/, ""));
  else if (zoom) map.setZoom(Math.round(map.getZoom()) + (zoom.dataset.zoom === "in" ? 1 : -1));
  else if (on("[data-whole]")) showWhole();
}

/** The sheet the map is drawn on: which of its things are seen. */
class Sheet {
  /** @param {HTMLElement} room @param {AtlasData} data @param {any} map @param {any} leaflet */
  constructor(room, data, map, leaflet) {
    this.leaflet = leaflet;
    this.room = room;
    this.data = data;
    this.map = map;
    this.ids = Object.keys(data.stops);
    /** @type {HTMLElement[]} */
    this.marks = [];
    for (const mark of room.querySelectorAll("[data-mark]")) {
      this.marks[Number(/** @type {HTMLElement} */ (mark).dataset.mark)] = /** @type {HTMLElement} */ (mark);
    }
    this.ways = this.ids.map((id) => [...room.querySelectorAll(`.${data.stops[id].way}, [data-way="${id}"]`)]);
    this.arranged = "";
    this.person = "all";
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.turning = undefined;
  }

  /** Stop ids of a stack's marker. @param {HTMLElement} stack */
  members(stack) {
    return (stack.dataset.stack ?? "").split(" ").map((number) => this.ids[Number(number)]);
  }

  /** @param {{ lat: number, lng: number }} point */
  onPlan(point) {
    return this.data.sheets.some(([[south, west], [north, east]]) => point.lat >= south && point.lat <= north
      && point.lng >= west && point.lng <= east);
  }

  /** Show the marks of this zoom and view. */
  arrange() {
    const zoom = Math.max(2, Math.floor(this.map.getZoom() * 2 + 0.001) / 2);
    if (this.arranged === `${this.person} ${zoom}`) return;
    this.arranged = `${this.person} ${zoom}`;
    const shown = this.data.views[this.person].zooms[zoom];
    const seen = new Set(shown.marks);
    const names = new Set(shown.names);
    const letters = new Set(shown.letters);
    this.marks.forEach((mark, number) => {
      mark.hidden = !seen.has(number);
      mark.classList.toggle("is-named", names.has(number));
    });
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (this.room.querySelectorAll("[data-letters]"))) {
      each.hidden = !letters.has(Number(each.dataset.letters));
    }
    this.scale();
  }

  /** Show what belongs to this zoom: plans come and go with it, so what they hold is looked up anew. */
  scale() {
    const zoom = this.map.getZoom();
    const across = 40_075_016 * Math.cos((this.map.getCenter().lat * Math.PI) / 180);
    this.room.style.setProperty("--metre", `${(256 * 2 ** zoom) / across}px`);
    this.room.classList.toggle("is-distant", zoom < 12);
    for (const each of this.room.querySelectorAll("[data-from]")) {
      const { from, to = "99" } = /** @type {HTMLElement} */ (each).dataset;
      each.classList.toggle("is-small", zoom < Number(from) || zoom > Number(to));
    }
  }

  /** @param {import("../visit.js").State} state */
  show(state) {
    this.person = state.person;
    this.room.dataset.view = state.person;
    this.room.classList.toggle("has-story", Boolean(state.stop) && !state.whole);
    this.room.classList.toggle("has-encounter", Boolean(state.encounter));
    this.arrange();
    this.showWays(state);
    const open = state.encounter ? this.data.encounters[state.encounter].marks : [state.stop];
    for (const mark of this.marks) {
      const own = mark.dataset.stop ? [mark.dataset.stop] : this.members(mark);
      const current = own.some((id) => open.includes(id));
      mark.classList.toggle("is-open", current);
      if (current) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
    }
    for (const mention of /** @type {NodeListOf<HTMLElement>} */ (this.room.querySelectorAll("[data-mention]"))) {
      mention.hidden = state.whole || mention.dataset.mention !== state.stop;
    }
    for (const each of this.room.querySelectorAll(".thread, .star")) {
      const own = each.classList.contains(`thread--${state.encounter}`)
        || /** @type {SVGElement} */ (each).dataset.star === state.encounter;
      each.classList.toggle("is-shown", Boolean(state.encounter) && own);
    }
  }

  /** The way to the open stop is strong, the ways before it are clear, those to come are faint.
   * @param {import("../visit.js").State} state */
  showWays(state) {
    const at = state.stop ? this.ids.indexOf(state.stop) : -1;
    const life = state.stop ? this.data.stops[state.stop].life : null;
    this.ids.forEach((id, number) => {
      const own = this.data.stops[id].life;
      for (const part of this.ways[number]) {
        part.classList.toggle("is-away", state.person !== "all" && own !== state.person);
        part.classList.toggle("is-current", number === at);
        part.classList.toggle("is-to-come", at >= 0 && own === life && number > at);
      }
    });
  }

  /** Move the map to what the state shows. @param {import("../visit.js").State} state */
  travel(state) {
    if (state.sliding && state.stop) {
      this.map.panTo(this.data.stops[state.stop].at, { animate: !still.matches, duration: 0.25 });
      return;
    }
    const view = this.data.views[state.person];
    if (state.encounter) this.showAll(this.data.encounters[state.encounter].points);
    else if (state.stack) this.showAll(this.points(state.stack));
    else if (!state.stop || state.whole) this.showAll(view.bounds);
    else this.go(this.data.stops[state.stop].at, view.flights[state.stop]);
  }

  /** @param {number[][]} points */
  showAll(points) {
    const { map } = this;
    map.setMaxZoom(NEAREST_OF_ALL);
    const box = this.leaflet.latLngBounds(points);
    const zoom = Math.min(map.getBoundsZoom(box, false, this.leaflet.point(MARGIN, MARGIN)), this.depth(points));
    const middle = map.project(box.getSouthWest(), zoom).add(map.project(box.getNorthEast(), zoom)).divideBy(2);
    this.go(map.unproject(middle, zoom), zoom);
  }

  /**
   * Fly where the eye can follow; turn the page where it cannot: a flight through ten zooms is a blur, and
   * the plans' thousands of lines, drawn a hundred times too large, would stop it dead.
   * @param {any} centre @param {number} zoom
   */
  go(centre, zoom) {
    const { map, room } = this;
    map.stop();
    map.setMaxZoom(NEAREST_OF_ALL);
    clearTimeout(this.turning);
    room.classList.remove("is-turning");
    if (still.matches) map.setView(centre, zoom, { animate: false });
    else if (Math.abs(zoom - map.getZoom()) <= FOLLOWED) map.flyTo(centre, zoom, { duration: FLIGHT_SECONDS });
    else {
      room.classList.add("is-turning");
      this.turning = setTimeout(() => {
        map.setView(centre, zoom, { animate: false });
        room.classList.remove("is-turning");
      }, TURN_MILLISECONDS);
    }
  }

  /** @param {string[]} stops */
  points(stops) {
    return stops.map((id) => this.data.stops[id].at);
  }

  /** How near the map may go to show some points. @param {number[][]} points */
  depth(points) {
    const onPlan = points.every(([lat, lng]) => this.onPlan({ lat, lng }));
    return onPlan ? NEAREST_OF_ALL - 1 : this.data.nearest;
  }
}
