/**
 * How the map follows a visit. Where a story follows another one and a leg of the life leads from place to place: both ends
 * are brought into the room, the leg draws itself, and the map settles on the place. Everything else is one flight.
 *
 * The next story never waits: whatever moves the map ends what is under way, and shows the leg whole.
 */
import { isStill } from "../browser/motion.js";
import { EVERYONE, currentState, personOf } from "../browser/visit_state.js";

const LEAST_LENGTH = 12; // millimetres: a shorter leg cannot be seen to draw itself
const SAME_POINT = 1e-4; // degrees

/**
 * @typedef {import("../browser/visit_state.js").State} State
 * @typedef {{ id: string, line: any[] }} Step   a leg by the stop at its end; its line in degrees, in one piece
 */

export class Journey {
  /**
   * @param {HTMLElement} element @param {import("./atlas.js").AtlasData} data @param {any} map
   * @param {import("./camera.js").Camera} camera @param {import("./map_visibility.js").MapVisibility} visibility
   * @param {import("./leg_drawing.js").LegDrawing} drawing
   */
  constructor(element, data, map, camera, visibility, drawing) {
    this.element = element;
    this.data = data;
    this.map = map;
    this.camera = camera;
    this.visibility = visibility;
    this.drawing = drawing;
    /** The stop at which the map is. @type {string|null} */
    this.place = null;
    /** The legs from there to the place of the open story. @type {Step[]} */
    this.way = [];
    this.isOwnMovement = false;
    map.on("movestart", () => { if (!this.isOwnMovement) this.end(); });
  }

  /** Before the open story is shown on the map: its leg is not there yet, if it is going to be drawn. @param {State} state */
  prepare(state) {
    this.end();
    this.way = isStill() || state.screen !== "explore" ? [] : this.wayTo(state);
    for (const { id } of this.way) this.visibility.undrawn.add(id);
  }

  /** Move the map to what the state shows. @param {State} state @param {boolean} [atOnce] */
  go(state, atOnce = false) {
    const { camera, way } = this;
    this.way = [];
    const stop = state.stop ? this.data.stops[state.stop] : undefined;
    if (stop && this.place !== state.stop) { // a story without a place leaves the map where it is
      camera.neighbour = this.neighbourOf(/** @type {string} */ (state.stop), way);
      this.place = state.stop;
    } else if (!state.stop) {
      camera.neighbour = null;
      this.place = null;
    }
    if (stop && way.length && !atOnce) this.drawThenSettle(state, stop, way);
    else {
      this.end();
      camera.moveTo(state, atOnce);
    }
  }

  /** @param {State} state @param {import("./atlas.js").StopData} stop @param {Step[]} way */
  drawThenSettle(state, stop, way) {
    const { camera, drawing, element } = this;
    const settled = camera.viewOfStop(state, stop);
    if (!settled) return;
    const line = way.flatMap((step) => step.line);
    // A line across the map's edge ends a world away from the stop's mark.
    const worlds = Math.round((line[line.length - 1].lng - stop.point[1]) / 360);
    const isInSettled = camera.holds(settled, line.map(({ lat, lng }) => ({ lat, lng: lng - 360 * worlds })));
    const framing = isInSettled ? camera.movedByWorlds(settled, worlds) : camera.viewOfPoints(line);
    if (!framing) return;
    // The map may have come from another side of the world: it flies the short way, and draws where the marks are.
    const away = Math.round((this.map.getCenter().lng - line[0].lng) / 360);
    element.classList.add("is-travelling");
    const settle = () => {
      this.own(() => camera.moveByWorlds(-worlds));
      this.end();
      if (!isInSettled) camera.moveTo(state);
    };
    const draw = () => {
      this.own(() => camera.moveByWorlds(-away));
      const legs = way.map((step) => ({ line: step.line, strokes: this.visibility.strokesOf(step.id) }));
      if (drawing.lengthOf(legs) < LEAST_LENGTH) settle();
      else drawing.draw(legs, way.length > 1 ? "" : stop.distance, settle);
    };
    this.own(() => camera.prepareFor(state));
    this.own(() => camera.go(camera.movedByWorlds(framing, away), draw));
  }

  /** Do what moves the map without ending what is under way. @param {() => void} move */
  own(move) {
    this.isOwnMovement = true;
    move();
    this.isOwnMovement = false;
  }

  /** End what is under way: a leg that was being drawn is there. A flight goes on. */
  end() {
    this.drawing.end();
    this.element.classList.remove("is-travelling");
    if (!this.visibility.undrawn.size) return;
    this.visibility.undrawn.clear();
    this.visibility.showLegs(currentState());
  }

  /** A finger is put on the map. */
  interrupt() {
    this.end();
    this.camera.interrupt();
  }

  /**
   * The legs of the life from the place of the map to that of the open story, in one line. None where no leg leads there: a
   * line would be false; and none past other stories, except on the walk, which passes over them. After a story that lies
   * beside the life's way (the person was not there) the leg begins where it did.
   * @param {State} state @returns {Step[]}
   */
  wayTo({ stop, showsWholeView, walk }) {
    const { place, data } = this;
    if (!stop || !place || showsWholeView || !(stop in data.stops) || personOf(place) !== personOf(stop)) return [];
    const life = Object.keys(data.stops).filter((id) => personOf(id) === personOf(stop));
    const between = life.slice(life.indexOf(place) + 1, life.indexOf(stop) + 1).filter((id) => this.visibility.linesTo(id).length);
    if (between.length > 1 && !walk) return [];
    /** @type {Step[]} */
    const way = [];
    let [lat, lng] = data.stops[place].point;
    const [first] = between;
    if (first && !this.visibility.linesTo(place).length && !continued(this.visibility.linesTo(first), { lat, lng })) {
      [[{ lat, lng }]] = this.visibility.linesTo(first);
    }
    for (const id of between) {
      const line = continued(this.visibility.linesTo(id), { lat, lng });
      if (!line) return [];
      way.push({ id, line });
      ({ lat, lng } = line[line.length - 1]);
    }
    const [endLat, endLng] = data.stops[stop].point;
    return isSamePoint({ lat, lng }, { lat: endLat, lng: endLng }) ? way : [];
  }

  /**
   * The place that the map leaves, if a leg leads from it or to it: it stays in the room where there is space for both.
   * @param {string} stop @param {Step[]} way
   */
  neighbourOf(stop, way) {
    if (!this.place || personOf(this.place) !== personOf(stop)) return null;
    const { point } = this.data.stops[this.place];
    if (way.length) {
      const { lat, lng } = way[0].line[0];
      const { lng: endLng } = way[way.length - 1].line[way[way.length - 1].line.length - 1];
      return [lat, lng - 360 * Math.round((endLng - this.data.stops[stop].point[1]) / 360)];
    }
    const leads = [[this.place, stop], [stop, this.place]].some(([from, to]) => {
      const [lat, lng] = this.data.stops[from].point;
      return continued(this.visibility.linesTo(to), { lat, lng });
    });
    return leads ? point : null;
  }
}

/** The line that begins at a point, moved by whole worlds so that it does. @param {any[][]} lines
 * @param {{ lat: number, lng: number }} point @returns {{ lat: number, lng: number }[]|undefined} */
function continued(lines, point) {
  const found = lines.filter(([start]) => isSamePoint(start, point))
    .sort(([one], [two]) => Math.abs(one.lng - point.lng) - Math.abs(two.lng - point.lng))[0];
  if (!found) return undefined;
  const shift = 360 * Math.round((point.lng - found[0].lng) / 360);
  return found.map(({ lat, lng }) => ({ lat, lng: lng + shift }));
}

/** Whether two points are the same place of the earth. @param {{ lat: number, lng: number }} one
 * @param {{ lat: number, lng: number }} two */
function isSamePoint(one, two) {
  const across = (one.lng - two.lng) / 360;
  return Math.abs(one.lat - two.lat) < SAME_POINT && Math.abs(across - Math.round(across)) * 360 < SAME_POINT;
}
