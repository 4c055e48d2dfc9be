/**
 * Prefetch of the ground tiles around every stop, when the browser is idle, so that the map is complete even when the
 * server is gone. A tile never changes under its address, so the browser keeps it in its cache.
 */

const DELAY_MILLISECONDS = 4000; // the tiles of the opening view come first
const TILE_SIZE = 256; // pixels

/** Zoom, column and row of the tiles around a point.
 * @param {any} map @param {number[]} point   latitude, longitude @param {number} zoom */
function* tilesAround(map, point, zoom) {
  const size = 2 ** zoom;
  const { x, y } = map.project(point, zoom).divideBy(TILE_SIZE).floor();
  for (let right = -3; right <= 3; right += 1) {
    for (let down = -2; down <= 2; down += 1) {
      if (y + down >= 0 && y + down < size && x + right >= 0 && x + right < size) yield [zoom, x + right, y + down];
    }
  }
}

/** The addresses of all tiles that the stories need, each once, small zooms first.
 * @param {import("./atlas.js").AtlasData} data @param {any} map @returns {string[]} */
function tileAddresses(data, map) {
  const addresses = new Set();
  const add = (/** @type {string} */ address, /** @type {number[]} */ point, /** @type {number} */ zoom) => {
    for (const [z, x, y] of tilesAround(map, point, zoom)) {
      addresses.add(address.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y)));
    }
  };
  for (const { point, zooms } of Object.values(data.stops)) {
    for (const zoom of zooms.map(Math.round)) {
      if (data.ground) add(data.ground, point, Math.min(zoom, data.max_ground_zoom));
      for (const [address, [[south, west], [north, east]], minZoom, maxZoom] of data.local_grounds) {
        const [lat, lng] = point;
        const isCovered = lat >= south && lat <= north && lng >= west && lng <= east && zoom >= minZoom;
        if (isCovered) add(address, point, Math.min(zoom, maxZoom));
      }
    }
  }
  return [...addresses].sort((one, two) => one.length - two.length);
}

/** Fetch all tiles; ends at the first failure.
 * @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data @param {any} map */
export async function prefetchTiles(element, data, map) {
  const addresses = tileAddresses(data, map);
  const idle = () => new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 2000 }); });
  await new Promise((resolve) => { setTimeout(resolve, DELAY_MILLISECONDS); });
  for (const address of addresses) {
    await idle();
    const isFetched = await fetch(address).then(() => true, () => false);
    if (!isFetched) return;
  }
  element.dataset.warm = "";
}
