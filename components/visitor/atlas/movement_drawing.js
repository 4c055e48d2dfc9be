/**
 * The lines while the map moves.
 *
 * Leaflet draws lines for the part of the map that is shown when a movement begins, and only
 * moves and enlarges that picture until it ends: ways would end at the edge of the old view. They are drawn again
 * whenever the view leaves what is drawn, or when they would be much thicker or thinner than they are.
 */

const MAX_SCALE = 2.2;
const PADDING = 0.5; // lines are drawn for the view, and for so much of it on each side

/** @param {HTMLElement} element @param {any} map @param {any} leaflet */
export function drawDuringMovements(element, map, leaflet) {
  /** Leaflet adds a renderer for each pane as a layer of the map. @type {Set<any>} */
  const renderers = new Set();
  const add = (/** @type {any} */ layer) => {
    if (!(layer instanceof leaflet.Renderer)) return;
    moveByBox(layer);
    restOnPixels(layer, leaflet);
    layer.options.padding = PADDING;
    renderers.add(layer);
  };
  map.eachLayer(add);
  map.on("layeradd", (/** @type {{ layer: any }} */ { layer }) => add(layer));
  map.on("layerremove", (/** @type {{ layer: any }} */ { layer }) => renderers.delete(layer));
  map.on("move", () => {
    const isFar = element.classList.contains("is-far"); // then city plans are hidden, but near its ends
    const isNearPlan = element.classList.contains("is-near-plan");
    for (const renderer of renderers) {
      const isPlan = renderer.options.pane === "plan";
      const isDrawn = !(isFar && isPlan) || (isNearPlan && map.getZoom() < renderer._zoom); // it grows as it was drawn
      if (isDrawn && !covers(map, renderer)) redraw(map, renderer);
    }
  });
  // The plan to which a flight leads has been added (city_plan.py). It is drawn once, for a view between here and there: it is
  // shown smaller at first, and a little enlarged at the end. Drawn as small as it is shown here, it would be blurred there.
  map.on("flightnear", (/** @type {{ centre: any, zoom: number }} */ { centre, zoom }) => {
    const between = (map.getZoom() + zoom) / 2;
    for (const renderer of renderers) if (renderer.options.pane === "plan") drawFor(map, renderer, centre, between);
  });
}

/**
 * Leaflet moves and scales the svg element itself, and the browser paints all of its lines again for each frame. Its
 * transform is put on a box around it, which is a compositor layer during movements (atlas.css).
 * @param {any} renderer
 */
function moveByBox(renderer) {
  const svg = renderer._container;
  if (!(svg instanceof SVGSVGElement)) return;
  const box = document.createElement("div");
  box.className = `${svg.getAttribute("class") ?? ""} lines`;
  box.style.transform = svg.style.transform;
  svg.removeAttribute("class");
  svg.style.transform = "";
  svg.replaceWith(box);
  box.append(svg);
  box.setAttribute = (name, value) => svg.setAttribute(name, value); // size and part of the map, which Leaflet sets
  renderer._container = box;
}

/**
 * After a view has been set without a movement, Leaflet places the lines at a fraction of a pixel, though their points are
 * whole pixels of the map: they stood up to half a pixel beside their places, and their edges were soft.
 * @param {any} renderer @param {any} leaflet
 */
function restOnPixels(renderer, leaflet) {
  const updateTransform = renderer._updateTransform;
  renderer._updateTransform = function (/** @type {any} */ centre, /** @type {number} */ zoom) {
    updateTransform.call(this, centre, zoom);
    const isAsDrawn = zoom === this._zoom && this._center.equals(centre, 0);
    if (isAsDrawn) leaflet.DomUtil.setPosition(this._container, this._bounds.min);
  };
}

/** Whether what is drawn covers the view, at about its scale. @param {any} map @param {any} renderer */
function covers(map, renderer) {
  const zoom = map.getZoom();
  const scale = map.getZoomScale(zoom, renderer._zoom);
  if (scale > MAX_SCALE || scale < 1 / MAX_SCALE) return false;
  const half = map.getSize().divideBy(2);
  const margin = half.multiplyBy((1 + 2 * renderer.options.padding) * scale).subtract(half);
  const away = map.project(renderer._center, zoom).subtract(map.project(map.getCenter(), zoom));
  return Math.abs(away.x) <= margin.x && Math.abs(away.y) <= margin.y;
}

/** Draw lines for a view that the map does not show. @param {any} map @param {any} renderer @param {any} centre @param {number} zoom */
function drawFor(map, renderer, centre, zoom) {
  const { _zoom, _lastCenter, _pixelOrigin } = map;
  Object.assign(map, { _zoom: zoom, _lastCenter: centre, _pixelOrigin: map._getNewPixelOrigin(centre, zoom) });
  redraw(map, renderer);
  Object.assign(map, { _zoom, _lastCenter, _pixelOrigin });
  renderer._updateTransform(map.getCenter(), map.getZoom());
}

/** @param {any} map @param {any} renderer */
function redraw(map, renderer) {
  renderer._onZoomEnd(); // the lines, at this zoom
  renderer._update(); // the part of them that is in view
  renderer._updateTransform(map.getCenter(), map.getZoom());
}
