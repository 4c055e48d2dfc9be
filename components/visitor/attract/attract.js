/**
 * How the exhibit plays by itself: one slide after another, the map going where it tells. Nothing is made while
 * it plays: slides are hidden and shown, and one timer is waiting at any time.
 */
import { display, follow, leave } from "../browser/visit_state.js";

const PLACES = 4; // where a slide may stand: what stands still for months burns in
const STRAY = 7; // and a little way from there: steps

let opened = false;

/** @param {HTMLElement} room @param {{ idle: number, seconds: number }} data   `idle` 0: never plays */
export function mount(room, data) {
  const slides = /** @type {HTMLElement[]} */ ([...room.querySelectorAll("[data-slide]")]);
  let number = 0;
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const show = (/** @type {number} */ next) => {
    number = next % slides.length;
    turn += 1;
    slides.forEach((slide, each) => { slide.hidden = each !== number; });
    room.dataset.place = String(turn % PLACES);
    room.style.setProperty("--stray", String((3 * turn) % STRAY));
    timer = setTimeout(() => {
      show(number + 1);
      display(slides[number].dataset.slide || null);
    }, 1000 * data.seconds);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  if (data.idle && !opened) leave(); // a gallery opens with nobody in it
  opened = true;
  const unfollow = follow((now) => {
    const plays = now.screen === "attract";
    if (plays && timer === undefined) show(0);
    if (!plays) stop();
  });
  room.dataset.ready = "";
  return () => {
    unfollow();
    stop();
  };
}
