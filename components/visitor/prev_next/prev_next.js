/**
 * The steps at the card's foot: back, and on to the story that the button names. At the end of a walk or of a life it leads
 * to the ending. Also the arrow keys, swipes over the card, and the order of the stops.
 *
 * @typedef {object} StepData
 * @property {string[]} stops   every stop's id, life after life
 * @property {string[]} highlights   those of the walks
 * @property {Record<string, string>} labels   what the button says that leads to a stop, by stop id
 * @property {Record<string, string>} positions   "3 of 9": a stop's position in its walk, by stop id
 * @property {Record<string, string>} colours   of the lives, by id
 * @property {string} ending   what the button says that leads to an ending
 * @typedef {{ label: string, life: string, stop: string|null, go: () => void }} Step   `life`: whose colour the button has; `stop`:
 *   the one that it opens
 */
import { requestPrelayout } from "../browser/prelayout.js";
import { onTap } from "../browser/tap.js";
import {
  adjacentStop, closeList, currentState, openAdjacentStop, openStop, personOf, setStops, showEnding, subscribe,
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
  const step = (/** @type {boolean} */ isForward) => { if (isForward) nextStep(data)?.go(); else openAdjacentStop(-1); };

  onTap(next, () => nextStep(data)?.go(), () => requestPrelayout(nextStep(data)?.stop ?? null));
  onTap(previous, () => openAdjacentStop(-1), () => requestPrelayout(adjacentStop(-1)));
  const handleKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const hasOwnKeys = /** @type {HTMLElement} */ (event.target).closest?.(".leaflet-container, [role=slider]");
    if (event.key === "Escape") closeList();
    if (currentState().screen !== "explore" || hasOwnKeys || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight") step(!isRightToLeft());
    if (event.key === "ArrowLeft") step(isRightToLeft());
  };
  document.addEventListener("keydown", handleKeyDown);
  const removeSwipe = onSwipe((direction) => {
    if (currentState().stop) step(isRightToLeft() !== (direction === "left"));
  });
  const unsubscribe = subscribe((now) => {
    if (now.screen === "attract") return; // the steps are hidden
    const following = nextStep(data);
    next.disabled = !following;
    previous.disabled = !adjacentStop(-1);
    if (following && label.textContent !== following.label) {
      label.textContent = following.label;
      next.classList.toggle("is-long", following.label.length > LONG_LABEL);
    }
    next.style.setProperty("--life", data.colours[following?.life ?? ""] ?? "");
    element.style.setProperty("--life", data.colours[now.stop ? personOf(now.stop) : ""] ?? "");
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
 * Where the button leads: to the next story of the walk or of the life; from the last one to the ending.
 * @param {StepData} data @returns {Step|null}
 */
function nextStep(data) {
  const { stop } = currentState();
  const next = adjacentStop(1);
  if (next) return { label: data.labels[next], life: personOf(next), stop: next, go: () => openStop(next) };
  if (!stop) return null;
  const life = personOf(stop);
  return { label: data.ending, life, stop: null, go: () => showEnding(life) };
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
