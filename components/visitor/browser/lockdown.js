/**
 * Lockdown: a visitor cannot leave the exhibit. Menus, windows, zoom, print, downloads and other pages are blocked. A
 * curator's preview is in the curator's own browser, where they are needed: there only drops of files and prompts on
 * leaving the page, which would lose the page or cover it, are blocked.
 */
import { isBlockedKey } from "./lockdown_keys.js";

const isPreview = "preview" in document.documentElement.dataset;

const returnNull = () => null;
/** Menus, selection, dragging, the clipboard, middle and right buttons, the pinch of a track pad, forms. */
const PREVENTED_EVENTS = [
  "contextmenu", "selectstart", "dragstart", "copy", "cut", "paste", "auxclick", "gesturestart", "gesturechange", "submit",
];
const DROP_EVENTS = ["dragenter", "dragover", "drop"];

/** Listen in the capture phase of the window: before any part. @param {string[]} types @param {(event: any) => unknown} listener */
function capture(types, listener) {
  for (const type of types) addEventListener(type, listener, { capture: true, passive: false });
}

/** @param {Event} event */
function prevent(event) {
  event.preventDefault();
}

/** No element receives the event; other listeners of the window, as in `inactivity.js`, do. @param {Event} event */
function preventAndStop(event) {
  event.preventDefault();
  event.stopPropagation();
}

capture(DROP_EVENTS, preventAndStop);
// No listener may ask whether the page should be left: the prompt would cover the exhibit until somebody answers.
capture(["beforeunload"], (event) => event.stopImmediatePropagation());

if (!isPreview) {
  capture(PREVENTED_EVENTS, prevent);
  capture(["wheel"], (/** @type {WheelEvent} */ event) => { if (event.ctrlKey || event.metaKey) prevent(event); });
  capture(["keydown", "keyup"], (/** @type {KeyboardEvent} */ event) => { if (isBlockedKey(event)) preventAndStop(event); });
  capture(["click"], (/** @type {MouseEvent} */ event) => {
    // The composed path, not `closest`: it also contains links in SVG and in a shadow tree.
    const isLink = event.composedPath().some((/** @type {any} */ target) => ["a", "area"].includes(target.localName));
    if (isLink) preventAndStop(event);
  });
  capture(["popstate", "hashchange"], (event) => event.stopImmediatePropagation());
  blockNavigation();
  blockDialogs();
}

/** Blocks navigation to any other address, and in the history; the page itself may be reloaded. */
function blockNavigation() {
  const { navigation } = /** @type {any} */ (globalThis);
  navigation?.addEventListener("navigate", (/** @type {any} */ event) => {
    const destination = new URL(event.destination.url);
    const isSamePage = destination.origin === location.origin && destination.pathname === location.pathname;
    const isTraversal = event.navigationType === "traverse";
    if ((!isSamePage || isTraversal || event.downloadRequest !== null) && event.cancelable) event.preventDefault();
  });
  // Links and forms that are not in the document, as scripts create them to start a download.
  HTMLAnchorElement.prototype.click = () => {};
  HTMLFormElement.prototype.submit = () => {};
  HTMLFormElement.prototype.requestSubmit = () => {};
}

/** Blocks modal dialogs, file pickers and permission requests. */
function blockDialogs() {
  const replacements = { open: returnNull, alert: () => {}, confirm: () => false, prompt: returnNull, print: () => {} };
  for (const [name, value] of Object.entries(replacements)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  Object.defineProperty(globalThis, "onbeforeunload", { get: returnNull, set: () => {} });
  if (globalThis.Notification) Notification.requestPermission = async () => "denied";
  const reject = () => Promise.reject(new DOMException("not in an exhibit", "NotAllowedError"));
  const global = /** @type {any} */ (globalThis);
  for (const picker of ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"]) if (picker in global) global[picker] = reject;
}
