/** Boxes on a grid: whether any of them overlaps another box. Only boxes in the same cells are compared. */

const CELL = 128; // pixels

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box   pixels of the viewport */

export class BoxGrid {
  constructor() {
    /** @type {Map<string, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  add(box) {
    for (const cell of cellsOf(box)) {
      const boxes = this.cells.get(cell);
      if (boxes) boxes.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  /** @param {Box} box */
  overlaps(box) {
    for (const cell of cellsOf(box)) {
      if (this.cells.get(cell)?.some((other) => doOverlap(box, other))) return true;
    }
    return false;
  }
}

/** @param {Box} one @param {Box} two */
export const doOverlap = (one, two) => (
  one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom);

/** @param {Box} inner @param {Box} outer */
export const isWithin = (inner, outer) => (
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom);

/** @param {Box} box */
function* cellsOf({ left, top, right, bottom }) {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) yield `${column} ${row}`;
  }
}
