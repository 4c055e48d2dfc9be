/**
 * The stage: the unit of all lengths, and the room that card, timeline and buttons leave to the map. tokens.css and page.css
 * decide both; scripts read them here.
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Room   pixels of the viewport
 */

/** Pixels: one millimetre of the screen for which Python chooses what the map shows at each zoom. */
export const DESIGN_MILLIMETRE = 4.03;

/** A length of the root element, in pixels. @param {string} property */
const rootLength = (property) => parseFloat(getComputedStyle(document.documentElement).getPropertyValue(property)) || 0;

/** Pixels: one millimetre of the stage. */
export const millimetre = () => rootLength("--mm") || DESIGN_MILLIMETRE;

/** How many zooms nearer than on the design screen the map is shown, so that it shows the same: 1 on a screen with twice
 * the pixels. In halves, as the map stops at no other zoom. */
export const zoomOffset = () => Math.round(2 * Math.log2(millimetre() / DESIGN_MILLIMETRE)) / 2;

/** The part of the map that nothing covers. @returns {Room} */
export function mapRoom() {
  return {
    left: rootLength("--room-left"),
    top: rootLength("--room-top"),
    right: innerWidth - rootLength("--room-right"),
    bottom: innerHeight - rootLength("--room-bottom"),
  };
}

/**
 * Call a listener when the stage has another size or layout: the window, or the visitor's settings.
 * @param {() => void} listener
 * @returns {() => void} removes it
 */
export function onStageChange(listener) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-large-text", "data-mirror", "style"] });
  addEventListener("resize", listener);
  return () => {
    observer.disconnect();
    removeEventListener("resize", listener);
  };
}
