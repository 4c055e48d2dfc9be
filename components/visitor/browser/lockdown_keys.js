/** Which keys do something to the browser, and not to the exhibit. */

const SHUT = new Set([
  "ContextMenu", "Print", "PrintScreen", "Help", "Find", "Open", "Save", "Close", "New", "ZoomIn", "ZoomOut", "ZoomToggle",
  "/", "'", // Firefox looks for words with them
]);
const SHUT_FAMILIES = /^(F\d{1,2}|Browser\w+|Launch\w+|Mail\w+)$/;
const MODIFIERS = new Set(["Control", "Alt", "Meta", "Shift", "AltGraph", "CapsLock"]);

/**
 * Whether a key is the browser's: the function keys, and everything with Ctrl, Alt or the system's key. Arrows,
 * Tab, Enter, Space, Escape and letters are how people without a finger on the glass go round; they stay.
 * @param {KeyboardEvent} event
 */
export function isShutKey({ key, ctrlKey, altKey, metaKey }) {
  if (MODIFIERS.has(key)) return key === "Alt"; // alone it opens the browser's menu
  return ctrlKey || altKey || metaKey || SHUT.has(key) || SHUT_FAMILIES.test(key);
}
