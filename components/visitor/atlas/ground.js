/**
 * The ground while the map moves. A coarse ground of the whole world lies below the tiles, so that a movement never comes to
 * where there is none. When a flight begins the tiles of its end are loaded, and some of the zooms between: about both ends,
 * where it is slow. None are requested on the way: it would pass them before they are painted.
 */

const MOST_ENLARGED = 2; // times the size of a tile
const ZOOMS_BETWEEN = 3; // from one zoom that a flight has tiles of to the next
const COARSE_CLASS = "coarse-ground"; // folium_map.py
const WORLD_PANE = "tilePane"; // Leaflet's; a curator's own tiles of a town have another (folium_map.py)

/**
 * @typedef {{ centre: any, zoom: number }} MapView
 * @typedef {{ from: MapView, to: MapView, least: number }} FlightViews   `least`: the zoom of the flight's widest view
 */

export class Ground {
  /** @param {any} map @param {any} leaflet */
  constructor(map, leaflet) {
    this.map = map;
    this.leaflet = leaflet;
    this.isInFlight = false;
    this.isCoarseHidden = false;
    /** The elements of zooms that were painted much enlarged. @type {WeakSet<HTMLElement>} */
    this.enlarged = new WeakSet();
    /** @type {any[]} */
    this.tileLayers = [];
    map.eachLayer((/** @type {any} */ layer) => { if (layer instanceof leaflet.TileLayer) this.tileLayers.push(layer); });
    for (const layer of this.tileLayers) {
      if (isCoarse(layer)) this.coverWorld(layer);
      else this.loadInPause(layer);
    }
    map.on("flightstart", (/** @type {FlightViews} */ views) => this.beginFlight(views));
    map.on("flightend", () => this.endFlight());
    map.on("zoom moveend", () => this.compositeLevels());
    this.compositeLevels();
    /** A part of the world whose sharp tiles are all on the map, or null. @type {any} */
    this.covered = null;
    const world = this.tileLayers.find((layer) => !isCoarse(layer) && layer.options.pane === WORLD_PANE);
    if (!world) return;
    const findCovered = () => {
      if (!this.isInFlight) this.setCovered(this.coveredBy(world));
    };
    map.on("moveend", findCovered);
    world.on("load", findCovered);
    map.on("move", () => this.hideCoarseBelowSharp());
    map.on("viewprereset", () => this.setCovered(null)); // Leaflet removes all tiles of a view that it jumps from
  }

  /** @param {any} area */
  setCovered(area) {
    this.covered = area;
    this.hideCoarseBelowSharp();
  }

  /** The part of the world that the tiles of the view cover; null while one of them is missing.
   * @param {any} layer @returns {any} */
  coveredBy(layer) {
    const { leaflet, map } = this;
    const zoom = layer._tileZoom;
    if (zoom === undefined) return null;
    const range = layer._pxBoundsToTileRange(layer._getTiledPixelBounds(map.getCenter()));
    const { x: width, y: height } = layer.getTileSize();
    for (let { y } = range.min; y <= range.max.y; y += 1) {
      for (let { x } = range.min; x <= range.max.x; x += 1) {
        const coords = Object.assign(leaflet.point(x, y), { z: zoom });
        const tile = layer._tiles[layer._tileCoordsToKey(coords)];
        if (layer._isValidTile(coords) && !tile?.el.classList.contains("leaflet-tile-loaded")) return null;
      }
    }
    const corner = (/** @type {number} */ x, /** @type {number} */ y) => map.unproject([x * width, y * height], zoom);
    return leaflet.latLngBounds(corner(range.min.x, range.max.y + 1), corner(range.max.x + 1, range.min.y));
  }

  /** Below sharp tiles the coarse ground is not seen, but a browser without a graphics card would draw it in each frame.
   * It is back before the map shows more than those tiles. */
  hideCoarseBelowSharp() {
    const isHidden = this.covered?.contains(this.map.getBounds()) ?? false;
    if (isHidden === this.isCoarseHidden) return;
    this.isCoarseHidden = isHidden;
    for (const layer of this.tileLayers) if (isCoarse(layer)) layer.getContainer()?.classList.toggle("is-hidden", isHidden);
  }

  /** Load the coarse ground of the world and of half a world to each side of it: wherever the map is, it shows no other.
   * When the browser is idle: the tiles of the opening view come first. They stay where the map jumps. @param {any} layer */
  coverWorld(layer) {
    const { leaflet, map } = this;
    layer._pruneTiles = () => {};
    map.off("viewprereset", layer._invalidateAll, layer);
    layer.options.minNativeZoom = layer.options.maxNativeZoom; // it has one zoom
    requestIdleCallback(() => {
      if (!layer._map) return; // the map was removed
      layer._getTiledPixelBounds = () => {
        const { min, max } = map.getPixelWorldBounds(layer._tileZoom);
        const half = (max.x - min.x) / 2;
        return leaflet.bounds([min.x - half, min.y + 1], [max.x + half, max.y - 1]);
      };
      layer._update();
    }, { timeout: 2000 });
  }

  /** A layer of tiles loads none, and removes none, during a flight. @param {any} layer */
  loadInPause(layer) {
    const { _update: update, _pruneTiles: pruneTiles } = layer;
    layer.options.updateWhenZooming = false;
    layer._update = (/** @type {any} */ centre) => { if (!this.isInFlight) update.call(layer, centre); };
    layer._pruneTiles = () => { if (!this.isInFlight) pruneTiles.call(layer); };
  }

  /** @param {FlightViews} views */
  beginFlight({ from, to, least }) {
    this.isInFlight = true;
    for (const layer of this.tileLayers) {
      if (isCoarse(layer)) continue;
      for (const { centre, zoom } of [from, to]) {
        const nearest = layer._clampZoom(zoom);
        for (let between = nearest - ZOOMS_BETWEEN; between > least; between -= ZOOMS_BETWEEN) this.loadView(layer, centre, between);
      }
      this.loadView(layer, to.centre, to.zoom);
      for (const { el, zoom } of Object.values(layer._levels)) el.style.zIndex = String(zoom); // the sharper ones are seen
    }
  }

  /** Also where it was interrupted: then the tiles of where it is are loaded. */
  endFlight() {
    this.isInFlight = false;
    const { map } = this;
    for (const layer of this.tileLayers) layer._setView(map.getCenter(), map.getZoom());
  }

  /** Load the tiles of a view, those of its middle first. @param {any} layer @param {any} centre @param {number} zoom */
  loadView(layer, centre, zoom) {
    const { leaflet, map } = this;
    const { minZoom = 0, maxZoom } = layer.options;
    if (Math.round(zoom) < minZoom || Math.round(zoom) > maxZoom) return;
    layer._tileZoom = layer._clampZoom(Math.round(zoom));
    layer._updateLevels();
    layer._resetGrid();
    const middle = map.project(centre, layer._tileZoom);
    const half = map.getSize().divideBy(2 * map.getZoomScale(zoom, layer._tileZoom));
    const { min, max } = layer._pxBoundsToTileRange(leaflet.bounds(middle.subtract(half), middle.add(half)));
    const queue = [];
    for (let { y } = min; y <= max.y; y += 1) {
      for (let { x } = min; x <= max.x; x += 1) queue.push(Object.assign(leaflet.point(x, y), { z: layer._tileZoom }));
    }
    const from = min.add(max).divideBy(2);
    const missing = queue.filter((coords) => layer._isValidTile(coords) && !layer._tiles[layer._tileCoordsToKey(coords)])
      .sort((one, two) => one.distanceTo(from) - two.distanceTo(from));
    const tiles = document.createDocumentFragment();
    for (const coords of missing) layer._addTile(coords, tiles);
    layer._level.el.append(tiles);
  }

  /**
   * Each zoom's tiles are a compositor layer (atlas.css), which a flight scales and does not paint again. Such a layer keeps
   * the scale at which it was painted, and a continent at the scale of a city has millions of pixels in each direction:
   * tiles that are much enlarged are no layer, except to the end of a flight that has come to where they are.
   *
   * Once they are no longer enlarged they become one in a new element. In the old one, after a jump from a city, the browser
   * would have the scale of the city still, and paint all of the world at it: gigabytes.
   */
  compositeLevels() {
    const { map } = this;
    for (const level of this.tileLayers.flatMap((layer) => Object.values(layer._levels))) {
      if (map.getZoomScale(map.getZoom(), level.zoom) > MOST_ENLARGED) {
        this.enlarged.add(level.el);
        if (!this.isInFlight) level.el.classList.remove("is-layer");
        continue;
      }
      if (this.enlarged.has(level.el)) renewElement(level);
      level.el.classList.add("is-layer");
    }
  }
}

/** Put the tiles of a zoom into a new element. @param {{ el: HTMLElement }} level   of a Leaflet layer */
function renewElement(level) {
  const element = /** @type {HTMLElement} */ (level.el.cloneNode(false));
  element.append(...level.el.childNodes);
  level.el.replaceWith(element);
  level.el = element;
}

/** @param {any} layer */
const isCoarse = (layer) => layer.options.className === COARSE_CLASS;
