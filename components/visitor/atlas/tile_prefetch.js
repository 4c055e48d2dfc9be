/**
 * Prefetch of the ground tiles around every stop, when the browser is idle, so that the map is complete even when the
 * server is gone. A tile never changes under its address, so the browser keeps it in its cache.
 */

const DELAY_MILLISECONDS = 4000; // the tiles of the opening view come first
const TILE_SIZE = 256; // pixels
const SHARPER = devicePixelRatio > 1 ? 1 : 0; // the tiles of the next zoom, at half their size (folium_map.py)
const SHARE_ACROSS = 0.28; // of the screen, to each side of a stop: the room that the card leaves
const SHARE_DOWN = 0.43;

/** Zoom, column and row of the tiles around a point; the world goes round.
 * @param {any} map @param {number[]} point   latitude, longitude @param {number} zoom   of the tiles
 * @param {number} enlarged   how many times their size they are shown */
function* tilesAround(map, point, zoom, enlarged) {
  const size = 2 ** zoom;
  const { x, y } = map.project(point, zoom).divideBy(TILE_SIZE).floor();
  const across = Math.ceil((innerWidth * SHARE_ACROSS) / (TILE_SIZE * enlarged));
  const down = Math.ceil((innerHeight * SHARE_DOWN) / (TILE_SIZE * enlarged));
  for (let column = x - across; column <= x + across; column += 1) {
    for (let row = Math.max(0, y - down); row <= Math.min(size - 1, y + down); row += 1) {
      yield [zoom, ((column % size) + size) % size, row];
    }
  }
}

/** The addresses of all tiles that the stories need, each once, small zooms first.
 * @param {import("./atlas.js").AtlasData} data @param {any} map @returns {string[]} */
function tileAddresses(data, map) {
  const addresses = new Set();
  const add = (
    /** @type {string} */ address, /** @type {number[]} */ point, /** @type {number} */ zoom, /** @type {number} */ maxZoom,
  ) => {
    const native = Math.min(zoom + SHARPER, maxZoom);
    for (const [z, x, y] of tilesAround(map, point, native, 2 ** (zoom - native))) {
      addresses.add(address.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y)));
    }
  };
  for (const { point, zooms } of Object.values(data.stops)) {
    for (const zoom of zooms.map((each) => Math.round(each + map.options.stageZoomOffset))) {
      if (data.ground) add(data.ground, point, zoom, data.max_ground_zoom);
      for (const [address, [[south, west], [north, east]], minZoom, maxZoom] of data.local_grounds) {
        const [lat, lng] = point;
        const isCovered = lat >= south && lat <= north && lng >= west && lng <= east && zoom >= minZoom;
        if (isCovered) add(address, point, zoom, maxZoom);
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
