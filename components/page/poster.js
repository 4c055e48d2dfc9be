/**
 * The still poster (poster.py) stands over the page until the scripts have drawn what it shows; then it is removed, within one
 * frame, and never comes back. While the server is away the page loads nothing anew: the poster stands until it does.
 */
const MOST_MILLISECONDS = 6000; // from here on what is there is better than the poster, whatever does not load
const LATER_MILLISECONDS = 1000;

const poster = document.querySelector(".still-poster");
const start = performance.now();

/** @param {string} part */
const ready = (part) => document.querySelector(`[data-part="${part}"][data-ready]`);
const isComplete = (/** @type {Element} */ picture) => !(picture instanceof HTMLImageElement) || picture.complete || !picture.checkVisibility();

function isDrawn() {
  if (document.querySelector("[data-part=unavailable] > *")) return true;
  const attract = ready("attract");
  const atlas = ready("atlas");
  if (!attract || !atlas) return false;
  if (document.documentElement.dataset.screen !== "attract") return true; // a curator's preview, or a visitor who was quick
  return [...attract.querySelectorAll("img"), ...atlas.querySelectorAll("img.leaflet-tile")].every(isComplete);
}

function look() {
  if (!isDrawn() && performance.now() - start < MOST_MILLISECONDS) {
    requestAnimationFrame(look);
    return;
  }
  // The first slide has been seen on the poster: it must not come in again. What begins later begins now.
  for (const animation of document.getAnimations()) {
    const effect = /** @type {KeyframeEffect} */ (animation.effect);
    const { delay = 0, iterations } = effect.getTiming();
    if (iterations === Infinity || !effect.target?.closest("[data-part=attract]")) continue;
    if (delay < LATER_MILLISECONDS) animation.finish();
    else animation.currentTime = 0;
  }
  poster?.remove();
}

if (poster) look();

export {};
