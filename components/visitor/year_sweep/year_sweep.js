/**
 * The year-sweep: while time is swept, the year in large figures, what happened in the world, and where everyone was.
 * Hidden from screen readers: the thumb of the timeline says the same (sweep_gesture.js).
 *
 * @typedef {[begins: number, first: number, last: number, text: string, language: string]} WorldEvent   `first`, `last`: years
 */
import { isStill } from "../browser/motion.js";
import { currentMoment, onMoment, yearOf } from "../browser/moment.js";
import { captionsAt, setMomentTexts, yearText } from "../browser/moment_texts.js";
import { EVERYONE, currentState, stateOnMap, subscribe } from "../browser/visit_state.js";

const TURN_MILLISECONDS = 180;

/**
 * @param {HTMLElement} element
 * @param {import("../browser/moment_texts.js").MomentTexts & { events: WorldEvent[], arrangement: string }} data
 * @returns {() => void} unmounts it
 */
export function mount(element, data) {
  const year = /** @type {HTMLElement|null} */ (element.querySelector(".sweep__year"));
  if (!year) return () => {}; // no stop has a date
  setMomentTexts(data);
  document.documentElement.dataset.captions = data.arrangement; // it decides how much of the map is free
  const event = /** @type {HTMLElement|null} */ (element.querySelector(".sweep__event"));
  const lives = new Map(/** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-caption]")]).map((life) => [
    life.dataset.caption ?? "", lifeElements(life)]));
  const turn = yearTurner(year);
  const show = (/** @type {number} */ moment) => {
    turn(yearText(moment), moment);
    if (event) showEvent(event, data.events, moment);
    const { person } = stateOnMap(currentState());
    for (const caption of captionsAt(moment)) {
      const shown = lives.get(caption.person);
      if (shown) showCaption(shown, caption, person === EVERYONE || person === caption.person);
    }
  };
  const stopListening = onMoment(show);
  const unsubscribe = subscribe(() => {
    const moment = currentMoment();
    if (moment !== null) show(moment); // another life, or another language, in the middle of a sweep
  });
  return () => {
    stopListening();
    unsubscribe();
  };
}

/** @typedef {{ life: HTMLElement, who: HTMLElement, where: HTMLElement }} LifeElements */

/** @param {HTMLElement} life @returns {LifeElements} */
const lifeElements = (life) => ({
  life, who: /** @type {HTMLElement} */ (life.querySelector(".sweep__who")), where: /** @type {HTMLElement} */ (life.querySelector(".sweep__where")),
});

/** Written only where it changes. @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {LifeElements} elements @param {import("../browser/moment_texts.js").Caption} caption @param {boolean} isShown */
function showCaption({ life, who, where }, caption, isShown) {
  if (life.hidden === isShown) life.hidden = !isShown;
  if (life.dataset.state !== caption.state) life.dataset.state = caption.state;
  if (life.classList.contains("is-young") !== caption.isYoung) life.classList.toggle("is-young", caption.isYoung);
  write(who, caption.who);
  write(where, caption.where);
  if (where.lang !== caption.language) where.lang = caption.language;
}

/** The event of the moment's year: the last one that has begun, else the first one to come in that year.
 * @param {HTMLElement} element @param {WorldEvent[]} events @param {number} moment */
function showEvent(element, events, moment) {
  const year = yearOf(moment);
  const ofYear = events.filter(([, first, last]) => first <= year && year <= last);
  const event = ofYear.findLast(([begins]) => begins <= moment) ?? ofYear[0];
  write(element, event?.[3] ?? "");
  const language = event?.[4] ?? "";
  if (element.lang !== language) element.lang = language;
}

/**
 * Turns the year like the wheels of a counter: each letter that changes comes in from below, or backwards from above.
 * @param {HTMLElement} element @returns {(text: string, moment: number) => void}
 */
function yearTurner(element) {
  let shown = "";
  let last = 0;
  return (text, moment) => {
    if (text === shown) return;
    const direction = moment >= last ? 1 : -1;
    if (text.length !== shown.length) element.replaceChildren(...[...text].map(letterElement));
    [...text].forEach((letter, index) => {
      const wheel = /** @type {HTMLElement} */ (element.children[index]);
      if (wheel.textContent === letter && text.length === shown.length) return;
      wheel.textContent = letter;
      if (isStill() || !shown) return;
      wheel.animate(
        [{ translate: `0 ${40 * direction}%`, opacity: 0.2 }, { translate: "0 0", opacity: 1 }],
        { duration: TURN_MILLISECONDS, easing: "ease-out" },
      );
    });
    [shown, last] = [text, moment];
  };
}

/** @param {string} letter */
function letterElement(letter) {
  const element = document.createElement("span");
  element.className = "sweep__digit";
  element.textContent = letter;
  return element;
}
