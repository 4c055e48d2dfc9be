/** The curator's desk: it polls the server and replaces what has changed; the map and the scroll position stay. */

const POLL_MILLISECONDS = 1000;
const MIN_LABEL_ZOOM = 9; // from here on there is room for every label

/** The map that is drawn. @type {{ address: string, element: HTMLElement }|undefined} */
let drawn;

/** Draw the map of all places; if it is drawn already, put its element into the new HTML. */
async function drawMap() {
  const element = /** @type {HTMLElement} */ (document.getElementById("desk-map"));
  const address = element.dataset.map ?? "";
  if (drawn?.address === address) {
    element.replaceWith(drawn.element);
    return;
  }
  const drawing = await import(address);
  element.id = drawing.container;
  const map = drawing.draw();
  const updateLabels = () => element.classList.toggle("is-near", map.getZoom() >= MIN_LABEL_ZOOM);
  map.on("zoomend", updateLabels);
  map.fitBounds(drawing.bounds, { padding: [40, 40] });
  updateLabels();
  drawn = { address, element };
}

async function poll() {
  const response = await fetch("/curator/desk", { cache: "no-store" }).catch(() => undefined);
  if (!response?.ok) return;
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  const [current, updated] = [document.querySelector("main"), template.content.querySelector("main")];
  if (!current || !updated || current.dataset.desk === updated.dataset.desk) return;
  current.replaceWith(updated);
  await drawMap();
}

await drawMap();
setInterval(poll, POLL_MILLISECONDS);

export {}; // makes this file a module for the type checker: only modules may await here
