/**
 * The attract screen: posters, one after the other. Each picture draws back and opens the map at the place of its story. No
 * element is created while it plays: slides are only shown and hidden, and there is one timer at any time.
 */
import { evenly, playMoment } from "../browser/moment_player.js";
import { isStill, reducedMotion } from "../browser/motion.js";
import { endVisit, showOnAttractScreen, subscribe } from "../browser/visit_state.js";

const POSITIONS = 4; // text above or below, and the picture at either side: an image that never moves would burn in
const OFFSETS = 7; // small steps of the text, for the same reason
const SWEEP_UPDATES = 10; // of the moment in a second: the attract screen runs all day
const COVERING_SECONDS = 1; // until a picture covers the map (attract.css), which then changes unseen
const STILL_SECONDS = 60; // without motion the title stays, and only its position changes, as seldom as burn-in allows

let isStarted = false;

/**
 * @param {HTMLElement} element
 * @param {{ idle: number, seconds: number, sweep: { from: number, to: number, seconds: number } }} data   `idle` 0: it never
 *   starts; `seconds` of each slide; `sweep`: the decimal years that pass in one, and in what time
 * @returns {() => void} unmounts it
 */
export function mount(element, data) {
  const slides = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".poster")]);
  const { dataset } = document.documentElement;
  let shownIndex = 0;
  let changes = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let mapTimer;
  /** @type {import("../browser/moment_player.js").MomentPlayer|undefined} */
  let player;
  /** The map of the slide that is shown. */
  const showMap = () => {
    const { slide, sweep } = slides[shownIndex].dataset;
    const isSweeping = sweep !== undefined;
    showOnAttractScreen(slide || null, { isSweeping });
    const { from, to, seconds } = data.sweep;
    player = isSweeping ? playMoment({ momentAt: evenly(from, to), seconds, updates: SWEEP_UPDATES }) : undefined;
  };
  const show = (/** @type {number} */ index) => {
    shownIndex = index % slides.length;
    player?.stop();
    changes += 1;
    slides.forEach((slide, each) => { slide.hidden = each !== shownIndex; });
    loadPictures(slides[(shownIndex + 1) % slides.length]);
    dataset.poster = slides[shownIndex].dataset.poster; // it decides which part of the map is free
    dataset.posterPlace = String(changes % POSITIONS);
    element.style.setProperty("--offset-step", String((3 * changes) % OFFSETS));
    const still = isStill();
    const seconds = "sweep" in slides[shownIndex].dataset ? data.sweep.seconds : data.seconds;
    timer = setTimeout(() => {
      show(still ? shownIndex : shownIndex + 1);
      mapTimer = setTimeout(showMap, dataset.poster === "picture" ? 1000 * COVERING_SECONDS : 0);
    }, 1000 * (still ? STILL_SECONDS : seconds));
  };
  const stop = () => {
    clearTimeout(timer);
    clearTimeout(mapTimer);
    timer = undefined;
    player?.stop();
  };
  /** The visitor's settings or the system's have changed: begin with the title. */
  const restart = () => {
    if (timer === undefined) return;
    stop();
    show(0);
    showMap();
  };
  reducedMotion.addEventListener("change", restart);
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
    reducedMotion.removeEventListener("change", restart);
  };
}

/** Load the pictures of a slide before it is shown: those of a hidden one are not. @param {HTMLElement} slide */
function loadPictures(slide) {
  for (const picture of slide.querySelectorAll("img")) picture.loading = "eager";
}
