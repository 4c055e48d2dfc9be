/**
 * A leg that draws itself on the resting map, with its distance at its head. It is a copy above the map's own lines, in the
 * style of its life, which grows point by point: so a dashed line keeps its dashes.
 */
import { mapRoom, millimetre } from "../browser/stage.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST_SECONDS = 0.8;
const MOST_SECONDS = 1.3; // of one leg
const SECONDS_OF_ANOTHER = 0.25; // for each leg more
const PIXELS_IN_SECOND = 700; // of the design screen
const HOLD_MILLISECONDS = 450; // the distance stays so long at the end
const LABEL_DISTANCE = 9; // millimetres from the line's head to the middle of the distance
const LONGEST_STEP = 80; // milliseconds: where the browser was busy, the line goes on from where it was

/**
 * @typedef {{ x: number, y: number }} Position
 * @typedef {{ points: Position[], shapes: SVGPathElement[] }} DrawnLeg   its points in pixels of the map's layers
 * @typedef {{ line: any[], strokes: SVGPathElement[] }} LegToDraw   `line`: its points in degrees; `strokes`: of the map
 */

export class LegDrawing {
  /** @param {any} map */
  constructor(map) {
    this.map = map;
    const pane = map.createPane("legDrawing");
    pane.style.zIndex = "440"; // above the legs, below their arrows and the marks
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.classList.add("leg-drawing");
    this.svg.setAttribute("aria-hidden", "true"); // the card says how long the leg is
    pane.append(this.svg);
    this.label = document.createElement("div");
    this.label.className = "leg-distance";
    this.label.ariaHidden = "true";
    this.label.hidden = true;
    map.getContainer().append(this.label);
    this.frame = 0;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.holding = undefined;
  }

  /** The length of legs on the screen, in millimetres. @param {LegToDraw[]} legs */
  lengthOf(legs) {
    const length = legs.reduce((sum, { line }) => sum + lengthOf(this.pixelsOf(line)), 0);
    return length / millimetre();
  }

  /** Draw legs one after another. @param {LegToDraw[]} legs @param {string} distance   of the one leg; "" for several
   * @param {() => void} whenDrawn   not called where it is ended before */
  draw(legs, distance, whenDrawn) {
    this.end();
    const drawn = legs.map(({ line, strokes }) => ({ points: this.pixelsOf(line), shapes: strokes.map(copyOf) }));
    this.svg.replaceChildren(...drawn.flatMap(({ shapes }) => shapes));
    const length = drawn.reduce((sum, { points }) => sum + lengthOf(points), 0);
    const pixels = PIXELS_IN_SECOND * millimetre() / 4.03;
    const seconds = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, length / pixels)) + SECONDS_OF_ANOTHER * (legs.length - 1);
    const placeLabel = this.showLabel(distance, drawn.flatMap(({ points }) => points));
    placeLabel(growTo(drawn, 0)); // it is seen before the first step
    let [elapsed, before] = [0, performance.now()];
    const step = () => {
      const now = performance.now();
      elapsed += Math.min(Math.max(now - before, 0), LONGEST_STEP);
      before = now;
      const share = Math.min(1, elapsed / (1000 * seconds));
      placeLabel(growTo(drawn, eased(share) * length));
      if (share < 1) this.frame = requestAnimationFrame(step);
      else this.holding = setTimeout(whenDrawn, HOLD_MILLISECONDS);
    };
    this.frame = requestAnimationFrame(step);
  }

  /** Remove the drawing. */
  end() {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.holding);
    this.svg.replaceChildren();
    this.label.hidden = true;
  }

  /** @param {any[]} line @returns {Position[]} */
  pixelsOf(line) {
    return line.map((point) => this.map.latLngToLayerPoint(point));
  }

  /**
   * Show the distance, above the line or, where it would leave the room, below it.
   * @param {string} distance @param {Position[]} points
   * @returns {(head: Position) => void} puts it beside the line's head
   */
  showLabel(distance, points) {
    const { label, map } = this;
    label.textContent = distance;
    label.hidden = !distance;
    if (!distance) return () => {};
    const { left, top } = map.getContainer().getBoundingClientRect();
    const room = mapRoom();
    const { width, height } = label.getBoundingClientRect();
    const away = LABEL_DISTANCE * millimetre();
    const highest = Math.min(...points.map((point) => map.layerPointToContainerPoint(point).y));
    const side = highest - away - height / 2 + top < room.top ? 1 : -1;
    const [min, max] = [room.left - left + width / 2, room.right - left - width / 2];
    return (head) => {
      const { x, y } = map.layerPointToContainerPoint(head);
      label.style.transform = `translate(${Math.max(min, Math.min(max, x)) - width / 2}px, ${y + side * away - height / 2}px)`;
    };
  }
}

/** Draw legs up to a length. @param {DrawnLeg[]} legs @param {number} length @returns {Position} their head */
function growTo(legs, length) {
  let [left, head] = [length, legs[0].points[0]];
  for (const { points, shapes } of legs) {
    let path = left > 0 ? `M${points[0].x} ${points[0].y}` : "";
    for (let index = 1; index < points.length && left > 0; index += 1) {
      const [from, to] = [points[index - 1], points[index]];
      const piece = Math.hypot(to.x - from.x, to.y - from.y);
      const share = piece > left ? left / piece : 1;
      head = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
      path += `L${head.x.toFixed(1)} ${head.y.toFixed(1)}`;
      left -= piece;
    }
    for (const shape of shapes) shape.setAttribute("d", path);
  }
  return head;
}

/** @param {Position[]} points */
function lengthOf(points) {
  return points.slice(1).reduce((sum, { x, y }, index) => sum + Math.hypot(x - points[index].x, y - points[index].y), 0);
}

/** An empty line in the style of one of the map's, as that of the open story. @param {SVGPathElement} stroke */
function copyOf(stroke) {
  const copy = document.createElementNS(SVG, "path");
  copy.setAttribute("stroke", stroke.getAttribute("stroke") ?? "");
  copy.classList.add(...[...stroke.classList].filter((name) => name === "leg" || name.startsWith("leg--")), "is-current");
  return copy;
}

/** Slow at both ends. @param {number} share   of the time */
const eased = (share) => (share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) ** 2);
