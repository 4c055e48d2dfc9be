/** What is seen of the map: which marks, names, ways and plans belong to the view, the zoom and the story. */
import { EVERYONE, lifeOf } from "../browser/visit_state.js";
import { Standing } from "./html_markers.js";

/** The sheet the map is drawn on: which of its things are seen. */
export class Sheet {
  /** @param {HTMLElement} room @param {import("./atlas.js").AtlasData} data @param {any} map @param {any} leaflet */
  constructor(room, data, map, leaflet) {
    this.room = room;
    this.data = data;
    this.map = map;
    this.leaflet = leaflet;
    this.standing = new Standing(map, leaflet);
    this.reaching = 0;
    this.ids = Object.keys(data.stops);
    /** @type {HTMLElement[]} */
    this.marks = [];
    for (const mark of room.querySelectorAll("[data-mark]")) {
      this.marks[Number(/** @type {HTMLElement} */ (mark).dataset.mark)] = /** @type {HTMLElement} */ (mark);
    }
    this.ways = this.ids.map((id) => [...room.querySelectorAll(`.${wayClass(id)}, [data-way="${id}"]`)]);
    this.arranged = "";
    this.person = EVERYONE;
  }

  /** Stop ids of a stack's marker. @param {HTMLElement} stack */
  members(stack) {
    return (stack.dataset.stack ?? "").split(" ").map((number) => this.ids[Number(number)]);
  }

  /** Show the marks of this zoom and view. */
  arrange() {
    const zoom = Math.max(2, Math.floor(this.map.getZoom() * 2 + 0.001) / 2);
    if (this.arranged === `${this.person} ${zoom}`) return;
    this.arranged = `${this.person} ${zoom}`;
    const shown = this.data.views[this.person].zooms[zoom];
    const seen = new Set(shown.markers);
    const names = new Set(shown.labels);
    const letters = new Set(shown.lettering);
    this.marks.forEach((mark, number) => {
      show(mark, seen.has(number));
      mark.classList.toggle("is-named", names.has(number));
    });
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (this.room.querySelectorAll("[data-letters]"))) {
      show(each, letters.has(Number(each.dataset.letters)));
    }
    this.scale();
    this.reach();
  }

  /**
   * Let the keyboard reach the marks in sight, and no others: focus must never lead off the screen. Told by
   * what Leaflet remembers, while nobody waits: to ask the page would be to lay it out.
   */
  reach() {
    cancelIdleCallback(this.reaching);
    this.reaching = requestIdleCallback(() => {
      const size = this.map.getSize();
      for (const mark of this.marks) {
        if (mark.hidden) continue;
        const { x, y } = this.map.layerPointToContainerPoint(this.leaflet.DomUtil.getPosition(mark.parentElement));
        const order = x > 0 && x < size.x && y > 0 && y < size.y ? 0 : -1;
        if (mark.tabIndex !== order) mark.tabIndex = order;
      }
    }, { timeout: 500 });
  }

  /** Show what belongs to this zoom: plans come and go with it, so what they hold is looked up anew. */
  scale() {
    const zoom = this.map.getZoom();
    const across = 40_075_016 * Math.cos((this.map.getCenter().lat * Math.PI) / 180);
    // On the plans' own pane: every element that inherits it is styled anew.
    if (zoom > this.data.max_ground_zoom) this.map.getPane("plan").style.setProperty("--metre", `${(256 * 2 ** zoom) / across}px`);
    this.room.classList.toggle("is-distant", zoom < 12);
    this.room.classList.toggle("is-near", zoom > this.data.max_ground_zoom + 1);
    for (const each of this.room.querySelectorAll("[data-from]")) {
      const { from, to = "99" } = /** @type {HTMLElement} */ (each).dataset;
      each.classList.toggle("is-small", zoom < Number(from) || zoom > Number(to));
    }
    this.standing.settle();
  }

  /** @param {import("../browser/visit_state.js").State} state */
  show(state) {
    this.person = state.person;
    this.room.dataset.view = state.person;
    this.room.classList.toggle("has-story", Boolean(state.stop) && !state.whole);
    this.room.classList.toggle("has-encounter", Boolean(state.encounter));
    this.arrange();
    this.showWays(state);
    const open = state.encounter ? this.data.encounters[state.encounter].stops : [state.stop];
    for (const mark of this.marks) {
      const own = mark.dataset.stop ? [mark.dataset.stop] : this.members(mark);
      const current = own.some((id) => open.includes(id));
      mark.classList.toggle("is-open", current);
      if (current) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
    }
    for (const mention of /** @type {NodeListOf<HTMLElement>} */ (this.room.querySelectorAll("[data-mention]"))) {
      show(mention, !state.whole && mention.dataset.mention === state.stop);
    }
    for (const each of this.room.querySelectorAll(".thread, .star")) {
      const own = each.classList.contains(`thread--${state.encounter}`)
        || /** @type {SVGElement} */ (each).dataset.star === state.encounter;
      each.classList.toggle("is-shown", Boolean(state.encounter) && own);
    }
    this.standing.settle();
  }

  /** The way to the open stop is strong, the ways before it are clear, those to come are faint.
   * @param {import("../browser/visit_state.js").State} state */
  showWays(state) {
    const at = state.stop ? this.ids.indexOf(state.stop) : -1;
    const life = state.stop ? lifeOf(state.stop) : null;
    this.ids.forEach((id, number) => {
      const own = lifeOf(id);
      for (const part of this.ways[number]) {
        part.classList.toggle("is-away", state.person !== EVERYONE && own !== state.person);
        part.classList.toggle("is-current", number === at);
        part.classList.toggle("is-to-come", at >= 0 && own === life && number > at);
      }
    });
  }
}

/** The class of the way that leads to a stop, as Python gave it. @param {string} id */
const wayClass = (id) => `to-${id.replace("/", "--")}`;

/** To hide what is hidden already would cost its style all the same. @param {HTMLElement} each @param {boolean} seen */
function show(each, seen) {
  if (each.hidden === seen) each.hidden = !seen;
}
