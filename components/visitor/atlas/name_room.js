/**
 * The room of marks and names on the resting map. Python has placed each name and says which other sides of its mark are
 * free (map_content.py). Here the ones are left out that the card, a button, the timeline or the screen's edge would cut, or
 * that would stand on the way that the open story tells of.
 */
import { DESIGN_MILLIMETRE, mapRoom, millimetre } from "../browser/stage.js";
import { BoxGrid, doOverlap, isWithin } from "./box_grid.js";

/** @typedef {import("./box_grid.js").Box} Box */
/** @typedef {{ x: number, y: number }} Position   pixels of the viewport */

const SIDES = "eswnabcd"; // as in label_placement.py
const NAME_HEIGHT = 6.6; // millimetres, as in label_placement.py
const NAME_GAP = 0.9;
const OPEN_RING = 2.2; // millimetres around the sign of the open story, as in atlas.css
const MENTION_RADIUS = 1.5; // millimetres, as in atlas.css
const THREAD_END_RADIUS = 2.6;
const LETTERS_HEIGHT = 6.6; // millimetres: lettering and names of a plan
const MOST_WAYS = 300; // more are not looked at one by one
const END_SIDES = "ewsnabcd";
const MENTION_SIDES = "ewsn";
const OVER_MAP = ".atlas__zoom, .atlas__credit, .atlas__scale, .key"; // of this part
const HANDLE_REACH = 11; // pixels above a sheet: its handle can be touched from there (story_panel.css)
const OUTSIDE = { x: -Infinity, y: -Infinity };
const MOST_OF_SCREEN = 0.6; // what covers more has no map beside it

export class NameRoom {
  /** @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data @param {any} map @param {any} leaflet
   * @param {HTMLElement[]} marks   by number */
  constructor(element, data, map, leaflet, marks) {
    this.element = element;
    this.data = data;
    this.map = map;
    this.leaflet = leaflet;
    this.marks = marks;
    /** Of the last call of `arrange`. @type {Box} */
    this.screen = { left: 0, top: 0, right: 0, bottom: 0 };
    this.room = this.screen;
    /** @type {Box[]} */
    this.obstacles = [];
    this.unit = DESIGN_MILLIMETRE;
    this.taken = new BoxGrid();
    /** @type {[Position, Position][]} */
    this.way = [];
    /** @type {[Position, Position][]} */
    this.otherWays = [];
    /** The curves of each leg by its class, in degrees. @type {Map<string, any[][]>} */
    this.ways = new Map();
    map.eachLayer((/** @type {any} */ layer) => {
      const name = layer.options.className?.split(" ").find((/** @type {string} */ each) => each.startsWith("to-"));
      if (name && layer.getLatLngs) this.ways.set(name, layer.getLatLngs());
    });
  }

  /** Show a mark's name at a side; hide it for none. @param {HTMLElement} mark @param {string|undefined} side */
  showName(mark, side) {
    if (side && mark.dataset.side !== side) mark.dataset.side = side;
    mark.classList.toggle("is-named", Boolean(side));
  }

  /** @param {import("../browser/visit_state.js").State} state @param {import("./atlas.js").ZoomContent} content */
  arrange(state, content) {
    const { clientWidth: right, clientHeight: bottom } = document.documentElement;
    this.screen = { left: 0, top: 0, right, bottom };
    const isVisit = state.screen !== "attract" && state.screen !== "choose";
    this.room = isVisit ? mapRoom() : this.screen;
    this.obstacles = isVisit ? [...this.boxesOverMap(), ...this.boxesOf(this.element, ".fan__block")] : [];
    this.unit = millimetre();
    this.taken = new BoxGrid();
    this.way = state.stop && !state.showsWholeView ? this.wayTo(legClass(state.stop)) : [];
    this.otherWays = this.waysInView(state.person);
    const radii = this.data.radii[state.person === "all" ? "all" : "life"];
    const open = this.arrangeMarks(content, radii);
    const sides = new Map(content.names.map((number, index) => [number, content.sides[index]]));
    const named = [...open, ...content.names.filter((number) => !open.includes(number))];
    this.arrangeEnds(this.shownTexts(".mention--end"));
    for (const number of named) this.arrangeName(number, radii, sides.get(number) ?? SIDES, open.includes(number));
    for (const mention of this.shownTexts(".mention:not(.mention--end)")) this.arrangeMention(mention);
    for (const letters of this.shownTexts(".plan-name, .lettering")) this.arrangeLetters(letters);
  }

  /** Hide the marks that are partly covered, and let only the others have the focus: it must never move off the screen.
   * @param {import("./atlas.js").ZoomContent} content @param {number[]} radii
   * @returns {number[]} the numbers of the marks whose stories are open */
  arrangeMarks(content, radii) {
    const open = [];
    for (const number of content.markers) {
      const mark = this.marks[number];
      const { x, y } = this.positionOf(mark);
      const isOpen = mark.classList.contains("is-open");
      const box = around(x, y, this.radiusOf(number, radii, isOpen));
      const isOnScreen = x > 0 && x < this.screen.right && y > 0 && y < this.screen.bottom;
      const isCovered = isOnScreen && !this.isClearOfControls(box);
      mark.classList.toggle("is-covered", isCovered);
      const tabIndex = isOnScreen && !isCovered ? 0 : -1;
      if (mark instanceof HTMLButtonElement && mark.tabIndex !== tabIndex) mark.tabIndex = tabIndex;
      if (isCovered || !doOverlap(box, this.screen)) continue;
      this.taken.add(box);
      if (isOpen) open.push(number);
    }
    return open;
  }

  /** @param {number} number @param {number[]} radii @param {string} sides @param {boolean} isOpen */
  arrangeName(number, radii, sides, isOpen) {
    const mark = this.marks[number];
    const isInCity = mark.classList.contains("is-in-city");
    const designWidth = isInCity ? this.data.city_name_widths[`${number}`] : this.data.name_widths[number];
    const width = (designWidth * this.unit) / DESIGN_MILLIMETRE;
    const radius = this.radiusOf(number, radii, isOpen);
    const { x, y } = this.positionOf(mark);
    if (!width || mark.classList.contains("is-covered") || !doOverlap(around(x, y, radius), this.screen)) {
      this.showName(mark, undefined);
      return;
    }
    const free = [...sides].filter((each) => this.isFree(this.nameBox({ x, y }, radius, width, each)));
    const side = free.find((each) => {
      const box = this.nameBox({ x, y }, radius, width, each);
      return !this.otherWays.some(([from, to]) => crosses(from, to, box));
    }) ?? free[0];
    this.showName(mark, side);
    if (side) this.taken.add(this.nameBox({ x, y }, radius, width, side));
  }

  /** The names of the two ends of a thread: they are always there, if on another sign, and never on each other.
   * @param {HTMLElement[]} ends */
  arrangeEnds(ends) {
    const options = ends.map((end) => [...END_SIDES]
      .map((side, rank) => ({ side, rank, box: this.mentionBox(end, THREAD_END_RADIUS, side) }))
      .filter(({ box }) => isWithin(box, this.screen) && this.isClearOfControls(box))
      .map((each) => ({ ...each, rank: each.rank + (this.isFree(each.box) ? 0 : END_SIDES.length) }))
      .sort((one, two) => one.rank - two.rank));
    const [first, second] = options;
    const apart = second && first.flatMap((one) => second.map((two) => [one, two]))
      .filter(([one, two]) => !doOverlap(one.box, two.box))
      .sort(([one, two], [other, another]) => one.rank + two.rank - other.rank - another.rank)[0];
    ends.forEach((end, index) => this.showMention(end, apart?.[index] ?? options[index][0]));
  }

  /** The name of a place that the story mentions; its dot stays. @param {HTMLElement} mention */
  arrangeMention(mention) {
    const options = [...MENTION_SIDES].map((side) => ({ side, box: this.mentionBox(mention, MENTION_RADIUS, side) }));
    this.showMention(mention, options.find(({ box }) => this.isFree(box)));
  }

  /** @param {HTMLElement} mention @param {number} radius   millimetres @param {string} side */
  mentionBox(mention, radius, side) {
    const width = (Number(mention.dataset.wide) * this.unit) / DESIGN_MILLIMETRE;
    return this.nameBox(this.positionOf(mention), radius * this.unit, width, side);
  }

  /** @param {HTMLElement} mention @param {{ side: string, box: Box }|undefined} at   none: without its name */
  showMention(mention, at) {
    mention.classList.toggle("is-unnamed", !at);
    if (!at) return;
    mention.dataset.side = at.side;
    this.taken.add(at.box);
  }

  /** A name that is written on the map itself, along a tilted line. @param {HTMLElement} letters */
  arrangeLetters(letters) {
    const { x, y } = this.positionOf(letters);
    const length = (Number(letters.dataset.wide) * this.unit) / DESIGN_MILLIMETRE;
    const angle = (parseFloat(letters.style.getPropertyValue("--tilt")) * Math.PI) / 180;
    const half = (LETTERS_HEIGHT / 2) * this.unit;
    const steps = Math.max(1, Math.ceil(length / (2 * half)));
    const middles = Array.from({ length: steps + 1 }, (_, step) => {
      const along = (length - 2 * half) * (step / steps - 0.5);
      return { x: x + along * Math.cos(angle), y: y + along * Math.sin(angle) };
    });
    const boxes = middles.map((middle) => around(middle.x, middle.y, half));
    // The corners of tilted letters reach further than the boxes along them.
    const isWhole = middles.every((middle) => isWithin(around(middle.x, middle.y, 1.5 * half), this.screen));
    const isFree = isWhole && boxes.every((box) => this.isFree(box));
    letters.classList.toggle("is-crowded", !isFree);
    if (isFree) for (const box of boxes) this.taken.add(box);
  }

  /** @param {Position} position @param {number} radius @param {number} width @param {string} side @returns {Box} */
  nameBox({ x, y }, radius, width, side) {
    const height = NAME_HEIGHT * this.unit;
    const beside = radius + NAME_GAP * this.unit;
    const left = side === "e" ? x + beside : side === "w" ? x - beside - width
      : side === "a" || side === "b" ? x - radius : side === "c" || side === "d" ? x + radius - width : x - width / 2;
    const top = side === "e" || side === "w" ? y - height / 2 : "sbc".includes(side) ? y + radius : y - radius - height;
    return { left, top, right: left + width, bottom: top + height };
  }

  /** Whether a box is on the screen, clear of controls, signs, names and the way. @param {Box} box */
  isFree(box) {
    return isWithin(box, this.screen) && this.isClearOfControls(box) && !this.taken.overlaps(box)
      && !this.way.some(([from, to]) => crosses(from, to, box));
  }

  /** @param {Box} box */
  isClearOfControls(box) {
    const { left, top, right, bottom } = this.room;
    // Towards an edge of the screen the room has no bound: there a mark may stand half outside.
    const isInRoom = (left <= 0 || box.left >= left) && (top <= 0 || box.top >= top)
      && (right >= this.screen.right || box.right <= right) && (bottom >= this.screen.bottom || box.bottom <= bottom);
    return isInRoom && !this.obstacles.some((each) => doOverlap(box, each));
  }

  /** @param {number} number @param {number[]} radii @param {boolean} isOpen */
  radiusOf(number, radii, isOpen) {
    return (radii[this.data.sizes[number]] * this.unit) / DESIGN_MILLIMETRE + (isOpen ? OPEN_RING * this.unit : 0);
  }

  /** Read from Leaflet: reading it from the page would force a layout. @param {HTMLElement} content   of an HTML marker
   * @returns {Position}   a detached marker has the position of another view (html_markers.js): it is outside this one */
  positionOf(content) {
    if (content.parentElement?.hidden) return OUTSIDE;
    return this.map.layerPointToContainerPoint(this.leaflet.DomUtil.getPosition(content.parentElement));
  }

  /** The pieces of all ways that are in view: names stand beside them where there is room. None where there are too many.
   * @param {string} person @returns {[Position, Position][]} */
  waysInView(person) {
    const all = [...this.ways.keys()].filter((name) => person === "all" || name.startsWith(legClass(`${person}/`)));
    if (all.length > MOST_WAYS) return [];
    return all.flatMap((name) => this.wayTo(name)).filter(([from, to]) => crosses(from, to, this.screen));
  }

  /** The pieces of a way, in pixels. @param {string} way   its class @returns {[Position, Position][]} */
  wayTo(way) {
    /** @type {[Position, Position][]} */
    const pieces = [];
    for (const line of this.ways.get(way) ?? []) {
      const points = line.map((/** @type {any} */ point) => this.map.latLngToContainerPoint(point));
      for (let index = 1; index < points.length; index += 1) pieces.push([points[index - 1], points[index]]);
    }
    return pieces;
  }

  /** @param {string} selector @returns {HTMLElement[]} */
  shownTexts(selector) {
    const found = /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll(selector));
    return [...found].filter((each) => !each.hidden && !each.classList.contains("is-outside-zoom"));
  }

  /** What stands over the map: its buttons, and the other parts of the page. */
  boxesOverMap() {
    const most = MOST_OF_SCREEN * innerWidth * innerHeight;
    const parts = this.boxesOf(document, "[data-part]").filter(({ width, height }) => width * height < most);
    const handles = this.boxesOf(document, ".card__handle")
      .map(({ left, top, right, bottom }) => ({ left, top: top - HANDLE_REACH, right, bottom }));
    return [...parts, ...handles, ...this.boxesOf(this.element, OVER_MAP)];
  }

  /** @param {ParentNode} within @param {string} selector */
  boxesOf(within, selector) {
    return [...within.querySelectorAll(selector)].filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0);
  }
}

/** The class of the leg that ends at a stop, as in folium_map.py. @param {string} id */
export const legClass = (id) => `to-${id.replace("/", "--")}`;

/** @param {number} x @param {number} y @param {number} radius @returns {Box} */
const around = (x, y, radius) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });

/** Whether a straight line crosses a box (Liang and Barsky, 1984). @param {Position} from @param {Position} to @param {Box} box */
function crosses(from, to, { left, top, right, bottom }) {
  let [enters, leaves] = [0, 1];
  for (const [start, length, min, max] of [[from.x, to.x - from.x, left, right], [from.y, to.y - from.y, top, bottom]]) {
    if (length === 0) {
      if (start < min || start > max) return false;
      continue;
    }
    const [one, two] = [(min - start) / length, (max - start) / length];
    enters = Math.max(enters, Math.min(one, two));
    leaves = Math.min(leaves, Math.max(one, two));
  }
  return enters <= leaves;
}
