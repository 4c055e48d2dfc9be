/** The desk follows the curator's folder: what has changed is put in place, the map and the scroll stay. */

const LOOK_MILLISECONDS = 1000;
const NEAR = 9; // zooms at which there is room for every name

/** @type {{ address: string, box: HTMLElement }|undefined} */
let drawn;

/** Draw the map of all places, or put the one that is drawn back where it was. */
async function drawMap() {
  const place = /** @type {HTMLElement} */ (document.getElementById("desk-map"));
  const address = place.dataset.map ?? "";
  if (drawn?.address === address) {
    place.replaceWith(drawn.box);
    return;
  }
  const drawing = await import(address);
  place.id = drawing.container;
  const map = drawing.draw();
  const names = () => place.classList.toggle("is-near", map.getZoom() >= NEAR);
  map.on("zoomend", names);
  map.fitBounds(drawing.bounds, { padding: [40, 40] });
  names();
  drawn = { address, box: place };
}

async function look() {
  const answer = await fetch("/curator/desk", { cache: "no-store" }).catch(() => undefined);
  if (!answer?.ok) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = await answer.text();
  const [now, then] = [document.querySelector("main"), fresh.content.querySelector("main")];
  if (!now || !then || now.dataset.desk === then.dataset.desk) return;
  now.replaceWith(then);
  await drawMap();
}

await drawMap();
setInterval(look, LOOK_MILLISECONDS);
