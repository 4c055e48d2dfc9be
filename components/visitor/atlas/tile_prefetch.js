/**
 * Fetch, while nobody waits, the ground of every story, so that the map is whole even when the server is gone.
 * The tiles never change under one address; the browser keeps them.
 */

const BEGIN_MILLISECONDS = 4000; // the first look at the map comes first

/** Tile numbers round a point. @param {number[]} at @param {number} zoom */
function* around([latitude, longitude], zoom) {
  const size = 2 ** zoom;
  const turn = (latitude * Math.PI) / 180;
  const x = Math.floor(((longitude + 180) / 360) * size);
  const y = Math.floor(((1 - Math.asinh(Math.tan(turn)) / Math.PI) / 2) * size);
  for (let right = -3; right <= 3; right += 1) {
    for (let down = -2; down <= 2; down += 1) {
      if (y + down >= 0 && y + down < size && x + right >= 0 && x + right < size) yield [zoom, x + right, y + down];
    }
  }
}

/** Every address the stories need, each once, the widest first. @param {import("./atlas.js").AtlasData} data @param {string} pattern */
function addresses(data, pattern) {
  const found = new Set();
  for (const { point, zooms } of Object.values(data.stops)) {
    for (const zoom of zooms) {
      for (const [z, x, y] of around(point, Math.min(Math.round(zoom), data.max_ground_zoom))) {
        found.add(pattern.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y)));
      }
    }
  }
  return [...found].sort((one, two) => one.length - two.length);
}

/** @param {HTMLElement} room @param {any} data */
export async function warm(room, data) {
  const waiting = addresses(data, data.ground);
  const idle = () => new Promise((done) => { requestIdleCallback(done, { timeout: 2000 }); });
  await new Promise((done) => { setTimeout(done, BEGIN_MILLISECONDS); });
  for (const address of waiting) {
    await idle();
    const reached = await fetch(address).then(() => true, () => false);
    if (!reached) return;
  }
  room.dataset.warm = "";
}
