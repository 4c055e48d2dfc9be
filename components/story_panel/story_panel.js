/** How the panel reacts: the open story, or encounter, is shown; the others wait. */
import { follow, openEncounter, openStop } from "../visit.js";

/** @param {HTMLElement} room */
export function mount(room) {
  /** @type {Map<string|undefined, HTMLElement>} */
  const panels = new Map();
  for (const panel of /** @type {NodeListOf<HTMLElement>} */ (room.querySelectorAll(":scope > article"))) {
    panels.set(panel.dataset.story ?? panel.dataset.encounter ?? "welcome", panel);
  }
  let shown = /** @type {HTMLElement|undefined} */ (undefined);
  room.addEventListener("click", (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target);
    const touch = /** @type {HTMLElement|null} */ (pressed.closest("[data-encounter-link]"));
    const link = /** @type {HTMLElement|null} */ (pressed.closest("[data-open-stop]"));
    if (touch) openEncounter(/** @type {string} */ (touch.dataset.encounterLink));
    if (link) openStop(/** @type {string} */ (link.dataset.openStop));
  });
  return follow((now) => {
    const panel = panels.get(now.stop ?? now.encounter ?? "welcome") ?? panels.get("welcome");
    if (panel === shown) return;
    for (const each of panels.values()) each.hidden = each !== panel;
    panel?.querySelector("details")?.removeAttribute("open");
    room.scrollTop = 0;
    shown = panel;
  });
}
