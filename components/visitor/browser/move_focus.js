/**
 * Move the focus to where the eye goes. It is shown only where it was shown before: a finger needs no ring around what it
 * has just opened.
 * @param {HTMLElement|null|undefined} element
 */
export function moveFocus(element) {
  const isShown = document.activeElement?.matches(":focus-visible") ?? false;
  const options = { preventScroll: true, focusVisible: isShown };
  element?.focus(options);
}
