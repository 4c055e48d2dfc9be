/**
 * The stop list: a sheet over the map with all stories and encounters, or with the stories of a city. Where the exhibit has
 * no map, it is always there, in the map's room, if the screen is no phone's.
 */
import { moveFocus } from "../browser/move_focus.js";
import { requestPrelayout } from "../browser/prelayout.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { closeList, currentState, EVERYONE, onReset, openEncounter, openStop, subscribe } from "../browser/visit_state.js";

/**
 * @typedef {import("../browser/visit_state.js").State} State
 * @typedef {ReturnType<typeof rowData>} Row
 */

const ROOMY = matchMedia("(min-width: 900px) and (min-height: 700px)"); // as in page.css

/** @param {HTMLElement} element @param {{ map: boolean }} data   `map`: the exhibit has one
 * @returns {() => void} unmounts it */
export function mount(element, data) {
  const rows = [...element.querySelectorAll("[data-life]")].map((row) => rowData(/** @type {HTMLElement} */ (row)));
  const title = /** @type {HTMLElement} */ (element.querySelector(".list__title"));
  const list = /** @type {HTMLElement} */ (element.querySelector(".list"));
  const filter = /** @type {HTMLElement|null} */ (element.querySelector("[data-only-encounters]"));
  const welcome = /** @type {HTMLElement|null} */ (element.querySelector(".list__welcome"));
  /** What had the focus when the list was opened. @type {Element|null} */
  let opener = null;
  let onlyEncounters = false;
  const setFilter = (/** @type {boolean} */ isOn) => {
    onlyEncounters = isOn;
    filter?.setAttribute("aria-pressed", String(isOn));
  };
  listenToTaps(element, () => {
    setFilter(!onlyEncounters);
    filterRows(rows, currentState(), onlyEncounters);
    list.scrollTop = 0;
  });
  const removeResetListener = onReset(() => {
    list.scrollTop = 0;
    setFilter(false);
  });
  const linkOf = (/** @type {State} */ now) => rows.find((row) => row.isOpen(now) && !row.row.hidden)?.link;
  const show = (/** @type {State} */ now, /** @type {State} */ before) => {
    const stays = !data.map && ROOMY.matches;
    const isOpened = now.isListOpen !== before.isListOpen || now.cluster !== before.cluster;
    const isHidden = !stays && !now.isListOpen && !now.cluster;
    if (isHidden && !element.hidden) giveFocusBack(element, opener, now);
    element.hidden = isHidden;
    if (isHidden) return;
    if (!stays && isOpened) setFilter(false);
    title.textContent = now.cluster ? now.clusterLabel : (title.dataset.title ?? "");
    if (filter) filter.hidden = now.cluster !== null;
    if (welcome) welcome.hidden = now.cluster !== null || now.person !== EVERYONE;
    filterRows(rows, now, onlyEncounters);
    const open = linkOf(now);
    if (stays) {
      if (open && now.stop !== before.stop) open.scrollIntoView({ block: "nearest" });
      else if (!now.stop && before.stop) list.scrollTop = 0;
    } else if (isOpened) {
      opener = document.activeElement;
      if (open) open.scrollIntoView({ block: "center" });
      else list.scrollTop = 0;
      moveFocus(open ?? rows.find((row) => row.link && !row.row.hidden)?.link);
    }
  };
  const unsubscribe = subscribe(show);
  const showAgain = () => show(currentState(), currentState());
  ROOMY.addEventListener("change", showAgain);
  return () => {
    ROOMY.removeEventListener("change", showAgain);
    unsubscribe();
    removeResetListener();
  };
}

/** @param {HTMLElement} element @param {() => void} toggleFilter */
function listenToTaps(element, toggleFilter) {
  const stopAt = (/** @type {Event} */ event) => closestTarget(event, "[data-stop-link]")?.dataset.stopLink;
  const encounterAt = (/** @type {Event} */ event) => closestTarget(event, "[data-encounter-link]")?.dataset.encounterLink;
  onTap(element, (event) => {
    const [stop, encounter] = [stopAt(event), encounterAt(event)];
    if (stop) openStop(stop);
    else if (encounter) openEncounter(encounter);
    else if (closestTarget(event, "[data-only-encounters]")) toggleFilter();
    else if (closestTarget(event, "[data-close-list]")) closeList();
  }, (event) => requestPrelayout(stopAt(event) ?? encounterAt(event)));
}

/** Show the rows of the city, of the chosen life, or of all lives; and mark those that are open or read.
 * @param {Row[]} rows @param {State} now @param {boolean} onlyEncounters */
function filterRows(rows, now, onlyEncounters) {
  for (const row of rows) {
    row.row.hidden = !isListed(row, now, onlyEncounters && !now.cluster);
    row.link?.classList.toggle("is-open", row.isOpen(now));
    row.link?.classList.toggle("is-read", now.read.includes(row.stop));
  }
}

/** @param {Row} row @param {State} now @param {boolean} onlyEncounters */
function isListed(row, now, onlyEncounters) {
  if (now.cluster) return now.cluster.includes(row.stop);
  if (onlyEncounters && !row.encounter) return false;
  if (now.person === EVERYONE) return !row.encounter || row.isFirst;
  return row.life === now.person;
}

/**
 * The list is closed. Where no story was opened from it, what opened it has the focus again.
 * @param {HTMLElement} element @param {Element|null} opener @param {State} now
 */
function giveFocusBack(element, opener, now) {
  const hadFocus = element.contains(document.activeElement);
  if (!hadFocus || now.screen !== "explore") return;
  const isUsable = opener instanceof HTMLElement && opener !== document.body && opener.checkVisibility();
  const button = isUsable ? opener : document.querySelector("[data-list]");
  moveFocus(/** @type {HTMLElement|null} */ (button));
}

/** A row with its link and the story or encounter that it opens; the heading of a chapter has none.
 * @param {HTMLElement} row */
function rowData(row) {
  const link = /** @type {HTMLElement|null} */ (row.querySelector("button"));
  const stop = link?.dataset.stopLink ?? "";
  const encounter = link?.dataset.encounterLink ?? "";
  return {
    row, link, stop, encounter,
    life: row.dataset.life,
    isFirst: row.dataset.first !== undefined,
    isOpen: (/** @type {State} */ now) => (stop !== "" && now.stop === stop) || (encounter !== "" && now.encounter === encounter),
  };
}
