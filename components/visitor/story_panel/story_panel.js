/** The story panel: shows the article of the open story or encounter, or the welcome; all others are hidden. */
import { onPrelayout, requestPrelayout } from "../browser/prelayout.js";
import { mountSounds } from "../sound/sound.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { onReset, openEncounter, openStop, subscribe } from "../browser/visit_state.js";

const PICTURES_DELAY_MILLISECONDS = 2500; // the map comes first

/** @param {HTMLElement} element @returns {() => void} unmounts it */
export function mount(element) {
  prefetchPictures(element);
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
  const unsubscribe = subscribe((now) => {
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

/** Fetch the pictures of all stories when the browser is idle: they must be there when the server is gone.
 * @param {HTMLElement} element */
async function prefetchPictures(element) {
  await new Promise((resolve) => { setTimeout(resolve, PICTURES_DELAY_MILLISECONDS); });
  for (const picture of element.querySelectorAll("img")) {
    await new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 1000 }); });
    picture.loading = "eager";
  }
}
