/** The story panel: shows the article of the open story or encounter, or the welcome; all others are hidden. */
import { onPrelayout, requestPrelayout } from "../browser/prelayout.js";
import { mountSounds } from "../sound/sound.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { onReset, openEncounter, openStop, openWords, subscribe } from "../browser/visit_state.js";

/** @typedef {import("../browser/visit_state.js").State} State */

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  import("../browser/picture_prefetch.js").then(({ prefetchPictures }) => prefetchPictures(element));
  /** By stop id, by encounter id, and "welcome". @type {Map<string|undefined, HTMLElement>} */
  const articles = new Map();
  for (const article of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(":scope > article"))) {
    articles.set(article.dataset.story ?? article.dataset.encounter ?? "welcome", article);
  }
  let shown = articles.get("welcome");
  let isScrolled = false; // to read `scrollTop` would force a layout of the whole page in the middle of a tap
  element.addEventListener("scroll", () => { isScrolled = true; }, { passive: true });
  listenToTaps(element);
  const unmountSounds = mountSounds(element);
  /** @type {HTMLElement|undefined} */
  let laidOut;
  const layOut = (/** @type {HTMLElement|undefined} */ article) => {
    laidOut?.classList.remove("is-prelayout");
    article?.classList.add("is-prelayout");
    laidOut = article;
  };
  const removePrelayoutListener = onPrelayout((id) => layOut(articles.get(id ?? "")));
  const removeResetListener = onReset(() => {
    closeDisclosures(element);
    element.scrollTop = 0;
  });
  const unsubscribe = subscribe((now, before) => {
    if (now.words !== before.words) coverByWords(element, shown, now, before);
    const article = articles.get(now.stop ?? now.encounter ?? "welcome") ?? articles.get("welcome");
    layOut(undefined);
    if (article === shown) return;
    if (shown) shown.hidden = true;
    if (article) article.hidden = false;
    closeDisclosures(article);
    if (isScrolled) element.scrollTop = 0;
    isScrolled = false;
    shown = article;
  });
  return () => {
    unsubscribe();
    unmountSounds();
    removePrelayoutListener();
    removeResetListener();
  };
}

/** @param {HTMLElement} element */
function listenToTaps(element) {
  const encounterAt = (/** @type {Event} */ event) => closestTarget(event, "[data-encounter-link]")?.dataset.encounterLink;
  const stopAt = (/** @type {Event} */ event) => closestTarget(event, "[data-open-stop]")?.dataset.openStop;
  onTap(element, (event) => {
    const [encounter, stop, disclosure] = [encounterAt(event), stopAt(event), closestTarget(event, "[data-disclosure]")];
    if (encounter) openEncounter(encounter);
    if (stop) openStop(stop);
    if (disclosure) toggleDisclosure(disclosure);
    const story = closestTarget(event, "[data-words], .known")?.closest("article");
    const words = /** @type {HTMLElement|null|undefined} */ (story?.querySelector("[data-words]"));
    if (words?.dataset.words) openWords(words.dataset.words.split(" "));
  }, (event) => requestPrelayout(encounterAt(event) ?? stopAt(event)));
}

/**
 * Open or close what a button such as "How do we know?" opens, the element after it. Not a `<details>`: for each
 * one that is shown or hidden the browser walks through the whole page, in the middle of a tap.
 * @param {Element} button @param {boolean} [open]
 */
function toggleDisclosure(button, open = button.getAttribute("aria-expanded") === "false") {
  const opened = /** @type {HTMLElement} */ (button.nextElementSibling);
  button.setAttribute("aria-expanded", String(open));
  opened.hidden = !open;
  if (open) opened.scrollIntoView({ block: "nearest" });
}

/** Close all that is open inside an element. @param {Element|undefined} element */
function closeDisclosures(element) {
  const buttons = element?.querySelectorAll('[data-disclosure][aria-expanded="true"]') ?? [];
  for (const button of buttons) toggleDisclosure(button, false);
}

/**
 * The list of words and people covers the panel: nothing behind it can have the focus. When it is closed and the story is
 * still there, its button has the focus again.
 * @param {HTMLElement} element @param {HTMLElement|undefined} article   the one that is shown
 * @param {State} now @param {State} before
 */
function coverByWords(element, article, now, before) {
  const button = /** @type {HTMLElement|null|undefined} */ (article?.querySelector("[data-words]"));
  element.inert = now.words !== null;
  button?.setAttribute("aria-expanded", String(now.words !== null));
  const isSameStory = now.stop === before.stop && now.screen === "explore" && !now.isListOpen && !now.cluster;
  if (!now.words && isSameStory) button?.focus({ preventScroll: true });
}
