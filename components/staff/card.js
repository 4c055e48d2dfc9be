/** The staff card: its buttons. */
import { cleaningMode } from "./cleaning.js";
import { selfTest } from "./self_test.js";
import { formatText, postToStaff } from "./staff_api.js";
import { touchTest } from "./touch_test.js";

export class Card {
  /**
   * @param {HTMLElement} element   contains the card's HTML
   * @param {Record<string, string>} words   the interface strings
   * @param {string} token   of the staff's session
   * @param {{ recordActivity: () => void, close: () => void }} callbacks   `close` closes the whole dialog
   */
  constructor(element, words, token, callbacks) {
    this.element = element;
    this.words = words;
    this.token = token;
    this.callbacks = callbacks;
    this.isRestartConfirmed = false;
    /** Ends the touch test or the cleaning mode, while one fills the screen. @type {(() => void)|undefined} */
    this.stopFullScreenTool = undefined;
  }

  get isBusy() {
    return Boolean(this.stopFullScreenTool);
  }

  /** @param {HTMLElement} button */
  run(button) {
    if (this.isBusy) return;
    const tool = button.dataset.do;
    if (tool === "test") selfTest(this.element, this.words);
    if (tool === "touch") {
      this.stopFullScreenTool = touchTest(this.element, this.words, (result) => {
        this.finishTool();
        this.showMessage(formatText(this.words.staff_touch_found, result));
      });
    }
    if (tool === "clean") {
      // At the end of its time nobody may be there any more: the dialog is closed, so that no visitor finds it open.
      this.stopFullScreenTool = cleaningMode(this.element, this.words, (endedEarly) => {
        this.finishTool();
        if (!endedEarly) this.callbacks.close();
      });
    }
    if (tool === "restart") this.restart(button);
  }

  finishTool() {
    this.end();
    this.callbacks.recordActivity();
  }

  /** End the touch test or the cleaning mode. */
  end() {
    this.stopFullScreenTool?.();
    this.stopFullScreenTool = undefined;
  }

  /** The first press asks for a confirmation, the second restarts. @param {HTMLElement} button */
  async restart(button) {
    if (!this.isRestartConfirmed) {
      this.isRestartConfirmed = true;
      button.textContent = this.words.staff_restart_sure;
      return;
    }
    const response = await postToStaff("restart", {}, this.token);
    this.showMessage(response?.body.told ? this.words.staff_restarting : this.words.staff_silent);
  }

  /** @param {string} text */
  showMessage(text) {
    const message = this.element.querySelector("[data-card-said]");
    if (message) message.textContent = text;
  }
}
