/**
 * The fan: the stories of a city as chips beside its mark, joined to it by fine lines. Python has written a chip for each
 * stop and encounter (fan_chips.py); here those of one city are chosen and placed where nothing covers them.
 */
import { mapRoom, millimetre } from "../browser/stage.js";
import { moveFocus } from "../browser/move_focus.js";
import { currentState, openFan } from "../browser/visit_state.js";
import { doOverlap, isWithin } from "./box_grid.js";

const MOST_CHIPS = 8; // more stories are in the list, which the last chip opens
const CHIPS_OF_ONE_COLUMN = 4;
const NAMED_NEARBY = 3; // cities
const DISTANCE = 17; // millimetres from the middle of the city to its chips
const LINE_START = 10.5; // millimetres from the middle of the city: outside of its sign
const LEAST_WIDTH = 80; // millimetres: of a chip beside another
const MARGIN = 3; // millimetres from the chips to what is around the room

/** @typedef {import("./box_grid.js").Box} Box */
/** @typedef {{ own: string[], nearby: string[] }} Stories   stop ids: of the city, and of those it gathers that part
 *   farther in */

export class Fan {
  /** @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data
   * @param {import("./map_visibility.js").MapVisibility} visibility */
  constructor(element, data, visibility) {
    this.data = data;
    this.visibility = visibility;
    this.fan = /** @type {HTMLElement} */ (element.querySelector(".fan"));
    this.block = document.createElement("div");
    this.block.className = "fan__block";
    this.fan.append(this.block);
    this.lines = /** @type {SVGPathElement} */ (element.querySelector(".fan__lines path"));
    this.chips = /** @type {HTMLTemplateElement} */ (element.querySelector("template.fan__chips")).content;
    /** @type {HTMLElement|undefined} */
    this.mark = undefined;
    /** @type {AbortController} */
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    document.addEventListener("pointerup", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (currentState().fan && !target.closest?.(".fan, [data-place]")) openFan(null);
    }, { signal });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !currentState().fan) return;
      const { mark } = this;
      openFan(null);
      moveFocus(mark);
    }, { signal });
  }

  stop() {
    this.listeners.abort();
  }

  /** @param {import("../browser/visit_state.js").State} now @param {import("../browser/visit_state.js").State} before */
  show(now, before) {
    if (now.fan === before.fan) return;
    this.mark?.setAttribute("aria-expanded", "false");
    this.mark = now.fan ? this.visibility.shownMarkOf(now.fan) : undefined;
    this.fan.hidden = !this.mark;
    if (this.mark) this.open(this.mark);
    else {
      this.block.replaceChildren();
      if (now.fan) openFan(null); // its mark is not on the map
    }
  }

  /** @param {HTMLElement} mark   of a city @returns {Stories} */
  storiesOf(mark) {
    const all = this.visibility.stopsOf(mark);
    if (!mark.dataset.parting) return { own: all, nearby: [] };
    const isOwn = (/** @type {string} */ id) => this.data.stops[id].city === mark.dataset.city;
    return { own: all.filter(isOwn), nearby: all.filter((id) => !isOwn(id)) };
  }

  /** @param {HTMLElement} mark */
  open(mark) {
    mark.setAttribute("aria-expanded", "true");
    this.fan.setAttribute("aria-label", mark.getAttribute("aria-label") ?? "");
    const stories = this.storiesOf(mark);
    const own = new Set(stories.own);
    const chips = [...this.chips.children].filter((chip) => {
      const { stop = "", at } = /** @type {HTMLElement} */ (chip).dataset;
      return own.has(stop) || at === mark.dataset.city;
    });
    const nearby = stories.nearby.length ? [this.nearbyChip(mark, stories.nearby)] : [];
    for (const most of [MOST_CHIPS, 6, 4, 3, 2]) {
      const shown = mostImportant(chips, most);
      const more = shown.length < chips.length ? [this.moreChip(mark)] : [];
      this.block.replaceChildren(...shown.map((chip) => chip.cloneNode(true)), ...more, ...nearby);
      const columns = this.block.childElementCount > CHIPS_OF_ONE_COLUMN ? [2, 1] : [1, 2];
      if (columns.some((each) => this.place(mark, each))) break;
    }
    this.drawLines(mark);
    moveFocus(/** @type {HTMLElement|null} */ (this.block.firstElementChild));
  }

  /** The map has moved: put the chips beside the city anew. */
  follow() {
    if (!this.mark) return;
    this.place(this.mark, Number(this.block.style.getPropertyValue("--columns")));
    this.drawLines(this.mark);
  }

  /** The chip that leads farther in, to the other cities. @param {HTMLElement} mark @param {string[]} stops */
  nearbyChip(mark, stops) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { city } of stops.map((id) => this.data.stops[id])) counts.set(city, (counts.get(city) ?? 0) + 1);
    const cities = [...counts].sort(([, one], [, two]) => two - one).map(([city]) => this.data.cities[city]);
    const names = cities.slice(0, NAMED_NEARBY).join(", ") + (cities.length > NAMED_NEARBY ? "…" : "");
    return wordChip("nearby", mark.dataset.place ?? "", this.data.words.nearby.replace("{names}", names));
  }

  /** The chip that opens the list of all of the city's stories. @param {HTMLElement} mark */
  moreChip(mark) {
    return wordChip("more", mark.dataset.place ?? "", this.data.words.all.replace("{name}", this.nameOf(mark)));
  }

  /** @param {HTMLElement} mark */
  nameOf(mark) {
    return mark.querySelector(".marker__name")?.textContent ?? "";
  }

  /**
   * Put the chips beside the city. The places are tried in this order: right or left of it, where there is more room; below
   * it; above it. Where nothing is free, they stand over what is there.
   * @param {HTMLElement} mark @param {number} columns
   * @returns {boolean} whether there is room
   */
  place(mark, columns) {
    const unit = millimetre();
    const room = inset(mapRoom(), MARGIN * unit);
    if (columns > 1 && (room.right - room.left) / columns < LEAST_WIDTH * unit) return false;
    this.block.style.setProperty("--columns", `${columns}`);
    this.block.style.maxWidth = `${room.right - room.left}px`;
    const { width, height } = this.block.getBoundingClientRect();
    if (width > room.right - room.left || height > room.bottom - room.top) return false;
    const { x, y } = this.positionOf(mark);
    const distance = DISTANCE * unit;
    const [right, left, below, above] = [x + distance, x - distance - width, y + distance, y - distance - height];
    // In the lower half of the screen, if possible.
    const highest = room.bottom - height >= innerHeight / 2 ? Math.max(room.top, Math.min(innerHeight / 2, y - height / 2)) : room.top;
    const beside = clamp(y - height / 2, highest, room.bottom - height);
    const across = clamp(x - width / 2, room.left, room.right - width);
    const sides = room.right - x > x - room.left ? [right, left] : [left, right];
    const obstacles = this.visibility.nameRoom.boxesOverMap();
    const places = [[sides[0], beside], [sides[1], beside], [across, below], [across, above]].map(([at, top]) => boxOf(at, top, width, height));
    const free = places.find((box) => isWithin(box, room) && !obstacles.some((each) => doOverlap(box, each)));
    const box = free ?? boxOf(across, clamp(y + distance, room.top, room.bottom - height), width, height);
    this.block.style.left = `${box.left}px`;
    this.block.style.top = `${box.top}px`;
    return Boolean(free);
  }

  /** A line from the city to each chip; to one behind another, from that one. @param {HTMLElement} mark */
  drawLines(mark) {
    const { x, y } = this.positionOf(mark);
    const block = this.block.getBoundingClientRect();
    const boxes = [...this.block.children].map((chip) => chip.getBoundingClientRect());
    const isBeside = x < block.left || x > block.right;
    this.lines.setAttribute("d", boxes.map((box) => {
      const [midX, midY] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      const to = isBeside ? [x < block.left ? box.left : box.right, midY] : [midX, y < block.top ? box.top : box.bottom];
      const isFirst = isBeside
        ? Math.abs(to[0] - (x < block.left ? block.left : block.right)) < 2
        : Math.abs(to[1] - (y < block.top ? block.top : block.bottom)) < 2;
      if (isFirst) {
        const share = Math.min(1, (LINE_START * millimetre()) / Math.hypot(to[0] - x, to[1] - y));
        return `M${x + share * (to[0] - x)} ${y + share * (to[1] - y)}L${to[0]} ${to[1]}`;
      }
      const gap = 4 * millimetre();
      const from = isBeside ? [to[0] + (x < block.left ? -gap : gap), to[1]] : [to[0], to[1] + (y < block.top ? -gap : gap)];
      return `M${from[0]} ${from[1]}L${to[0]} ${to[1]}`;
    }).join(""));
  }

  /** @param {HTMLElement} mark */
  positionOf(mark) {
    return this.visibility.nameRoom.positionOf(mark);
  }
}

/** The most important chips, in their order: highlights first. @param {Element[]} chips @param {number} most */
function mostImportant(chips, most) {
  if (chips.length <= most) return chips;
  const highlights = chips.filter((chip) => "highlight" in /** @type {HTMLElement} */ (chip).dataset);
  const first = new Set([...new Set([...highlights, ...chips])].slice(0, most));
  return chips.filter((chip) => first.has(chip));
}

/** A chip with words only. @param {"more"|"nearby"} kind @param {string} place @param {string} text */
function wordChip(kind, place, text) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = `chip chip--${kind}`;
  chip.dataset[kind] = place;
  chip.textContent = text;
  return chip;
}

/** @param {number} left @param {number} top @param {number} width @param {number} height @returns {Box} */
const boxOf = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });

/** @param {Box} box @param {number} by @returns {Box} */
const inset = ({ left, top, right, bottom }, by) => ({ left: left + by, top: top + by, right: right - by, bottom: bottom - by });

/** @param {number} value @param {number} least @param {number} most */
const clamp = (value, least, most) => Math.max(least, Math.min(value, most));
