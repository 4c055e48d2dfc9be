/**
 * The flight of the map from one view to another, along the path on which a view changes most evenly: it rises until both
 * ends are near, and descends (van Wijk and Nuij, "Smooth and efficient zooming and panning", 2003). Leaflet's `flyTo` turns
 * about the middle of the map's element, which lies under the card; this one about the middle of the room beside it.
 *
 * A far flight passes through many zooms in a second. City plans, names and marks belong to one zoom each: they are hidden
 * (`is-far` on the part's element, atlas.css) until it ends; the plan from which it leads once it is far from it, and that to
 * which it leads until it is near (`is-near-plan`).
 */

const CURVATURE = 1.42; // rho of that paper, as in Leaflet
const FAR_ZOOMS = 2.5; // difference of the largest and the smallest zoom of a flight
const NEAR_ZOOMS = 3; // from an end of a far flight: its city plan is drawn, and shrinks or grows
const SECONDS_OF_PATH = 0.17; // seconds for each unit of the path's length; 5 to 8 units lead over a continent
const LONGEST_STEP = 120; // milliseconds: a flight goes on from where it was, where the browser was busy for longer

/**
 * @typedef {{ least: number, most: number }} Pace   the seconds that a flight may take
 * @typedef {{ point: any, zoom: number, anchor: any }} Place   `anchor`: the pixel of the map's element at which the point is
 * @typedef {Place & { isFromPlan: boolean, isToPlan: boolean }} Target   whether a city plan is shown at either end
 */

export class Flight {
  /** @param {HTMLElement} element @param {any} map @param {any} leaflet */
  constructor(element, map, leaflet) {
    this.element = element;
    this.map = map;
    this.leaflet = leaflet;
    this.frame = 0;
    // Whatever moves the map next stops what moves it now.
    const stop = map._stop;
    map._stop = () => {
      this.cancel();
      return stop.call(map);
    };
  }

  /** @param {Target} target @param {Pace} pace @param {() => void} [whenThere]   not called where it is interrupted */
  start(target, pace, whenThere) {
    const { map } = this;
    map._stop();
    const path = this.pathTo(target);
    const duration = 1000 * Math.min(pace.most, pace.least + SECONDS_OF_PATH * path.length);
    if (!path.length) {
      whenThere?.();
      return;
    }
    const isFar = path.zooms > FAR_ZOOMS;
    const { classList } = this.element;
    classList.toggle("is-far", isFar);
    classList.toggle("is-to-plan", target.isToPlan && isFar);
    classList.toggle("is-near-plan", target.isFromPlan && isFar);
    const start = { centre: map.getCenter(), zoom: map.getZoom() };
    map._moveStart(true, false);
    map.fire("flightstart", { // the ground loads its tiles (ground.js)
      from: start, to: { centre: this.centreOf(target), zoom: target.zoom }, least: path.least,
    });
    let isLeavingPlan = target.isFromPlan && isFar;
    let isComingToPlan = target.isToPlan && isFar;
    let [elapsed, before] = [0, performance.now()];
    const step = () => {
      const now = performance.now();
      elapsed += Math.min(Math.max(now - before, 0), LONGEST_STEP);
      before = now;
      if (elapsed >= duration) {
        this.frame = 0;
        map._move(this.centreOf(target), target.zoom, { flyTo: true });
        this.end();
        whenThere?.();
        return;
      }
      this.frame = requestAnimationFrame(step);
      const view = path.at(eased(elapsed / duration) * path.length);
      map._move(this.centreOf(view), view.zoom, { flyTo: true });
      if (isLeavingPlan && view.zoom < start.zoom - NEAR_ZOOMS) {
        isLeavingPlan = false;
        classList.remove("is-near-plan");
      }
      if (isComingToPlan && elapsed > duration / 2 && view.zoom > target.zoom - NEAR_ZOOMS) {
        isComingToPlan = false;
        classList.add("is-near-plan");
        map.fire("flightnear", { centre: this.centreOf(target), zoom: target.zoom });
      }
    };
    this.frame = requestAnimationFrame(step);
  }

  /** Stop a flight where it is. */
  cancel() {
    if (!this.frame) return;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.end();
  }

  end() {
    this.element.classList.remove("is-far", "is-to-plan", "is-near-plan");
    this.map.fire("flightend");
    this.map._moveEnd(true);
  }

  /** @param {Place} place */
  centreOf({ point, zoom, anchor }) {
    const { map } = this;
    return map.unproject(map.project(point, zoom).add(map.getSize().divideBy(2)).subtract(anchor), zoom);
  }

  /**
   * The path of a view: where it is after a part of its length, how many zooms it passes through, and the least of them. In
   * widths of the view (w) and distances on the ground (u), as in the paper, both in pixels at zoom 0.
   * @param {Target} target
   */
  pathTo(target) {
    const { map, leaflet } = this;
    const { anchor } = target;
    const [firstZoom, lastZoom] = [map.getZoom(), target.zoom];
    const size = Math.max(map.getSize().x, map.getSize().y);
    const [first, last] = [firstZoom, lastZoom].map((zoom) => size / 2 ** zoom);
    const from = map.project(map.containerPointToLatLng(anchor), 0);
    const to = map.project(leaflet.latLng(target.point), 0);
    const distance = from.distanceTo(to);
    const at = (/** @type {number} */ width, /** @type {number} */ share) => ({
      point: map.unproject(from.add(to.subtract(from).multiplyBy(share)), 0), zoom: Math.log2(size / width), anchor,
    });
    const squared = CURVATURE ** 2;
    if (distance < first * 1e-4) { // only nearer or farther
      const length = Math.abs(Math.log(last / first)) / CURVATURE;
      const direction = last < first ? -1 : 1;
      return {
        length: length < 1e-3 && distance < first * 1e-6 ? 0 : Math.max(length, 1e-3),
        zooms: Math.abs(lastZoom - firstZoom), least: Math.min(firstZoom, lastZoom),
        at: (/** @type {number} */ s) => at(first * Math.exp(direction * CURVATURE * s), s / Math.max(length, 1e-3)),
      };
    }
    const r = (/** @type {number} */ width, /** @type {1|-1} */ sign) => {
      const b = (last ** 2 - first ** 2 + sign * squared ** 2 * distance ** 2) / (2 * width * squared * distance);
      return Math.log(Math.max(Math.sqrt(b ** 2 + 1) - b, 1e-9));
    };
    const start = r(first, 1);
    const length = (r(last, -1) - start) / CURVATURE;
    const widthAt = (/** @type {number} */ s) => first * (Math.cosh(start) / Math.cosh(start + CURVATURE * s));
    const widest = Math.max(...[0, 0.25, 0.4, 0.5, 0.6, 0.75, 1].map((share) => widthAt(share * length)));
    return {
      length,
      zooms: Math.log2(widest / Math.min(first, last)),
      least: Math.log2(size / widest),
      at: (/** @type {number} */ s) => at(
        widthAt(s), (first * (Math.cosh(start) * Math.tanh(start + CURVATURE * s) - Math.sinh(start))) / squared / distance,
      ),
    };
  }
}

/** Slow at both ends. @param {number} share   of the time */
const eased = (share) => share * share * (3 - 2 * share);
