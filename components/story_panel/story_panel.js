/** How the panel reacts: the open story, or encounter, is shown; the others wait. */
import { onTap } from "../tap.js";
import { follow, onReset, openEncounter, openStop } from "../visit.js";

const PICTURES_MILLISECONDS = 2500; // the map comes first

/** @param {HTMLElement} room */
export function mount(room) {
  fetchPictures(room);
  /** @type {Map<string|undefined, HTMLElement>} */
  const panels = new Map();
  for (const panel of /** @type {NodeListOf<HTMLElement>} */ (room.querySelectorAll(":scope > article"))) {
    panels.set(panel.dataset.story ?? panel.dataset.encounter ?? "welcome", panel);
  }
  let shown = panels.get("welcome");
  let scrolled = false; // asking the room itself would lay out the whole page in the middle of a tap
  room.addEventListener("scroll", () => { scrolled = true; }, { passive: true });
  onTap(room, (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target);
    const touch = /** @type {HTMLElement|null} */ (pressed.closest("[data-encounter-link]"));
    const link = /** @type {HTMLElement|null} */ (pressed.closest("[data-open-stop]"));
    if (touch) openEncounter(/** @type {string} */ (touch.dataset.encounterLink));
    if (link) openStop(/** @type {string} */ (link.dataset.openStop));
  });
  const forgive = onReset(() => {
    for (const details of room.querySelectorAll("details[open]")) details.removeAttribute("open");
    room.scrollTop = 0;
  });
  const leave = follow((now) => {
    const panel = panels.get(now.stop ?? now.encounter ?? "welcome") ?? panels.get("welcome");
    if (panel === shown) return;
    if (shown) shown.hidden = true;
    if (panel) panel.hidden = false;
    panel?.querySelector("details")?.removeAttribute("open");
    if (scrolled) room.scrollTop = 0;
    scrolled = false;
    shown = panel;
  });
  return () => {
    leave();
    forgive();
  };
}

/** Fetch the pictures of all stories while nobody waits: they must be there when the server is not.
 * @param {HTMLElement} room */
async function fetchPictures(room) {
  await new Promise((done) => { setTimeout(done, PICTURES_MILLISECONDS); });
  for (const picture of room.querySelectorAll("img")) {
    await new Promise((done) => { requestIdleCallback(done, { timeout: 1000 }); });
    picture.loading = "eager";
  }
}
