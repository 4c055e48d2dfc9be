/** Map visibility: which marks, names, legs and city plans are shown for the view, the zoom and the open story. */
import { DESIGN_MILLIMETRE, millimetre } from "../browser/stage.js";
import { EVERYONE, currentState, personOf, positionOf, stateOnMap } from "../browser/visit_state.js";
import { HtmlMarkers } from "./html_markers.js";
import { NameRoom, legClass } from "./name_room.js";

const EARTH_CIRCUMFERENCE_METRES = 40_075_016;
const LEAST_ZOOM = 1; // the first for which Python has decided what is shown
const LONGEST_SCALE = 190; // pixels: the scale bar is at most so long

export class MapVisibility {
  /** @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data @param {any} map @param {any} leaflet */
  constructor(element, data, map, leaflet) {
    this.element = element;
    this.data = data;
    this.map = map;
    this.htmlMarkers = new HtmlMarkers(map, leaflet);
    this.stopIds = Object.keys(data.stops);
    /** The marks by number: of stops, cities, towns and encounters. @type {HTMLElement[]} */
    this.marks = [];
    for (const mark of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-mark]"))) {
      this.marks[Number(mark.dataset.mark)] = mark;
    }
    /** Their accessible names, as Python wrote them. */
    this.labels = this.marks.map((mark) => mark.getAttribute("aria-label") ?? "");
    /** The numbers of the marks that are shown. Others are not touched. @type {Set<number>} */
    this.shown = new Set();
    /** The strokes and the arrow of the leg to each stop, in the order of `stopIds`. */
    this.legs = this.stopIds.map((id) => [...element.querySelectorAll(`.${legClass(id)}, [data-way="${id}"]`)]);
    /** The stops whose legs are about to draw themselves. @type {Set<string>} */
    this.undrawn = new Set();
    this.nameRoom = new NameRoom(element, data, map, leaflet, this.marks);
    /** The numbers of the legs that lie on each city plan, whole. @type {Set<number>[]} */
    this.legsOnPlans = data.plan_bounds.map((bounds) => this.legsWithin(leaflet.latLngBounds(bounds)));
    /** The plan that fills the room, beside which no leg is drawn; -1 for none. */
    this.planInRoom = -1;
    this.arrangeRequest = 0;
    this.largestZoom = Math.max(...Object.keys(data.views[EVERYONE].zooms).map(Number));
    this.zoomShift = 0;
    this.fitStage();
    /** The person and zoom that are shown. */
    this.shownContent = "";
    this.person = EVERYONE;
    /** The open encounter's id. @type {string|null} */
    this.encounter = null;
    /** The stops of the open story or encounter, and those that were read. @type {Set<string|null>} */
    this.openStops = new Set();
    /** @type {Set<string>} */
    this.readStops = new Set();
    /** What `readStops` was made from. @type {readonly string[]} */
    this.read = [];
  }

  /** The stop ids of a mark. @param {HTMLElement} mark */
  stopsOf({ dataset }) {
    if (dataset.stop) return [dataset.stop];
    return (dataset.members?.split(" ") ?? []).map((number) => this.stopIds[Number(number)]);
  }

  /** The strokes and the arrow of the leg to a stop. @param {string} id */
  legsTo(id) {
    return this.legs[this.stopIds.indexOf(id)] ?? [];
  }

  /** The lines of that leg, as Leaflet draws them: two where it crosses the map's edge. @param {string} id @returns {any[][]} */
  linesTo(id) {
    return this.nameRoom.ways.get(legClass(id)) ?? [];
  }

  /** The mark of a place that is shown. @param {string} place   its id */
  shownMarkOf(place) {
    return [...this.shown].map((number) => this.marks[number]).find((mark) => mark.dataset.place === place);
  }

  /**
   * What the map shows at its zoom. Python has chosen it for the design screen: where a millimetre has more pixels, the
   * same is shown at a larger zoom. In halves, rounded down: with less of the world in a pixel than reckoned, targets would
   * overlap.
   */
  contentZoom() {
    const zoom = this.map.getZoom() - this.zoomShift;
    return Math.min(Math.max(LEAST_ZOOM, Math.floor(zoom * 2 + 0.01) / 2), this.largestZoom);
  }

  /** The stage has another size. Read here, and not at each frame of a flight: reading it makes the browser compute styles. */
  fitStage() {
    this.zoomShift = Math.log2(millimetre() / DESIGN_MILLIMETRE);
  }

  /** Show the marks, names and lettering of the current zoom and person. A far flight shows none. */
  updateZoomContent() {
    if (this.element.classList.contains("is-far")) return;
    const zoom = this.contentZoom();
    if (this.shownContent === `${this.person} ${zoom}`) return;
    this.shownContent = `${this.person} ${zoom}`;
    const content = this.data.views[this.person].zooms[zoom];
    const shown = new Set(content.markers);
    for (const number of this.shown) if (!shown.has(number)) setVisible(this.marks[number], false);
    this.shown = shown;
    const sides = new Map(content.names.map((number, index) => [number, content.sides[index][0]]));
    const inCities = new Set(content.in_cities);
    for (const number of shown) {
      const mark = this.marks[number];
      mark.classList.toggle("is-in-city", inCities.has(number));
      setVisible(mark, true);
      mark.classList.remove("is-covered");
      this.nameRoom.showName(mark, sides.get(number));
      this.updateMark(number);
    }
    const lettering = new Set(content.lettering);
    for (const letters of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-letters]"))) {
      setVisible(letters, lettering.has(Number(letters.dataset.letters)));
      letters.classList.remove("is-crowded");
    }
    this.updateScale();
    this.showThreadEnds();
    this.arrange();
  }

  /** At the ends of the thread a dot and a name are shown where the mark of another city stands for that of the stop. */
  showThreadEnds() {
    for (const end of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-end]"))) {
      const isOpen = end.dataset.end === this.encounter;
      setVisible(end, isOpen && ![...this.shown].some((number) => this.isMarkOf(this.marks[number], end.dataset.endStop ?? "")));
    }
  }

  /** Whether a mark is that of a stop, or of its city. @param {HTMLElement} mark @param {string} stop */
  isMarkOf(mark, stop) {
    return this.stopsOf(mark).includes(stop) && (!mark.dataset.city || mark.dataset.city === this.data.stops[stop]?.city);
  }

  /** Once the browser is idle: leave no name or mark under a card, a button or the screen's edge.
   * @param {number} [timeout]   milliseconds after which it is done though the browser is busy */
  arrange(timeout = 500) {
    cancelIdleCallback(this.arrangeRequest);
    this.arrangeRequest = requestIdleCallback(() => {
      const content = this.data.views[this.person].zooms[this.contentZoom()];
      this.nameRoom.arrange(stateOnMap(currentState()), content);
    }, { timeout });
  }

  /** The numbers of the legs of which all points lie within bounds. @param {any} bounds */
  legsWithin(bounds) {
    const isWithin = (/** @type {string} */ id) => {
      const lines = this.nameRoom.ways.get(legClass(id));
      return lines?.some((line) => line.every((point) => bounds.contains(point)));
    };
    return new Set(this.stopIds.map((_, index) => index).filter((index) => isWithin(this.stopIds[index])));
  }

  /** On a city plan a leg that leaves the sheet says nothing: a broad stripe to an edge. @param {{ lat: number, lng: number }}
   * focus   the middle of the room */
  showLegsOfPlan(focus) {
    const { plan_bounds: bounds, plan_zooms: zooms } = this.data;
    const zoom = this.designZoom();
    const plan = bounds.findIndex(([[south, west], [north, east]], index) => zoom >= zooms[index]
      && focus.lat >= south && focus.lat <= north && focus.lng >= west && focus.lng <= east);
    this.setPlanInRoom(plan);
  }

  /** A far flight leaves the plan: all legs come back, slowly (atlas.css), and the ground that is pale below it. */
  leavePlan() {
    this.element.classList.remove("is-near", "is-plain");
    this.element.classList.toggle("is-from-plan", this.planInRoom >= 0);
    this.setPlanInRoom(-1);
  }

  /** @param {number} plan */
  setPlanInRoom(plan) {
    if (plan === this.planInRoom) return;
    this.planInRoom = plan;
    this.legs.forEach((shapes, index) => {
      const isOffPlan = plan >= 0 && !this.legsOnPlans[plan].has(index);
      for (const shape of shapes) shape.classList.toggle("is-off-plan", isOffPlan);
    });
    this.htmlMarkers.update();
  }

  /** The zoom at which the design screen shows the same. */
  designZoom() {
    return this.map.getZoom() - this.map.options.stageZoomOffset;
  }

  /** Show what depends on the scale. City plans come and go with the zoom, so their elements are queried each time. */
  updateScale() {
    const zoom = this.designZoom();
    const parallelMetres = EARTH_CIRCUMFERENCE_METRES * Math.cos((this.map.getCenter().lat * Math.PI) / 180);
    // On the plans' pane, not higher: the browser restyles every element that inherits the property.
    const pixelsPerMetre = (256 * 2 ** this.map.getZoom()) / parallelMetres;
    if (zoom > this.data.max_ground_zoom) {
      this.map.getPane("plan").style.setProperty("--metre", `${pixelsPerMetre}px`);
    }
    this.showScaleBar(zoom, pixelsPerMetre);
    const contentZoom = this.contentZoom();
    this.element.classList.toggle("is-regional", zoom >= 6);
    this.element.classList.toggle("is-distant", zoom < 12);
    this.element.classList.toggle("is-near", zoom > this.data.max_ground_zoom + 1);
    for (const scaled of this.element.querySelectorAll("[data-from]")) {
      const { from, to = "99" } = /** @type {HTMLElement} */ (scaled).dataset;
      scaled.classList.toggle("is-outside-zoom", contentZoom < Number(from) || contentZoom > Number(to));
    }
    this.htmlMarkers.update();
  }

  /**
   * In a near area the tiles of the ground end long before the map does: what they show is not exact enough to stand
   * beside two houses. A plain sheet is shown, with the length of a distance on it.
   * @param {number} zoom @param {number} pixelsPerMetre
   */
  showScaleBar(zoom, pixelsPerMetre) {
    const bar = /** @type {HTMLElement|null} */ (this.element.querySelector(".atlas__scale"));
    if (!bar) return;
    const isBeyondGround = zoom > this.data.max_ground_zoom + 1;
    bar.hidden = !isBeyondGround;
    this.element.classList.toggle("is-plain", zoom > this.data.max_ground_zoom + 2);
    const [metres, words] = this.data.scale.findLast(([length]) => length * pixelsPerMetre <= LONGEST_SCALE) ?? this.data.scale[0];
    bar.style.width = `${metres * pixelsPerMetre}px`;
    if (bar.textContent !== words) bar.textContent = words;
  }

  /** @param {import("../browser/visit_state.js").State} state */
  show(state) {
    this.person = state.person;
    this.element.dataset.view = state.person;
    this.element.classList.toggle("has-story", Boolean(state.stop) && !state.showsWholeView);
    this.element.classList.toggle("has-encounter", Boolean(state.encounter));
    this.encounter = state.encounter;
    this.openStops = new Set(state.encounter ? this.data.encounters[state.encounter].stops : [state.stop]);
    if (this.read !== state.read) [this.read, this.readStops] = [state.read, new Set(state.read)];
    this.updateZoomContent();
    this.showLegs(state);
    for (const number of this.shown) this.updateMark(number);
    for (const mention of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-mention]"))) {
      setVisible(mention, !state.showsWholeView && mention.dataset.mention === state.stop);
    }
    this.showThreadEnds();
    for (const shape of this.element.querySelectorAll(".encounter-line, .star")) {
      const isOfEncounter = shape.classList.contains(`encounter-line--${state.encounter}`)
        || /** @type {SVGElement} */ (shape).dataset.star === state.encounter;
      shape.classList.toggle("is-shown", Boolean(state.encounter) && isOfEncounter);
    }
    this.htmlMarkers.update();
    this.arrange();
  }

  /** Whether a mark's story is open (of an encounter not where it stands for another city), whether all of its stories were read, and its accessible name: in the view of one
   * life that begins with the number that is shown. @param {number} number */
  updateMark(number) {
    const mark = this.marks[number];
    if (mark.classList.contains("marker--town")) return;
    const stops = this.stopsOf(mark);
    const isOpen = stops.some((id) => this.openStops.has(id) && (!this.encounter || this.isMarkOf(mark, id)));
    mark.classList.toggle("is-open", isOpen);
    mark.classList.toggle("is-read", stops.length > 0 && stops.every((id) => this.readStops.has(id)));
    const ordinal = this.person !== EVERYONE && mark.dataset.stop ? `${mark.querySelector("text")?.textContent} ` : "";
    const isInCity = mark.classList.contains("is-in-city");
    const label = ordinal + (isInCity ? mark.dataset.cityLabel : this.labels[number]);
    if (mark.getAttribute("aria-label") !== label) mark.setAttribute("aria-label", label);
    if (isOpen === mark.hasAttribute("aria-current")) return;
    if (isOpen) mark.setAttribute("aria-current", "true");
    else mark.removeAttribute("aria-current");
  }

  /** The strokes of the leg to a stop. @param {string} id @returns {SVGPathElement[]} */
  strokesOf(id) {
    const shapes = this.legs[this.stopIds.indexOf(id)];
    return /** @type {SVGPathElement[]} */ (shapes.filter((shape) => shape.classList.contains("leg")));
  }

  /** CSS emphasizes the leg to the open stop; the legs after it are faint, and so is one that has yet to draw itself.
   * @param {import("../browser/visit_state.js").State} state */
  showLegs(state) {
    const openPosition = state.stop ? positionOf(state.stop) : -1;
    const openPerson = state.stop ? personOf(state.stop) : null;
    this.stopIds.forEach((id, index) => {
      const person = personOf(id);
      for (const shape of this.legs[index]) {
        shape.classList.toggle("is-other-life", state.person !== EVERYONE && person !== state.person);
        const isUndrawn = this.undrawn.has(id);
        shape.classList.toggle("is-current", id === state.stop && !isUndrawn);
        shape.classList.toggle("is-to-come", isUndrawn || (person === openPerson && positionOf(id) > openPosition));
      }
    });
  }
}

/** Sets `hidden` only where it changes: to set it again would restyle the element.
 * @param {HTMLElement} element @param {boolean} isVisible */
function setVisible(element, isVisible) {
  if (element.hidden === isVisible) element.hidden = !isVisible;
}
