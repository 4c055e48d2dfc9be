/**
 * Fit: every story has room on the card without scrolling. Where it has not, more and more yields: the length of the way,
 * a part of the picture, the quotation, which its button then opens (story_panel.css says what yields at which step).
 * Measured once for each story and size of the card, and before it is opened where there is time.
 */
import { onStageChange } from "../browser/stage.js";

const STEPS = 11; // the last one scrolls
const LEAST_MILLISECONDS = 4; // for one article
const FEW = 2; // articles, where no time is left
const PATIENCE_MILLISECONDS = 400;

/** @returns {number} pixels: the room for a story; Infinity where the card scrolls, as on phones */
function cardRoom() {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue("--card-scrolls").trim() === "1" ? Infinity : parseFloat(style.getPropertyValue("--card-room"));
}

export class Fit {
  /** @param {Iterable<HTMLElement>} articles */
  constructor(articles) {
    this.articles = [...articles];
    this.room = 0;
    /** The articles that are measured. @type {Set<HTMLElement>} */
    this.measured = new Set();
    this.request = 0;
    this.removeListener = onStageChange(() => this.measureAgain());
    document.fonts.ready.then(() => this.measureAgain());
  }

  /** Lay an article out so that it fits. It must be shown, or in prelayout. @param {HTMLElement|undefined} article */
  apply(article) {
    if (!article || this.measured.has(article)) return;
    const content = /** @type {HTMLElement|null} */ (article.querySelector(".card__content"));
    if (!content) return;
    this.room ||= cardRoom();
    this.measured.add(article);
    for (let step = 0; step <= STEPS; step += 1) {
      article.dataset.fit = String(step);
      if (content.scrollHeight <= this.room + 1) break;
    }
    // What scrolls is reached by Tab: nothing in a story is a control.
    if (this.room === Infinity || article.dataset.fit === String(STEPS)) content.tabIndex = 0;
    else content.removeAttribute("tabindex");
  }

  /** The card has another size: all articles are measured again, the open one at once. */
  measureAgain() {
    this.room = 0;
    this.measured.clear();
    this.apply(this.articles.find((article) => !article.hidden));
    cancelIdleCallback(this.request);
    this.measureInAdvance(0);
  }

  /** Measure the hidden articles, from one on, when the browser is idle; on a busy machine a few at a time.
   * @param {number} first */
  measureInAdvance(first) {
    if (first >= this.articles.length) return;
    this.request = requestIdleCallback((deadline) => {
      let index = first;
      do this.measureHidden(this.articles[index]);
      while (++index < this.articles.length && (deadline.timeRemaining() > LEAST_MILLISECONDS || index < first + FEW));
      this.measureInAdvance(index);
    }, { timeout: PATIENCE_MILLISECONDS });
  }

  /** @param {HTMLElement} article */
  measureHidden(article) {
    if (this.measured.has(article) || !article.hidden || article.classList.contains("is-prelayout")) return;
    article.classList.add("is-prelayout");
    this.apply(article);
    article.classList.remove("is-prelayout");
  }

  stop() {
    cancelIdleCallback(this.request);
    this.removeListener();
  }
}
