/** The panel of settings: one tap changes one of them, for this visit. */
import { chooseLanguage, offerLanguages, prepareLanguage } from "../browser/languages.js";
import { closestTarget, onTap } from "../browser/tap.js";
import { changeSettings, closeSettings, currentState, reset, subscribe, toggleSettings } from "../browser/visit_state.js";

/** @typedef {import("../browser/visit_state.js").Settings} Settings */

/** The setting that each toggle changes, by the attribute of its button. @type {Record<string, "hasLargeText"|"hasContrast"|"isStill"|"isMirrored">} */
const TOGGLES = { largeText: "hasLargeText", contrast: "hasContrast", still: "isStill", mirror: "isMirrored" };

/** @param {import("../browser/part_elements.js").PartElement} element @returns {() => void} unmounts it */
export function mount(element) {
  offerLanguages(element.opening?.languages ?? {});
  const panel = /** @type {HTMLElement} */ (element.querySelector(".settings"));
  const opener = /** @type {HTMLElement} */ (element.querySelector("[data-settings]"));
  const toggles = Object.entries(TOGGLES).flatMap(([attribute, setting]) => (
    [...panel.querySelectorAll("button")].filter((button) => attribute in button.dataset).map((button) => ({ button, setting }))));
  onTap(element, (event) => {
    const toggle = toggles.find(({ button }) => button === closestTarget(event, "button"));
    const language = closestTarget(event, "[data-language]")?.dataset.language;
    if (toggle) changeSettings({ [toggle.setting]: !currentState().settings[toggle.setting] });
    else if (language) chooseLanguage(language);
    else if (closestTarget(event, "[data-reset]")) reset();
    else if (closestTarget(event, "[data-close-settings]")) closeSettings();
    else if (closestTarget(event, "[data-settings]")) toggleSettings();
  }, (event) => {
    const language = closestTarget(event, "[data-language]")?.dataset.language;
    if (language) prepareLanguage(language);
  });
  const handleKeyDown = (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") closeSettings(); };
  document.addEventListener("keydown", handleKeyDown);
  let isMounted = false; // the panel of another language was open already: the focus is where it is
  const unsubscribe = subscribe(({ settings, isSettingsOpen, screen }) => {
    for (const { button, setting } of toggles) button.setAttribute("aria-pressed", String(settings[setting]));
    opener.setAttribute("aria-expanded", String(isSettingsOpen));
    const wasOpen = !panel.hidden;
    panel.hidden = !isSettingsOpen;
    if (isMounted && isSettingsOpen && !wasOpen) panel.focus({ preventScroll: true });
    if (isMounted && !isSettingsOpen && wasOpen && screen !== "attract") focusOpener(panel);
    isMounted = true;
  });
  return () => {
    unsubscribe();
    document.removeEventListener("keydown", handleKeyDown);
  };
}

/** Where the focus was in the panel, it goes back to the button that opens it. @param {HTMLElement} panel */
function focusOpener(panel) {
  const { activeElement } = document;
  if (activeElement && activeElement !== document.body && !panel.contains(activeElement)) return;
  const openers = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-settings]")]);
  openers.find((each) => each.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true });
}
