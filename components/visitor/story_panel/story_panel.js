/** The card: shows the article of the open story or encounter; all others are hidden. */
import { onPrelayout, requestPrelayout } from "../browser/prelayout.js";
import { mountSounds } from "../sound/sound.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { onReset, openEncounter, openStop, openWords, subscribe } from "../browser/visit_state.js";
import { Fit } from "./fit.js";
import { mountSheet } from "./sheet.js";

/** @typedef {import("../browser/visit_state.js").State} State */

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  import("../browser/picture_prefetch.js").then(({ prefetchPictures }) => prefetchPictures(element));
  /** By stop id and by encounter id. @type {Map<string|undefined, HTMLElement>} */
  const articles = new Map();
  for (const article of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(":scope > article"))) {
    articles.set(article.dataset.story ?? article.dataset.encounter, article);
  }
  const fit = new Fit(articles.values());
  /** @type {HTMLElement|undefined} */
  let shown;
  listenToTaps(element);
  const unmountSounds = mountSounds(element);
  const unmountSheet = mountSheet(element);
  /** @type {HTMLElement|undefined} */
  let laidOut;
  const layOut = (/** @type {HTMLElement|undefined} */ article) => {
    laidOut?.classList.remove("is-prelayout");
    article?.classList.add("is-prelayout");
    laidOut = article;
    if (article?.hidden) fit.apply(article);
  };
  const removePrelayoutListener = onPrelayout((id) => layOut(articles.get(id ?? "")));
  const removeResetListener = onReset(() => closeOverlays(element));
  const unsubscribe = subscribe((now, before) => {
    if (now.words !== before.words) coverByWords(element, shown, now, before);
    const article = articles.get(now.stop ?? now.encounter ?? "");
    layOut(undefined);
    if (article === shown) return;
    if (shown) shown.hidden = true;
    closeOverlays(shown);
    if (article) article.hidden = false;
    if (article && now.encounter) markWayBack(article, now.cameFrom?.stop);
    shown = article;
    fit.apply(article);
  });
  return () => {
    unsubscribe();
    unmountSounds();
    unmountSheet();
    removePrelayoutListener();
    removeResetListener();
    fit.stop();
  };
}

/** @param {HTMLElement} element */
function listenToTaps(element) {
  const encounterAt = (/** @type {Event} */ event) => closestTarget(event, "[data-encounter-link]")?.dataset.encounterLink;
  const stopAt = (/** @type {Event} */ event) => closestTarget(event, "[data-open-stop]")?.dataset.openStop;
  onTap(element, (event) => {
    const [encounter, stop, overlay] = [encounterAt(event), stopAt(event), closestTarget(event, "[data-open-overlay]")];
    if (encounter) openEncounter(encounter);
    if (stop) openStop(stop);
    if (overlay) toggleOverlay(overlay);
    const closed = closestTarget(event, "[data-close-overlay]")?.closest(".card__overlay");
    if (closed) closeOverlay(closed);
    const known = closestTarget(event, ".known")?.closest("article")?.querySelector(".card__tool[data-words]");
    const words = closestTarget(event, "[data-words]") ?? /** @type {HTMLElement|null|undefined} */ (known);
    if (words?.dataset.words) {
      closeOverlays(words.closest("article") ?? undefined);
      openWords(words.dataset.words.split(" "));
    }
  }, (event) => requestPrelayout(encounterAt(event) ?? stopAt(event)));
  element.addEventListener("keydown", (event) => {
    const overlay = event.key === "Escape" && element.querySelector(".card__overlay:not([hidden])");
    if (!overlay) return;
    event.stopPropagation();
    closeOverlay(overlay);
  });
}

/** Of an encounter's two buttons, mark the one that leads back. @param {HTMLElement} article
 * @param {string|undefined} stop   the story from which it was opened */
function markWayBack(article, stop) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll("[data-open-stop]"))) {
    button.classList.toggle("is-way-back", button.dataset.openStop === stop);
  }
}

/** Close an overlay; a button that opens it has the focus again. @param {Element} overlay */
function closeOverlay(overlay) {
  const article = /** @type {HTMLElement} */ (overlay.closest("article"));
  closeOverlays(article);
  buttonsOf(article, overlay).findLast((each) => each.checkVisibility())?.focus({ preventScroll: true });
}

/** The buttons that open an overlay of an article. @param {Element} article @param {Element} overlay */
function buttonsOf(article, overlay) {
  const name = /** @type {HTMLElement} */ (overlay).dataset.overlay;
  return /** @type {HTMLElement[]} */ ([...article.querySelectorAll(`[data-open-overlay="${name}"]`)]);
}

/** Open or close what a button such as "How do we know?" opens over the card; another one closes.
 * @param {HTMLElement} button */
function toggleOverlay(button) {
  const article = /** @type {HTMLElement} */ (button.closest("article"));
  const overlay = /** @type {HTMLElement} */ (article.querySelector(`[data-overlay="${button.dataset.openOverlay}"]`));
  const opens = overlay.hidden;
  closeOverlays(article);
  if (!opens) return;
  overlay.hidden = false;
  overlay.scrollTop = 0;
  overlay.focus({ preventScroll: true });
  for (const each of buttonsOf(article, overlay)) each.setAttribute("aria-expanded", "true");
}

/** Close all that is open inside an element. @param {Element|undefined} element */
function closeOverlays(element) {
  for (const overlay of element?.querySelectorAll(".card__overlay:not([hidden])") ?? []) {
    /** @type {HTMLElement} */ (overlay).hidden = true;
    overlay.dispatchEvent(new Event("overlay-closed", { bubbles: true })); // its sound stops
    const article = /** @type {HTMLElement} */ (overlay.closest("article"));
    for (const button of buttonsOf(article, overlay)) button.setAttribute("aria-expanded", "false");
  }
}

/**
 * The list of words and people covers the panel: nothing behind it can have the focus. When it is closed and the story is
 * still there, the button that opened it has the focus again.
 * @param {HTMLElement} element @param {HTMLElement|undefined} article   the one that is shown
 * @param {State} now @param {State} before
 */
function coverByWords(element, article, now, before) {
  const keys = (now.words ?? before.words ?? []).join(" ");
  const buttons = /** @type {HTMLElement[]} */ ([...(article?.querySelectorAll("[data-words]") ?? [])]);
  const button = buttons.find((each) => each.dataset.words === keys);
  element.inert = now.words !== null;
  for (const each of buttons) each.setAttribute("aria-expanded", String(now.words !== null && each.dataset.words === keys));
  const isSameStory = now.stop === before.stop && now.screen === "explore" && !now.isListOpen && !now.cluster;
  if (!now.words && isSameStory) button?.focus({ preventScroll: true });
}
