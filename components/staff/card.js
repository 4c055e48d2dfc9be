/** What the card's buttons do. */
import { ask, say } from "./staff_api.js";
import { clean } from "./cleaning.js";
import { selfTest } from "./self_test.js";
import { touchTest } from "./touch_test.js";

export class Card {
  /**
   * @param {HTMLElement} box @param {Record<string, string>} words @param {string} token
   * @param {{ note: () => void, shut: () => void }} around   tell of a touch; shut everything
   */
  constructor(box, words, token, around) {
    this.box = box;
    this.words = words;
    this.token = token;
    this.around = around;
    this.sure = false;
    /** Something fills the screen that ends by itself. @type {(() => void)|undefined} */
    this.stop = undefined;
  }

  get busy() {
    return Boolean(this.stop);
  }

  /** @param {HTMLElement} tool */
  do(tool) {
    if (this.busy) return;
    const what = tool.dataset.do;
    if (what === "test") selfTest(this.box, this.words);
    if (what === "touch") {
      this.stop = touchTest(this.box, this.words, (found) => {
        this.over();
        this.say(say(this.words.staff_touch_found, found));
      });
    }
    if (what === "clean") {
      // Who cleaned may have gone when it ends by itself: then nothing of the staff's stays.
      this.stop = clean(this.box, this.words, (early) => { this.over(); if (!early) this.around.shut(); });
    }
    if (what === "restart") this.restart(tool);
  }

  over() {
    this.end();
    this.around.note();
  }

  end() {
    this.stop?.();
    this.stop = undefined;
  }

  /** @param {HTMLElement} tool */
  async restart(tool) {
    if (!this.sure) {
      this.sure = true;
      tool.textContent = this.words.staff_restart_sure;
      return;
    }
    const answer = await ask("restart", {}, this.token);
    this.say(answer?.said.told ? this.words.staff_restarting : this.words.staff_silent);
  }

  /** @param {string} text */
  say(text) {
    const line = this.box.querySelector("[data-card-said]");
    if (line) line.textContent = text;
  }
}
