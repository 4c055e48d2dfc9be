/** Every kind of thing the exhibit is made of, asked for once, on this machine alone. */
import { say } from "./staff_api.js";

const PATIENCE_MILLISECONDS = 8000;
const BIG = 72; // pixels: letters differ enough to be measured

/** @param {HTMLElement} box @param {Record<string, string>} words */
export async function selfTest(box, words) {
  const list = /** @type {HTMLElement} */ (box.querySelector("[data-checks]"));
  const edition = /** @type {HTMLElement} */ (box.querySelector("[data-card]")).dataset.edition;
  list.hidden = false;
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-check]")]);
  for (const row of rows) tell(row, "…");
  for (const row of rows) {
    const { check = "", address = "" } = row.dataset;
    if (check === "letters") tell(row, letters() ?? words.staff_bad, Boolean(letters()));
    else if (check === "disk") tell(row, room(row, words), Number(row.dataset.free) > Number(row.dataset.little));
    else if (check === "outside") {
      const number = outside();
      tell(row, number ? say(words.staff_outside_some, { number }) : words.staff_outside_none, number === 0);
    } else {
      const good = await answers(check, address, edition);
      tell(row, good ? words.staff_good : words.staff_bad, good);
    }
  }
}

/** @param {HTMLElement} row @param {string} text @param {boolean} [good] */
function tell(row, text, good) {
  /** @type {HTMLElement} */ (row.querySelector("dd")).textContent = text;
  if (good === undefined) delete row.dataset.good;
  else row.dataset.good = String(good);
}

/** @param {string} check @param {string} address @param {string|undefined} edition */
async function answers(check, address, edition) {
  try {
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
    if (!answer.ok) return false;
    if (check === "health") return (await answer.json()).edition === edition;
    if (check === "picture" || check === "ground") return (await decoded(await answer.blob())) > 0;
    return (await answer.text()).length > 0;
  } catch {
    return false;
  }
}

/** The width of a picture, as it is drawn. @param {Blob} blob */
async function decoded(blob) {
  if (blob.type.includes("svg")) return blob.size; // a drawing has no size of its own
  const picture = await createImageBitmap(blob);
  return picture.width;
}

/** The first of the exhibit's letters that this machine has: other letters have other widths. */
function letters() {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const width = (/** @type {string} */ family) => {
    pen.font = `${BIG}px ${family}`;
    return pen.measureText("Sojourn, 1872 — Żółć").width;
  };
  const families = getComputedStyle(document.documentElement).getPropertyValue("--serif").split(",").map((each) => each.trim());
  const named = families.filter((family) => family !== "serif");
  return named.find((family) => width(`${family}, monospace`) !== width("monospace"))?.replaceAll('"', "");
}

/** @param {HTMLElement} row @param {Record<string, string>} words */
function room(row, words) {
  const free = Number(row.dataset.free);
  return free < 0 ? words.staff_bad : `${(free / 1e9).toFixed(1)} GB`;
}

/** How often anything was asked of another machine since the page began. Nothing is asked to find out. */
function outside() {
  return performance.getEntriesByType("resource").filter(({ name }) => {
    const { protocol, host } = new URL(name, location.origin);
    return !["blob:", "data:"].includes(protocol) && host !== location.host;
  }).length;
}
