/**
 * The elements of the parts. A part is replaced as a whole, by an element without the event listeners of the one before:
 * for a new edition (live_update.js) or another language (languages.js).
 *
 * @typedef {{ edition: string, version: string, language: string, direction: string, title: string, pitch: number,
 *   lanes: number, map: "shown"|"none", world: "shown"|"none", html: string, script: string, content: any,
 *   at_once: boolean, languages: Record<string, string> }} PartData   `languages`: the address of each further language's file
 * @typedef {HTMLElement & { unmount?: () => void, opening?: PartData, shown?: { html: string, content: any },
 *   continuation?: () => any }} PartElement   `unmount`: what the part's `mount` returned; `opening`: its data in the opening
 *   language; `shown`: what is shown instead in another one; `continuation`: where its `mount` has set it, what the `mount` of
 *   the same part in another language goes on with
 */

/** The elements of all parts of the page. @returns {PartElement[]} */
export const partElements = () => [...document.querySelectorAll("[data-part]")].map((each) => /** @type {PartElement} */ (each));

/** The element of a part. @param {string} name @returns {PartElement|null} */
export const partElement = (name) => document.querySelector(`[data-part="${name}"]`);

/** A part's new element, not in the page yet: with other HTML, without the listeners and the state of the one before.
 * @param {PartElement} element @param {string} html @param {PartData} opening @returns {PartElement} */
export function newElement(element, html, opening) {
  const replacement = /** @type {PartElement} */ (element.cloneNode(false));
  for (const name of Object.keys(replacement.dataset)) if (name !== "part") delete replacement.dataset[name];
  replacement.removeAttribute("style");
  replacement.removeAttribute("inert");
  replacement.hidden = false;
  replacement.dataset.version = opening.version;
  replacement.opening = opening;
  replacement.innerHTML = html;
  return replacement;
}

/** The language of the page. @param {{ language: string, direction: string, title: string }} data */
export function setPageLanguage({ language, direction, title }) {
  document.documentElement.lang = language;
  document.documentElement.dir = direction;
  document.title = title;
}
