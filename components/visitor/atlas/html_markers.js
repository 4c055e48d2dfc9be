/** Leaflet moves every marker at each frame of a flight. Those that are hidden are detached from the map's events. */

const HIDDEN = "[hidden], .is-outside-zoom, .is-other-life, .is-off-plan, .star:not(.is-shown)";

/** The HTML markers of a map. Only the visible ones move with it. */
export class HtmlMarkers {
  /** @param {any} map @param {any} leaflet */
  constructor(map, leaflet) {
    this.map = map;
    /** Whether each marker is detached. @type {Map<any, boolean>} */
    this.markers = new Map();
    const add = (/** @type {any} */ layer) => {
      if (layer instanceof leaflet.Marker) this.markers.set(layer, false);
    };
    map.eachLayer(add);
    // The labels of a city plan are added and removed with it; Leaflet attaches an added marker itself.
    map.on("layeradd", (/** @type {{ layer: any }} */ { layer }) => add(layer));
    map.on("layerremove", (/** @type {{ layer: any }} */ { layer }) => this.markers.delete(layer));
  }

  /** Detach hidden markers; put visible ones back into position and attach them. To be called after each change. */
  update() {
    for (const [marker, isDetached] of this.markers) {
      const icon = marker.getElement();
      const isHidden = icon.firstElementChild.matches(HIDDEN);
      if (isHidden === isDetached) continue;
      this.markers.set(marker, isHidden);
      icon.hidden = isHidden; // it has no size, but the browser would visit it for each tap and frame
      if (isHidden) this.map.off(marker.getEvents(), marker);
      else this.map.on(marker.getEvents(), marker.update());
    }
  }
}
