/**
 * The figures: while time is swept, each life's portrait stands and walks on the map where the life did at the moment. They
 * walk along the legs that the map shows; Python has sent only the times and the stops (figures.py).
 *
 * @typedef {[begins: number, state: "at"|"walk"|"dead"|"away", stops: string[]]} FigureSpan
 * @typedef {{ cut: number, lives: Record<string, FigureSpan[]>, stars: Record<string, number[]> }} FiguresData   `stars`:
 *   the years of each encounter's stops
 * @typedef {[lat: number, lng: number]} LatLng
 * @typedef {{ points: LatLng[], lengths: number[] }} Way   `lengths`: from its beginning to each point
 */
import { mapRoom, millimetre } from "../browser/stage.js";
import { currentMoment, onMoment, yearOf } from "../browser/moment.js";
import { isYoungAt } from "../browser/moment_texts.js";
import { EVERYONE, currentState, stateOnMap } from "../browser/visit_state.js";

const FIGURE_MILLIMETRES = 18; // from one figure to the next, side by side
const MOST_ABREAST = 4; // more stand closer together
const ROOM_MILLIMETRES = 14; // from the middle of a figure to the edge of the map's room: half of it, and its pointer
const FAINT_YEARS = 5; // after death, at the last place
const NEAR_DEGREES = 0.6; // a leg that passes nearer to a place begins or ends there
const CUT_DEGREES = 3; // a figure that leaves the map at one edge fades before it comes in at the other

export class Figures {
  /**
   * @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data @param {any} map @param {any} leaflet
   * @param {(id: string) => Element[]} legsTo   the strokes and the arrow of the leg to a stop
   * @param {(id: string) => any[][]} linesOf   the lines of that leg: two where it crosses the map's edge, each a whole one
   */
  constructor(element, data, map, leaflet, legsTo, linesOf) {
    this.data = data;
    this.map = map;
    this.legsTo = legsTo;
    this.linesOf = linesOf;
    const template = /** @type {HTMLTemplateElement|null} */ (element.querySelector("template.figures"));
    const { lives, stars, cut } = data.figures ?? { lives: {}, stars: {}, cut: -180 };
    this.cut = cut;
    if (template) map.createPane("figures").style.zIndex = "660";
    /** @type {Figure[]} */
    this.figures = [...(template?.content.children ?? [])].map((each) => {
      const shown = /** @type {HTMLElement} */ (each.cloneNode(true));
      const person = shown.dataset.figure ?? "";
      const icon = leaflet.divIcon({ className: "html-marker", iconSize: [0, 0], html: shown });
      const marker = leaflet.marker([0, 0], { icon, pane: "figures", interactive: false, keyboard: false });
      return new Figure(person, shown, marker, lives[person] ?? []);
    });
    this.stars = Object.entries(stars).map(([id, years]) => ({
      elements: [...element.querySelectorAll(`[data-encounter-mark="${CSS.escape(id)}"], .star[data-star="${CSS.escape(id)}"]`)], years,
    }));
    this.isShown = false;
    this.isFlying = false;
    this.year = NaN;
    map.on("flightstart", () => {
      this.isFlying = true;
    });
    map.on("flightend", () => {
      this.isFlying = false;
    });
    map.on("moveend", () => this.drawAgain());
    this.stopListening = onMoment((moment) => this.draw(moment));
  }

  /** Put the figures on the map, or take them off. @param {import("../browser/visit_state.js").State} state */
  show(state) {
    if (state.isSweeping) {
      this.size = FIGURE_MILLIMETRES * millimetre();
      for (const { marker } of this.isShown ? [] : this.figures) marker.addTo(this.map);
      this.isShown = true;
      this.drawAgain();
    } else if (this.isShown) {
      this.isShown = false;
      for (const figure of this.figures) {
        figure.marker.remove();
        this.markLegs(figure, new Set());
        figure.forget();
      }
      for (const { elements } of this.stars) for (const star of elements) star.classList.remove("is-touched");
      this.year = NaN;
    }
  }

  /** The map shows another part of the world, or has another room. */
  drawAgain() {
    if (!this.isShown) return;
    this.room = this.roomOfFigures();
    const moment = currentMoment();
    if (moment !== null) this.draw(moment);
  }

  /** @param {number} moment */
  draw(moment) {
    if (!this.isShown) return;
    const { person } = stateOnMap(currentState());
    /** @type {{ figure: Figure, x: number, y: number }[]} */
    const seen = [];
    for (const figure of this.figures) {
      const place = this.placeAt(figure, moment);
      const isSeen = place !== null && (person === EVERYONE || person === figure.person);
      figure.showState(isSeen ? place.state : "away");
      if (!place || !isSeen) continue;
      figure.showFace(moment);
      seen.push({ figure, ...this.place(figure, this.withinWorld(place.at)) });
    }
    this.part(seen);
    const year = yearOf(moment);
    if (year === this.year) return;
    this.year = year;
    for (const { elements, years } of this.stars) {
      for (const star of elements) star.classList.toggle("is-touched", years.includes(year));
    }
  }

  /** Where a figure is; null where nobody knows.
   * @param {Figure} figure @param {number} moment @returns {{ at: LatLng, state: string }|null} */
  placeAt(figure, moment) {
    const index = figure.spans.findLastIndex(([begins]) => begins <= moment);
    if (index < 0) return null;
    if (index !== figure.index) {
      figure.index = index;
      this.markLegs(figure, figure.walkedUpTo(index));
    }
    const [begins, state, stops] = figure.spans[index];
    if (state === "at") return { at: this.pointOf(stops[0]), state };
    if (state === "walk") {
      const ends = figure.spans[index + 1]?.[0] ?? begins + 1;
      const way = this.wayOf(figure, index, stops);
      return way && { at: alongWay(way, (moment - begins) / (ends - begins)), state };
    }
    const last = figure.spans[index - 1]?.[2].at(-1);
    if (state !== "dead" || !last || moment - begins > FAINT_YEARS) return null;
    return { at: this.pointOf(last), state };
  }

  /** @param {string} stop @returns {LatLng} */
  pointOf(stop) {
    const [lat, lng] = this.data.stops[stop].point;
    return [lat, lng];
  }

  /** The strokes of the legs that were walked are strong. @param {Figure} figure @param {Set<string>} walked   stop ids */
  markLegs(figure, walked) {
    for (const stop of figure.walked) if (!walked.has(stop)) for (const leg of this.legsTo(stop)) leg.classList.remove("is-walked");
    for (const stop of walked) if (!figure.walked.has(stop)) for (const leg of this.legsTo(stop)) leg.classList.add("is-walked");
    figure.walked = walked;
  }

  /** The way of a walk, along the legs to its stops; null where one of them is not on the map.
   * @param {Figure} figure @param {number} index @param {string[]} stops @returns {Way|null} */
  wayOf(figure, index, stops) {
    const known = figure.ways.get(index);
    if (known !== undefined) return known;
    /** @type {LatLng[]|null} */
    let points = [this.pointOf(stops[0])];
    for (let next = 1; next < stops.length && points; next += 1) {
      const leg = this.legBetween(stops[next - 1], stops[next]);
      points = leg && [...points, ...leg];
    }
    const way = points && measured(inOneTurn(points));
    figure.ways.set(index, way);
    return way;
  }

  /** The points from one stop to another: a part of the leg to the other, or the leg to the first one back.
   * @param {string} from @param {string} to @returns {LatLng[]|null} */
  legBetween(from, to) {
    const [start, end] = [this.pointOf(from), this.pointOf(to)];
    if (distance(start, end) < NEAR_DEGREES) return [start, end];
    for (const [stop, isBack] of /** @type {[string, boolean][]} */ ([[to, false], [from, true]])) {
      const line = this.linesOf(stop)[0]?.map(({ lat, lng }) => /** @type {LatLng} */ ([lat, lng]));
      if (!line) continue;
      const [first, last] = [nearestIndex(line, start), nearestIndex(line, end)];
      if (distance(line[first], start) > NEAR_DEGREES || distance(line[last], end) > NEAR_DEGREES) continue;
      if (first <= last && !isBack) return line.slice(first, last + 1);
      if (last <= first && isBack) return line.slice(last, first + 1).reverse();
    }
    return null;
  }

  /** Where the middle of a figure may be, in pixels of the map's element; undefined where there is no room for one. */
  roomOfFigures() {
    const { left, top, right, bottom } = mapRoom();
    const padding = ROOM_MILLIMETRES * millimetre();
    const room = { left: left + padding, top: top + padding, right: right - padding, bottom: bottom - padding };
    return room.left < room.right && room.top < room.bottom ? room : undefined;
  }

  /** Stand a figure where the life is; where that is outside the map's room, at the edge of it, with a pointer to there. It
   * fades where it changes from one edge of the map, or of the room, to the other.
   * @param {Figure} figure @param {LatLng} at @returns {{ x: number, y: number }}   pixels of the map's layers */
  place(figure, at) {
    const { map, room } = this;
    const { x, y } = map.latLngToContainerPoint(at);
    const half = /** @type {number} */ (this.size) / 2;
    const isBeyond = room && !this.isFlying && (x < room.left - half || x > room.right + half || y < room.top - half || y > room.bottom + half);
    if (!isBeyond) {
      figure.pointTo(null);
      figure.fadeAtCut(Math.min(at[1] - this.cut, this.cut + 360 - at[1]) < CUT_DEGREES);
      figure.moveTo(at);
      return map.latLngToLayerPoint(at);
    }
    // The earth is round: the nearer edge.
    const world = 256 * 2 ** map.getZoom();
    const west = room.left - modulo(room.left - x, world);
    const [toWest, toEast] = [room.left - west, west + world - room.right];
    const isBetween = x >= room.left && x <= room.right;
    const target = isBetween ? x : toWest < toEast ? west : west + world;
    const held = { x: Math.min(Math.max(target, room.left), room.right), y: Math.min(Math.max(y, room.top), room.bottom) };
    figure.pointTo(Math.round((Math.atan2(y - held.y, target - held.x) * 180) / Math.PI));
    figure.fadeAtCut(!isBetween && Math.abs(toEast - toWest) < (2 * CUT_DEGREES * world) / 360);
    const { lat, lng } = map.containerPointToLatLng([held.x, held.y]);
    figure.moveTo([lat, lng]);
    return map.latLngToLayerPoint(figure.at);
  }

  /** The same point on the map, which begins at the longitude `cut`. @param {LatLng} at @returns {LatLng} */
  withinWorld([lat, lng]) {
    return [lat, this.cut + modulo(lng - this.cut, 360)];
  }

  /** Figures that would cover one another stand side by side, all of them on the screen. @param {{ figure: Figure, x: number, y: number }[]} seen */
  part(seen) {
    const size = /** @type {number} */ (this.size);
    /** @type {{ figure: Figure, x: number, y: number }[][]} */
    const groups = [];
    for (const each of seen) {
      const group = groups.find(([first]) => Math.hypot(first.x - each.x, first.y - each.y) < 0.9 * size);
      if (group) group.push(each);
      else groups.push([each]);
    }
    const left = this.map.containerPointToLayerPoint([0, 0]).x;
    const right = left + this.map.getSize().x;
    for (const group of groups) {
      const closeness = Math.min(1, MOST_ABREAST / group.length);
      const half = ((group.length - 1) / 2) * closeness;
      const [{ x }] = group;
      const room = (half + 0.5) * size; // to each side
      const isInView = x >= left && x <= right && 2 * room < right - left;
      const shift = isInView ? (Math.min(Math.max(x, left + room), right - room) - x) / size : 0;
      group.forEach(({ figure }, index) => figure.stepAside(index * closeness - half + shift));
    }
  }

  stop() {
    this.stopListening();
  }
}

/** One life's figure. What is written to the page is written only where it changes. */
class Figure {
  /** @param {string} person @param {HTMLElement} shown @param {any} marker @param {FigureSpan[]} spans */
  constructor(person, shown, marker, spans) {
    this.isYoung = false;
    this.person = person;
    this.shown = shown;
    this.marker = marker;
    this.spans = spans;
    /** The ways that were walked already, by the number of the span. @type {Map<number, Way|null>} */
    this.ways = new Map();
    /** @type {Set<string>} */
    this.walked = new Set();
    /** @type {LatLng} */
    this.at = [0, 0];
    this.index = -1;
    this.state = "";
    this.aside = 0;
    this.isAtCut = false;
    /** @type {number|null} */
    this.bearing = null;
    this.showState("away");
  }

  /** The figure has been taken off the map. */
  forget() {
    this.index = -1;
    this.showState("away");
  }

  /** The stops whose legs were walked before a span ends. @param {number} index */
  walkedUpTo(index) {
    const spans = this.spans.slice(0, index + 1);
    return new Set(spans.flatMap(([, , stops]) => stops));
  }

  /** @param {string} state */
  showState(state) {
    if (state === this.state) return;
    this.state = state;
    this.shown.dataset.state = state;
  }

  /** The young portrait, or the other one. @param {number} moment */
  showFace(moment) {
    const isYoung = isYoungAt(this.person, moment);
    if (isYoung !== this.isYoung) this.shown.classList.toggle("is-young", isYoung);
    this.isYoung = isYoung;
  }

  /** @param {LatLng} at */
  moveTo(at) {
    if (at[0] === this.at[0] && at[1] === this.at[1]) return;
    this.at = at;
    this.marker.setLatLng(at);
  }

  /** @param {number} aside   in widths of a figure */
  stepAside(aside) {
    if (aside === this.aside) return;
    this.aside = aside;
    this.shown.style.setProperty("--aside", String(aside));
  }

  /** The life is outside the map's room, in this direction; null where it is in the room.
   * @param {number|null} bearing   degrees, clockwise from the east */
  pointTo(bearing) {
    if (bearing === this.bearing) return;
    this.bearing = bearing;
    this.shown.classList.toggle("is-beyond", bearing !== null);
    if (bearing !== null) this.shown.style.setProperty("--bearing", `${bearing}deg`);
  }

  /** @param {boolean} isAtCut */
  fadeAtCut(isAtCut) {
    if (isAtCut === this.isAtCut) return;
    this.isAtCut = isAtCut;
    this.shown.classList.toggle("is-at-cut", isAtCut);
  }
}

/** @param {number} value @param {number} by */
const modulo = (value, by) => ((value % by) + by) % by;

/** Degrees between two longitudes, from -180 to 180. @param {number} from @param {number} to */
const turn = (from, to) => modulo(to - from + 180, 360) - 180;

/** About, in degrees of the map. @param {LatLng} one @param {LatLng} two */
function distance(one, two) {
  const across = turn(one[1], two[1]) * Math.cos((one[0] * Math.PI) / 180);
  return Math.hypot(across, two[0] - one[0]);
}

/** @param {LatLng[]} line @param {LatLng} point */
function nearestIndex(line, point) {
  const distances = line.map((each) => distance(each, point));
  return distances.indexOf(Math.min(...distances));
}

/** The same points, each longitude in the turn of the globe that is nearest to the one before. @param {LatLng[]} points */
function inOneTurn(points) {
  let before = points[0][1];
  return points.map(([lat, lng]) => {
    before += turn(before, lng);
    return /** @type {LatLng} */ ([lat, before]);
  });
}

/** @param {LatLng[]} points @returns {Way} */
function measured(points) {
  const lengths = [0];
  for (let index = 1; index < points.length; index += 1) {
    lengths.push(lengths[index - 1] + distance(points[index - 1], points[index]));
  }
  return { points, lengths };
}

/** @param {Way} way @param {number} share   from 0 to 1 @returns {LatLng} */
function alongWay({ points, lengths }, share) {
  const walked = Math.min(1, Math.max(0, share)) * lengths[lengths.length - 1];
  const after = Math.max(1, lengths.findIndex((length) => length >= walked));
  const [one, two] = [points[after - 1], points[after] ?? points[after - 1]];
  const part = (walked - lengths[after - 1]) / (lengths[after] - lengths[after - 1] || 1);
  return [one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part];
}
