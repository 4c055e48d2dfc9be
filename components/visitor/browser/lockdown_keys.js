/** Lockdown: which keys control the browser, and not the exhibit. */

const BLOCKED_KEYS = new Set([
  "ContextMenu", "Print", "PrintScreen", "Help", "Find", "Open", "Save", "Close", "New", "ZoomIn", "ZoomOut", "ZoomToggle",
  "/", "'", // Firefox opens its quick find with them
]);
const BLOCKED_KEY_NAMES = /^(F\d{1,2}|Browser\w+|Launch\w+|Mail\w+)$/;
const MODIFIERS = new Set(["Control", "Alt", "Meta", "Shift", "AltGraph", "CapsLock"]);

/**
 * Whether a key is the browser's: function keys, and any key with Ctrl, Alt or Meta. Not blocked: the arrow keys, Tab,
 * Enter, Space, Escape and letters, because people who cannot use the touch screen need them.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
export function isBlockedKey({ key, ctrlKey, altKey, metaKey }) {
  if (MODIFIERS.has(key)) return key === "Alt"; // alone it opens the browser's menu
  return ctrlKey || altKey || metaKey || BLOCKED_KEYS.has(key) || BLOCKED_KEY_NAMES.test(key);
}
