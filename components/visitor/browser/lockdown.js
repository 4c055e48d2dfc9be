/**
 * Nobody leaves the exhibit: what a browser offers beside the page (menus, windows, zoom, print, downloads, other
 * pages) is not offered here. A curator's preview stands in their own browser, and keeps what they work with; only
 * what would lose the page is prevented there too.
 */
import { isShutKey } from "./lockdown_keys.js";

const preview = "preview" in document.documentElement.dataset;

const NOWHERE = () => null;
/** Menus, marking, carrying off, clipboards, middle and right buttons, a track pad's pinch. */
const OFFERED = [
  "contextmenu", "selectstart", "dragstart", "copy", "cut", "paste", "auxclick", "gesturestart", "gesturechange", "submit",
];
const DROPPED = ["dragenter", "dragover", "drop"];

/** @param {string[]} kinds @param {(event: any) => unknown} hear */
function before(kinds, hear) {
  for (const kind of kinds) addEventListener(kind, hear, { capture: true, passive: false });
}

/** @param {Event} event */
function refuse(event) {
  event.preventDefault();
}

/** Nobody further in hears of it; who listens at this door, such as `presence.js`, does. @param {Event} event */
function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}

before(DROPPED, swallow);
// No page is asked whether it may be left: a prompt would stand over the exhibit until somebody answers.
before(["beforeunload"], (event) => event.stopImmediatePropagation());

if (!preview) {
  before(OFFERED, refuse);
  before(["wheel"], (/** @type {WheelEvent} */ event) => { if (event.ctrlKey || event.metaKey) refuse(event); });
  before(["keydown", "keyup"], (/** @type {KeyboardEvent} */ event) => { if (isShutKey(event)) swallow(event); });
  before(["click"], (/** @type {MouseEvent} */ event) => {
    // Along the path, and not only upwards: a link of a drawing (SVG) or behind a shadow is one too.
    const link = event.composedPath().some((/** @type {any} */ each) => ["a", "area"].includes(each.localName));
    if (link) swallow(event);
  });
  before(["popstate", "hashchange"], (event) => event.stopImmediatePropagation());
  shutNavigation();
  shutDialogs();
}

/** Any way to another address, whoever takes it; the page itself may be loaded anew. */
function shutNavigation() {
  const ways = /** @type {any} */ (globalThis).navigation;
  ways?.addEventListener("navigate", (/** @type {any} */ event) => {
    const there = new URL(event.destination.url);
    const here = there.origin === location.origin && there.pathname === location.pathname;
    const back = event.navigationType === "traverse";
    if ((!here || back || event.downloadRequest !== null) && event.cancelable) event.preventDefault();
  });
  // Links and forms that stand nowhere in the page, as scripts make them to start a download.
  HTMLAnchorElement.prototype.click = () => {};
  HTMLFormElement.prototype.submit = () => {};
  HTMLFormElement.prototype.requestSubmit = () => {};
}

/** What stops the page until somebody answers, or asks for a right. */
function shutDialogs() {
  const shut = { open: NOWHERE, alert: () => {}, confirm: () => false, prompt: NOWHERE, print: () => {} };
  for (const [name, answer] of Object.entries(shut)) {
    Object.defineProperty(globalThis, name, { value: answer, configurable: true });
  }
  Object.defineProperty(globalThis, "onbeforeunload", { get: NOWHERE, set: () => {} });
  if (globalThis.Notification) Notification.requestPermission = async () => "denied";
  const refused = () => Promise.reject(new DOMException("not in an exhibit", "NotAllowedError"));
  const own = /** @type {any} */ (globalThis);
  for (const picker of ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"]) if (picker in own) own[picker] = refused;
}
