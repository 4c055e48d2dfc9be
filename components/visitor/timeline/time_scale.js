/**
 * The time scale in the browser: eventful years are wide, others narrow (scale.py).
 *
 * @typedef {{ first: number, edges: number[] }} TimeScale   `edges`: where each year begins, and the last one ends, as shares
 *   of the width; the first edge is the beginning of the year `first`
 */

/** The moment at a position; before the end of the last year. @param {TimeScale} scale @param {number} share   from 0 to 1 */
export function momentAt({ first, edges }, share) {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= share) low = middle;
    else high = middle;
  }
  return first + low + Math.min(0.999, Math.max(0, (share - edges[low]) / (edges[low + 1] - edges[low])));
}

/** The position of a moment, from 0 to 1. @param {TimeScale} scale @param {number} moment */
export function shareOf({ first, edges }, moment) {
  const year = Math.min(Math.max(0, Math.floor(moment) - first), edges.length - 2);
  const within = Math.min(1, Math.max(0, moment - first - year));
  return edges[year] + within * (edges[year + 1] - edges[year]);
}

/** The last year of the scale. @param {TimeScale} scale */
export const lastYear = ({ first, edges }) => first + edges.length - 2;
