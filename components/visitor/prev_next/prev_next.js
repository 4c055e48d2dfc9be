/**
 * The steps at the card's foot: back, and on to the story that the button names. At the end of a walk or of a life it leads
 * to what follows. Also the arrow keys, swipes over the card, and the order of the stops.
 *
 * @typedef {{ id: string, colour: string, walk: string, life: string }} Life   what the button says that leads to its walk
 *   ("" without one) and to the whole of it
 * @typedef {object} StepData
 * @property {string[]} stops   every stop's id, life after life
 * @property {string[]} highlights   those of the walks
 * @property {Record<string, string>} labels   what the button says that leads to a stop, by stop id
 * @property {Record<string, string>} positions   "3 of 9": a stop's position in its walk, by stop id
 * @property {Life[]} lives
 * @property {string} whole_life
 * @typedef {{ label: string, life: string, stop: string|null, go: () => void }} Step   `life`: whose colour the button has
 */
import { requestPrelayout } from "../browser/prelayout.js";
import { onTap } from "../browser/tap.js";
import {
  adjacentStop, choosePerson, closeList, currentState, EVERYONE, firstHighlightOf, firstStopOf, openAdjacentStop, openStop,
  personOf, setStops, startWalk, subscribe,
} from "../browser/visit_state.js";
import { announceStories } from "./announcement.js";
import { onSwipe } from "./swipe.js";

const LONG_LABEL = 22; // letters: a longer one is set smaller, so that it has two lines

/** @param {HTMLElement} element @param {StepData} data @returns {() => void} unmounts it */
export function mount(element, data) {
  setStops(data.stops, data.highlights);
  const button = (/** @type {string} */ selector) => /** @type {HTMLButtonElement} */ (element.querySelector(selector));
  const next = button('[data-step="next"]');
  const previous = button('[data-step="previous"]');
  const label = /** @type {HTMLElement} */ (next.querySelector("span"));
  const walks = new Map([.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-walk-dots]"))]
    .map((walk) => [walk.dataset.walkDots ?? "", walk]));
  const colours = new Map(data.lives.map(({ id, colour }) => [id, colour]));

  onTap(next, () => nextStep(data)?.go(), () => requestPrelayout(nextStep(data)?.stop ?? null));
  onTap(previous, () => openAdjacentStop(-1), () => requestPrelayout(adjacentStop(-1)));
  const handleKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const hasOwnKeys = /** @type {HTMLElement} */ (event.target).closest?.(".leaflet-container, [role=slider]");
    if (event.key === "Escape") closeList();
    if (currentState().screen !== "explore" || hasOwnKeys || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight") openAdjacentStop(isRightToLeft() ? -1 : 1);
    if (event.key === "ArrowLeft") openAdjacentStop(isRightToLeft() ? 1 : -1);
  };
  document.addEventListener("keydown", handleKeyDown);
  const removeSwipe = onSwipe((direction) => {
    if (currentState().stop) openAdjacentStop(isRightToLeft() === (direction === "left") ? -1 : 1);
  });
  const unsubscribe = subscribe((now) => {
    if (now.screen === "attract") return; // the steps are hidden
    const step = nextStep(data);
    next.disabled = !step;
    previous.disabled = !adjacentStop(-1);
    if (step && label.textContent !== step.label) {
      label.textContent = step.label;
      next.classList.toggle("is-long", step.label.length > LONG_LABEL);
    }
    next.style.setProperty("--life", colours.get(step?.life ?? "") ?? "");
    element.style.setProperty("--life", colours.get(now.stop ? personOf(now.stop) : "") ?? "");
    for (const [person, walk] of walks) {
      walk.hidden = !now.walk || person !== now.person;
      if (!walk.hidden) showDots(walk, now, data.positions[now.stop ?? ""]);
    }
  });
  const unsubscribeAnnouncement = announceStories(/** @type {HTMLElement} */ (element.querySelector("[data-announced]")));
  return () => {
    unsubscribe();
    unsubscribeAnnouncement();
    removeSwipe();
    document.removeEventListener("keydown", handleKeyDown);
  };
}

const isRightToLeft = () => document.documentElement.dir === "rtl";

/**
 * Where the button leads: to the next story of the walk or of the life; at the end of a walk to the next life's walk that
 * has not been read, else to the whole life; at the end of a life to the next one. Null at the end of the only life.
 * @param {StepData} data @returns {Step|null}
 */
function nextStep(data) {
  const { person, stop, walk } = currentState();
  const next = adjacentStop(1);
  if (next) return { label: data.labels[next], life: personOf(next), stop: next, go: () => openStop(next) };
  if (!stop) return null;
  const own = data.lives.findIndex(({ id }) => id === personOf(stop));
  const others = [...data.lives.slice(own + 1), ...data.lives.slice(0, own)];
  if (walk) {
    const unread = others.find((life) => life.walk && !isWalked(life.id, data.highlights));
    if (unread) {
      return { label: unread.walk, life: unread.id, stop: firstHighlightOf(unread.id), go: () => startWalk(unread.id) };
    }
    return { label: data.whole_life, life: person, stop: firstStopOf(person), go: () => choosePerson(person) };
  }
  const [other] = others;
  if (!other) return null;
  const first = firstStopOf(other.id);
  const go = () => { if (person !== EVERYONE || !first) choosePerson(other.id); else openStop(first); };
  return { label: other.life, life: other.id, stop: first, go };
}

/** Whether this visitor has read every highlight of a life. @param {string} life @param {string[]} highlights */
function isWalked(life, highlights) {
  const { read } = currentState();
  return highlights.every((stop) => personOf(stop) !== life || read.includes(stop));
}

/**
 * @param {HTMLElement} walk @param {import("../browser/visit_state.js").State} now @param {string|undefined} position
 */
function showDots(walk, now, position) {
  walk.setAttribute("aria-label", position ?? "");
  for (const dot of /** @type {HTMLCollectionOf<HTMLElement>} */ (walk.children)) {
    const stop = dot.dataset.dot ?? "";
    dot.classList.toggle("is-here", stop === now.stop);
    dot.classList.toggle("is-read", now.read.includes(stop));
  }
}
