/** The self-test: requests one of each kind of thing the exhibit consists of, on this machine only. */
import { countedText } from "./staff_api.js";

const TIMEOUT_MILLISECONDS = 8000;
const FONT_PIXELS = 72; // large, so that the widths of two fonts differ measurably

/** @param {HTMLElement} element   contains the card @param {Record<string, string>} words   the interface strings */
export async function selfTest(element, words) {
  const list = /** @type {HTMLElement} */ (element.querySelector("[data-checks]"));
  const edition = /** @type {HTMLElement} */ (element.querySelector("[data-card]")).dataset.edition;
  list.hidden = false;
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-check]")]);
  for (const row of rows) showResult(row, "…");
  for (const row of rows) {
    const { check = "", address = "" } = row.dataset;
    if (check === "letters") showResult(row, installedFont() ?? words.staff_bad, Boolean(installedFont()));
    else if (check === "disk") showResult(row, freeSpaceText(row, words), Number(row.dataset.free) > Number(row.dataset.little));
    else if (check === "outside") {
      const number = externalRequests();
      showResult(row, number ? countedText(words, "staff_outside_some", number) : words.staff_outside_none, number === 0);
    } else {
      const isGood = await isServed(check, address, edition);
      showResult(row, isGood ? words.staff_good : words.staff_bad, isGood);
    }
  }
}

/** @param {HTMLElement} row @param {string} text @param {boolean} [isGood] */
function showResult(row, text, isGood) {
  /** @type {HTMLElement} */ (row.querySelector("dd")).textContent = text;
  if (isGood === undefined) delete row.dataset.good;
  else row.dataset.good = String(isGood);
}

/** Whether the server answers at an address with what the check expects.
 * @param {string} check @param {string} address @param {string|undefined} edition */
async function isServed(check, address, edition) {
  try {
    const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
    if (!response.ok) return false;
    if (check === "health") return (await response.json()).edition === edition;
    if (check === "picture" || check === "ground") return (await decodedWidth(await response.blob())) > 0;
    return (await response.text()).length > 0;
  } catch {
    return false;
  }
}

/** The width of an image, decoded; of an SVG, which may have none, its length. @param {Blob} blob */
async function decodedWidth(blob) {
  if (blob.type.includes("svg")) return blob.size;
  const image = await createImageBitmap(blob);
  return image.width;
}

/** The first font of the exhibit that is installed: its text has another width than the fallback font's.
 * @returns {string|undefined} */
function installedFont() {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const textWidth = (/** @type {string} */ family) => {
    context.font = `${FONT_PIXELS}px ${family}`;
    return context.measureText("Sojourn, 1872 — Żółć").width;
  };
  const families = getComputedStyle(document.documentElement).getPropertyValue("--serif").split(",").map((each) => each.trim());
  const named = families.filter((family) => family !== "serif");
  return named.find((family) => textWidth(`${family}, monospace`) !== textWidth("monospace"))?.replaceAll('"', "");
}

/** @param {HTMLElement} row @param {Record<string, string>} words */
function freeSpaceText(row, words) {
  const free = Number(row.dataset.free);
  return free < 0 ? words.staff_bad : `${(free / 1e9).toFixed(1)} GB`;
}

/** The number of requests to other machines since the page was loaded, from the browser's own record: nothing is
 * requested to find out. */
function externalRequests() {
  return performance.getEntriesByType("resource").filter(({ name }) => {
    const { protocol, host } = new URL(name, location.origin);
    return !["blob:", "data:"].includes(protocol) && host !== location.host;
  }).length;
}
