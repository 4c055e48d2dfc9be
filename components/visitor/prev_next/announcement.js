/**
 * A change of story is said to those who do not see it. The focus goes to the story where the change has hidden what had
 * it, as the row of a list; then the screen reader reads the story, and the title is not announced besides.
 */
import { subscribeAfterPaint, subscribe } from "../browser/visit_state.js";

/** What keeps the focus: it can be used again at once. */
const STAYS = "[data-part=prev_next], [role=slider]";

/** @param {HTMLElement} announced   the live region @returns {() => void} unmounts it */
export function announceStories(announced) {
  /** @type {Element|null} */
  let focused = null;
  /** What had the focus last. The story that is left may have lost it already: another part has hidden it, and laid the page
   * out. A touch forgets it. @type {Element|null} */
  let lastFocused = null;
  const remember = (/** @type {Event} */ event) => {
    lastFocused = event.type === "focusin" ? /** @type {Element} */ (event.target) : null;
  };
  addEventListener("focusin", remember);
  addEventListener("pointerdown", remember);
  let isNew = false;
  const unsubscribe = subscribe((now, before) => {
    const isPause = now.screen === "still-there" || before.screen === "still-there"; // the dialog gives the focus back
    if (idOf(now) === idOf(before) && (now.screen === before.screen || isPause)) return;
    isNew = true;
    focused = document.activeElement === document.body ? lastFocused : document.activeElement;
  });
  const unsubscribeAfterPaint = subscribeAfterPaint((now) => {
    if (!isNew || now.screen !== "explore") return;
    isNew = false;
    const id = idOf(now);
    const article = id && /** @type {HTMLElement|null} */ (
      document.querySelector(`[data-story="${CSS.escape(id)}"], [data-encounter="${CSS.escape(id)}"]`));
    if (!article) {
      announced.textContent = "";
      return;
    }
    if (movesTo(article, focused)) article.focus({ preventScroll: true });
    else {
      announced.textContent = article.getAttribute("aria-label");
      announced.lang = article.lang || document.documentElement.lang;
    }
  });
  return () => {
    unsubscribe();
    unsubscribeAfterPaint();
    removeEventListener("focusin", remember);
    removeEventListener("pointerdown", remember);
  };
}

/** @param {import("../browser/visit_state.js").State} state */
const idOf = ({ stop, encounter }) => stop ?? encounter;

/** Whether the story takes the focus: a key opened it, and not with what can open the next one.
 * @param {HTMLElement} article @param {Element|null} focused   what had the focus then */
function movesTo(article, focused) {
  if (!focused || focused === document.body || focused === article) return false;
  return !(focused.closest(STAYS) && focused.checkVisibility({ visibilityProperty: true }));
}
