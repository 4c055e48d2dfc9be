/**
 * The attract screen: a slide show; the map moves to the stop of each slide. No element is created while it plays:
 * slides are only shown and hidden, and there is one timer at any time.
 */
import { endVisit, showOnAttractScreen, subscribe } from "../browser/visit_state.js";

const POSITIONS = 4; // where a slide may be: an image that never moves would burn in
const OFFSETS = 7; // small steps from that position, for the same reason

let isStarted = false;

/**
 * @param {HTMLElement} element
 * @param {{ idle: number, seconds: number }} data   `idle` 0: it never starts; `seconds` of each slide
 * @returns {() => void} unmounts it
 */
export function mount(element, data) {
  const slides = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-slide]")]);
  let shownIndex = 0;
  let changes = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const show = (/** @type {number} */ index) => {
    shownIndex = index % slides.length;
    changes += 1;
    slides.forEach((slide, each) => { slide.hidden = each !== shownIndex; });
    element.dataset.place = String(changes % POSITIONS);
    element.style.setProperty("--offset-step", String((3 * changes) % OFFSETS));
    timer = setTimeout(() => {
      show(shownIndex + 1);
      showOnAttractScreen(slides[shownIndex].dataset.slide || null);
    }, 1000 * data.seconds);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  if (data.idle && !isStarted) endVisit(); // a loaded page starts with the attract screen
  isStarted = true;
  const unsubscribe = subscribe((now) => {
    const isAttract = now.screen === "attract";
    if (isAttract && timer === undefined) show(0);
    if (!isAttract) stop();
  });
  element.dataset.ready = "";
  return () => {
    unsubscribe();
    stop();
  };
}
