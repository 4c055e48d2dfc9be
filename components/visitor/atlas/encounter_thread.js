/**
 * The thread between the two places of an open encounter: stitches, drawn from one end to the other once the map shows both.
 * At once where nothing may move; a touch that ends the movement of the map begins the drawing.
 */
import { isStill } from "../browser/motion.js";

const DRAW_MILLISECONDS = 1000;
const REST = 100_000; // pixels: a gap longer than any thread

export class EncounterThread {
  /** @param {HTMLElement} element   the map's part @param {any} map */
  constructor(element, map) {
    this.element = element;
    this.map = map;
    /** @type {string|null} */
    this.encounter = null;
    /** The strokes that are drawn. @type {SVGPathElement[]} */
    this.strokes = [];
    /** Whether the movement of the map to the encounter has not begun. */
    this.isAwaited = false;
    this.request = 0;
    this.draw = this.draw.bind(this);
  }

  /** Draw the thread of an encounter; none for null. @param {string|null} encounter   its id */
  show(encounter) {
    if (encounter === this.encounter) return;
    this.stop();
    this.encounter = encounter;
    if (!encounter) return;
    this.strokes = [...this.element.querySelectorAll(`.encounter-line--${CSS.escape(encounter)}`)].map(
      (each) => /** @type {SVGPathElement} */ (each));
    if (!this.strokes.length || isStill()) return;
    for (const stroke of this.strokes) stroke.style.strokeDasharray = `0 ${REST}`;
    this.isAwaited = true;
  }

  /** The map has begun to move to the encounter: the thread is drawn once it is there. */
  begin() {
    if (!this.isAwaited) return;
    this.isAwaited = false;
    if (this.element.classList.contains("is-moving")) this.map.once("moveend", this.draw);
    else this.draw();
  }

  /** Draw the stitches one after the other. The length is read in each frame: the map may be zoomed meanwhile. */
  draw() {
    for (const stroke of this.strokes) stroke.style.strokeDasharray = "";
    const [first] = this.strokes;
    const [stitch, gap] = getComputedStyle(first).strokeDasharray.split(",").map(parseFloat);
    const start = performance.now();
    const frame = (/** @type {number} */ now) => {
      const share = Math.max(0, (now - start) / DRAW_MILLISECONDS);
      for (const stroke of this.strokes) {
        stroke.style.strokeDasharray = share < 1 && !isStill() ? stitches(lengthOf(stroke) * share, stitch, gap) : "";
      }
      if (share < 1) this.request = requestAnimationFrame(frame);
    };
    frame(start);
  }

  /** Leave the thread as it is, whole. */
  stop() {
    this.isAwaited = false;
    cancelAnimationFrame(this.request);
    this.map.off("moveend", this.draw);
    for (const stroke of this.strokes) stroke.style.strokeDasharray = "";
    this.strokes = [];
  }
}

/** The length of a line in pixels. Across the map's edge the path holds the same line several times, a world apart.
 * @param {SVGPathElement} path */
function lengthOf(path) {
  const lines = path.getAttribute("d")?.match(/M/g)?.length ?? 1;
  return path.getTotalLength() / lines;
}

/** The dashes that show only the beginning of a line. @param {number} length   pixels @param {number} stitch @param {number} gap */
function stitches(length, stitch, gap) {
  const whole = Math.floor(length / (stitch + gap));
  const last = Math.min(stitch, length - whole * (stitch + gap));
  return `${`${stitch} ${gap} `.repeat(whole)}${last} ${REST}`;
}
