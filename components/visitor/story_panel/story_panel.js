/** How the panel reacts: the open story, or encounter, is shown; the others wait. */
import { foresee, onForeseen } from "../browser/prelayout.js";
import { onTap } from "../browser/tap.js";
import { follow, onReset, openEncounter, openStop } from "../browser/visit_state.js";
import { shut, turn } from "./sources.js";

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
  answerTaps(room);
  /** @type {HTMLElement|undefined} */
  let foreseen;
  const layOut = (/** @type {HTMLElement|undefined} */ panel) => {
    foreseen?.classList.remove("is-foreseen");
    panel?.classList.add("is-foreseen");
    foreseen = panel;
  };
  const forget = onForeseen((id) => layOut(panels.get(id ?? "")));
  const forgive = onReset(() => {
    shut(room);
    room.scrollTop = 0;
  });
  const leave = follow((now) => {
    const panel = panels.get(now.stop ?? now.encounter ?? "welcome") ?? panels.get("welcome");
    layOut(undefined);
    if (panel === shown) return;
    if (shown) shown.hidden = true;
    if (panel) panel.hidden = false;
    shut(panel);
    if (scrolled) room.scrollTop = 0;
    scrolled = false;
    shown = panel;
  });
  return () => {
    leave();
    forget();
    forgive();
  };
}

/** @param {HTMLElement} room */
function answerTaps(room) {
  const on = (/** @type {Event} */ event, /** @type {string} */ what) => /** @type {HTMLElement|null} */ (
    /** @type {HTMLElement} */ (event.target).closest(what));
  const encounter = (/** @type {Event} */ event) => on(event, "[data-encounter-link]")?.dataset.encounterLink;
  const stop = (/** @type {Event} */ event) => on(event, "[data-open-stop]")?.dataset.openStop;
  onTap(room, (event) => {
    const [touch, end, ask] = [encounter(event), stop(event), on(event, "[data-sources]")];
    if (touch) openEncounter(touch);
    if (end) openStop(end);
    if (ask) turn(ask);
  }, (event) => foresee(encounter(event) ?? stop(event)));
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
