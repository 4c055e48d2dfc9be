/** Map visibility: which markers, labels, legs and city plans are shown for the view, the zoom and the open story. */
import { EVERYONE, personOf, positionOf } from "../browser/visit_state.js";
import { HtmlMarkers } from "./html_markers.js";

const EARTH_CIRCUMFERENCE_METRES = 40_075_016;
const LEAST_ZOOM = 1; // the first for which Python has decided what is shown
const LONGEST_SCALE = 190; // pixels: the scale bar is at most so long

export class MapVisibility {
  /** @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data @param {any} map @param {any} leaflet */
  constructor(element, data, map, leaflet) {
    this.element = element;
    this.data = data;
    this.map = map;
    this.leaflet = leaflet;
    this.htmlMarkers = new HtmlMarkers(map, leaflet);
    this.tabOrderRequest = 0;
    this.stopIds = Object.keys(data.stops);
    /** The markers of stops and clusters, by number. @type {HTMLElement[]} */
    this.markers = [];
    for (const marker of element.querySelectorAll("[data-mark]")) {
      this.markers[Number(/** @type {HTMLElement} */ (marker).dataset.mark)] = /** @type {HTMLElement} */ (marker);
    }
    /** The strokes and the arrow of the leg to each stop, in the order of `stopIds`. */
    this.legs = this.stopIds.map((id) => [...element.querySelectorAll(`.${legClass(id)}, [data-way="${id}"]`)]);
    /** The person and zoom that are shown. */
    this.shownContent = "";
    this.person = EVERYONE;
  }

  /** The stop ids of a cluster. @param {HTMLElement} cluster   its marker */
  membersOf(cluster) {
    return (cluster.dataset.stack ?? "").split(" ").map((number) => this.stopIds[Number(number)]);
  }

  /** Show the markers, labels and lettering of the current zoom and person. */
  updateZoomContent() {
    const zoom = Math.max(LEAST_ZOOM, Math.floor(this.designZoom() * 2 + 0.001) / 2);
    if (this.shownContent === `${this.person} ${zoom}`) return;
    this.shownContent = `${this.person} ${zoom}`;
    const content = this.data.views[this.person].zooms[zoom];
    const markers = new Set(content.markers);
    const labels = new Set(content.labels);
    const lettering = new Set(content.lettering);
    this.markers.forEach((marker, number) => {
      setVisible(marker, markers.has(number));
      marker.classList.toggle("is-named", labels.has(number));
    });
    for (const letters of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-letters]"))) {
      setVisible(letters, lettering.has(Number(letters.dataset.letters)));
    }
    this.updateScale();
    this.updateTabOrder();
  }

  /**
   * Only markers in view can have the focus: it must never move off the screen. Positions are read from Leaflet, when
   * the browser is idle: reading them from the page would force a layout.
   */
  updateTabOrder() {
    cancelIdleCallback(this.tabOrderRequest);
    this.tabOrderRequest = requestIdleCallback(() => {
      const size = this.map.getSize();
      for (const marker of this.markers) {
        if (marker.hidden) continue;
        const { x, y } = this.map.layerPointToContainerPoint(this.leaflet.DomUtil.getPosition(marker.parentElement));
        const tabIndex = x > 0 && x < size.x && y > 0 && y < size.y ? 0 : -1;
        if (marker.tabIndex !== tabIndex) marker.tabIndex = tabIndex;
      }
    }, { timeout: 500 });
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
    this.element.classList.toggle("is-regional", zoom >= 6);
    this.element.classList.toggle("is-distant", zoom < 12);
    this.element.classList.toggle("is-near", zoom > this.data.max_ground_zoom + 1);
    for (const scaled of this.element.querySelectorAll("[data-from]")) {
      const { from, to = "99" } = /** @type {HTMLElement} */ (scaled).dataset;
      scaled.classList.toggle("is-outside-zoom", zoom < Number(from) || zoom > Number(to));
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
    this.updateZoomContent();
    this.showLegs(state);
    const openStops = state.encounter ? this.data.encounters[state.encounter].stops : [state.stop];
    for (const marker of this.markers) {
      const stops = marker.dataset.stop ? [marker.dataset.stop] : this.membersOf(marker);
      const isOpen = stops.some((id) => openStops.includes(id));
      marker.classList.toggle("is-open", isOpen);
      if (isOpen) marker.setAttribute("aria-current", "true");
      else marker.removeAttribute("aria-current");
    }
    for (const mention of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-mention]"))) {
      setVisible(mention, !state.showsWholeView && mention.dataset.mention === state.stop);
    }
    for (const shape of this.element.querySelectorAll(".encounter-line, .star")) {
      const isOfEncounter = shape.classList.contains(`encounter-line--${state.encounter}`)
        || /** @type {SVGElement} */ (shape).dataset.star === state.encounter;
      shape.classList.toggle("is-shown", Boolean(state.encounter) && isOfEncounter);
    }
    this.htmlMarkers.update();
  }

  /** CSS emphasizes the leg to the open stop; the legs after it are faint.
   * @param {import("../browser/visit_state.js").State} state */
  showLegs(state) {
    const openPosition = state.stop ? positionOf(state.stop) : -1;
    const openPerson = state.stop ? personOf(state.stop) : null;
    this.stopIds.forEach((id, index) => {
      const person = personOf(id);
      for (const shape of this.legs[index]) {
        shape.classList.toggle("is-other-life", state.person !== EVERYONE && person !== state.person);
        shape.classList.toggle("is-current", id === state.stop);
        shape.classList.toggle("is-to-come", person === openPerson && positionOf(id) > openPosition);
      }
    });
  }
}

/** The class of the leg that ends at a stop, as in folium_map.py. @param {string} id */
const legClass = (id) => `to-${id.replace("/", "--")}`;

/** Sets `hidden` only where it changes: to set it again would restyle the element.
 * @param {HTMLElement} element @param {boolean} isVisible */
function setVisible(element, isVisible) {
  if (element.hidden === isVisible) element.hidden = !isVisible;
}
