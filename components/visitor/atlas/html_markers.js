/** Leaflet moves all that stands on the map at each frame of a flight. Most of it nobody sees: that rests. */

const UNSEEN = "[hidden], .is-small, .is-away, .star:not(.is-shown)";

/** What stands on a map, and which of it moves with the map. */
export class Standing {
  /** @param {any} map @param {any} leaflet */
  constructor(map, leaflet) {
    this.map = map;
    /** @type {Map<any, boolean>} whether each is resting */
    this.pieces = new Map();
    const add = (/** @type {any} */ layer) => {
      if (layer instanceof leaflet.Marker) this.pieces.set(layer, false);
    };
    map.eachLayer(add);
    // A plan's names come and go with their plan; Leaflet moves what has just come.
    map.on("layeradd", ({ layer }) => add(layer));
    map.on("layerremove", ({ layer }) => this.pieces.delete(layer));
  }

  /** Let rest what is not seen; bring to its place, and move again, what is. To be told after each change. */
  settle() {
    for (const [piece, resting] of this.pieces) {
      const stand = piece.getElement();
      const unseen = stand.firstElementChild.matches(UNSEEN);
      if (unseen === resting) continue;
      this.pieces.set(piece, unseen);
      stand.hidden = unseen; // a box of no size, but the browser would visit it for each tap and frame
      if (unseen) this.map.off(piece.getEvents(), piece);
      else this.map.on(piece.getEvents(), piece.update());
    }
  }
}
