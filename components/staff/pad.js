/** The PIN pad. It has its own keys, so the on-screen keyboard of the system is never opened. */
import { countedText, formatText, postToStaff } from "./staff_api.js";

const MAX_DIGITS = 10;

export class Pad {
  /**
   * @param {HTMLElement} element
   * @param {Record<string, string>} words   the interface strings
   * @param {(answer: any) => void} onUnlock   called with the server's answer to a correct PIN
   */
  constructor(element, words, onUnlock) {
    this.element = element;
    this.words = words;
    this.onUnlock = onUnlock;
    this.message = /** @type {HTMLElement} */ (element.querySelector("[data-said]"));
    this.digits = "";
    this.isOpen = false;
    this.isWaitingForAnswer = false;
    this.lockedUntil = 0;
    this.timer = 0;
  }

  /** @param {number} wait   seconds until a PIN may be entered */
  open(wait) {
    this.isOpen = true;
    this.element.hidden = false;
    this.showMessage("");
    this.clear();
    this.lockFor(wait);
  }

  close() {
    this.isOpen = false;
    this.element.hidden = true;
    clearInterval(this.timer);
    this.clear();
  }

  /** @param {KeyboardEvent} event */
  handleKeyDown(event) {
    const isOnButton = /** @type {HTMLElement} */ (event.target).closest("button");
    if (/^\d$/.test(event.key)) this.press(event.key);
    else if (event.key === "Backspace") this.press("delete");
    else if (event.key === "Enter" && !isOnButton) this.press("enter");
  }

  /** @param {string} key   a digit, "delete" or "enter" */
  press(key) {
    if (!this.isOpen || this.isWaitingForAnswer || performance.now() < this.lockedUntil) return;
    if (key === "enter") this.enter();
    else this.showDigits(key === "delete" ? this.digits.slice(0, -1) : (this.digits + key).slice(0, MAX_DIGITS));
  }

  async enter() {
    if (!this.digits) return;
    this.isWaitingForAnswer = true;
    const response = await postToStaff("enter", { pin: this.digits });
    this.isWaitingForAnswer = false;
    if (!this.isOpen) return;
    this.clear();
    if (response?.body.card) this.onUnlock(response.body);
    else if (response?.status !== 200) this.showMessage(this.words.staff_silent);
    else {
      this.showMessage(countedText(this.words, "staff_wrong", response.body.left));
      this.lockFor(response.body.wait);
    }
  }

  clear() {
    this.showDigits("");
  }

  /** @param {string} digits */
  showDigits(digits) {
    this.digits = digits;
    const dots = /** @type {HTMLElement} */ (this.element.querySelector("[data-digits]"));
    dots.textContent = "●".repeat(digits.length);
  }

  /** Accept no key for some seconds, and show a countdown. @param {number} seconds */
  lockFor(seconds) {
    clearInterval(this.timer);
    this.lockedUntil = performance.now() + 1000 * seconds;
    this.element.classList.toggle("is-held", seconds > 0);
    if (seconds <= 0) return;
    const tick = () => {
      const left = Math.ceil((this.lockedUntil - performance.now()) / 1000);
      const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      this.showMessage(left > 0 ? formatText(this.words.staff_wait, { time }) : "");
      if (left <= 0) this.lockFor(0);
    };
    tick();
    this.timer = setInterval(tick, 500);
  }

  /** Sets the text only where it changes: screen readers announce each change. @param {string} text */
  showMessage(text) {
    if (this.message.textContent !== text) this.message.textContent = text;
  }
}
