/**
 * Leaflet moves every marker at each frame of a flight. Those that are hidden, and those far outside the view, are detached
 * from the map's events, and their elements are hidden: the browser would visit them for each tap and frame.
 */

const HIDDEN = "[hidden], .is-outside-zoom, .is-other-life, .is-off-plan, .star:not(.is-shown)";
const LEAST_MARGIN = 420; // pixels outside the view: a marker's name reaches so far into it
const MARGIN_SHARE = 0.22; // of the view's longer side, where that is more: on a large screen names are larger

/** The HTML markers of a map. Only those that can be seen move with it. */
export class HtmlMarkers {
  /** @param {any} map @param {any} leaflet */
  constructor(map, leaflet) {
    this.map = map;
    /** Whether each marker is hidden by what the map shows, and whether it is detached.
     * @type {Map<any, { isHidden: boolean, isDetached: boolean }>} */
    this.markers = new Map();
    const add = (/** @type {any} */ layer) => {
      if (layer instanceof leaflet.Marker) this.markers.set(layer, { isHidden: false, isDetached: false });
    };
    map.eachLayer(add);
    // The labels of a city plan are added and removed with it; Leaflet attaches an added marker itself.
    map.on("layeradd", (/** @type {{ layer: any }} */ { layer }) => add(layer));
    map.on("layerremove", (/** @type {{ layer: any }} */ { layer }) => this.markers.delete(layer));
    map.on("move moveend", () => this.detach());
  }

  /** To be called after each change of what the map shows. */
  update() {
    for (const [marker, state] of this.markers) state.isHidden = marker.getElement().firstElementChild.matches(HIDDEN);
    this.detach();
  }

  /** Detach the markers that cannot be seen; put the others back into position and attach them. */
  detach() {
    const { map } = this;
    const { x: width, y: height } = map.getSize();
    const margin = Math.max(LEAST_MARGIN, MARGIN_SHARE * Math.max(width, height));
    const isNear = (/** @type {{ x: number, y: number }} */ { x, y }) => (
      x > -margin && x < width + margin && y > -margin && y < height + margin);
    for (const [marker, state] of this.markers) {
      const isDetached = state.isHidden || !isNear(map.latLngToContainerPoint(marker.getLatLng()));
      if (isDetached === state.isDetached) continue;
      state.isDetached = isDetached;
      marker.getElement().hidden = isDetached;
      if (isDetached) map.off(marker.getEvents(), marker);
      else map.on(marker.getEvents(), marker.update());
    }
  }
}
