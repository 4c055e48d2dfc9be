/**
 * "How do we know?" opens and shuts what stands after it. A `<details>` would do the same, but each that comes or
 * goes has the browser look through the whole page, in the middle of a tap.
 */

/** @param {Element} ask @param {boolean} [open] */
export function turn(ask, open = ask.getAttribute("aria-expanded") === "false") {
  const answer = /** @type {HTMLElement} */ (ask.nextElementSibling);
  ask.setAttribute("aria-expanded", String(open));
  answer.hidden = !open;
  if (open) answer.scrollIntoView({ block: "nearest" });
}

/** Shut what is open. @param {Element|undefined} room */
export function shut(room) {
  for (const ask of room?.querySelectorAll('[data-sources][aria-expanded="true"]') ?? []) turn(ask, false);
}
