/** The PIN pad. It has keys of its own: no keyboard of the system's is ever called up. */
import { ask, say } from "./staff_api.js";

const MOST_DIGITS = 10;

export class Pad {
  /** @param {HTMLElement} box @param {Record<string, string>} words @param {(said: any) => void} unlock */
  constructor(box, words, unlock) {
    this.box = box;
    this.words = words;
    this.unlock = unlock;
    this.said = /** @type {HTMLElement} */ (box.querySelector("[data-said]"));
    this.digits = "";
    this.open = false;
    this.asking = false;
    this.until = 0;
    this.timer = 0;
  }

  /** @param {number} wait   seconds until a PIN may be tried */
  begin(wait) {
    this.open = true;
    this.box.hidden = false;
    this.say("");
    this.clear();
    this.hold(wait);
  }

  end() {
    this.open = false;
    this.box.hidden = true;
    clearInterval(this.timer);
    this.clear();
  }

  /** A keyboard's key. @param {KeyboardEvent} event */
  key(event) {
    const onButton = /** @type {HTMLElement} */ (event.target).closest("button");
    if (/^\d$/.test(event.key)) this.press(event.key);
    else if (event.key === "Backspace") this.press("delete");
    else if (event.key === "Enter" && !onButton) this.press("enter");
  }

  /** @param {string} key */
  press(key) {
    if (!this.open || this.asking || performance.now() < this.until) return;
    if (key === "enter") this.enter();
    else this.show(key === "delete" ? this.digits.slice(0, -1) : (this.digits + key).slice(0, MOST_DIGITS));
  }

  async enter() {
    if (!this.digits) return;
    this.asking = true;
    const answer = await ask("enter", { pin: this.digits });
    this.asking = false;
    if (!this.open) return;
    this.clear();
    if (answer?.said.card) this.unlock(answer.said);
    else if (answer?.status !== 200) this.say(this.words.staff_silent);
    else {
      this.say(say(this.words.staff_wrong, { number: answer.said.left }));
      this.hold(answer.said.wait);
    }
  }

  clear() {
    this.show("");
  }

  /** @param {string} digits */
  show(digits) {
    this.digits = digits;
    const dots = /** @type {HTMLElement} */ (this.box.querySelector("[data-digits]"));
    dots.textContent = "●".repeat(digits.length);
  }

  /** No key is taken for some seconds. @param {number} seconds */
  hold(seconds) {
    clearInterval(this.timer);
    this.until = performance.now() + 1000 * seconds;
    this.box.classList.toggle("is-held", seconds > 0);
    if (seconds <= 0) return;
    const tick = () => {
      const left = Math.ceil((this.until - performance.now()) / 1000);
      const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      this.say(left > 0 ? say(this.words.staff_wait, { time }) : "");
      if (left <= 0) this.hold(0);
    };
    tick();
    this.timer = setInterval(tick, 500);
  }

  /** @param {string} text */
  say(text) {
    if (this.said.textContent !== text) this.said.textContent = text;
  }
}
