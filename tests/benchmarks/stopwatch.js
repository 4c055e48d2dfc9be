/**
 * The benchmarks' stopwatch, in the top window of a page, for all its frames (all are of one origin): from a
 * lifted finger, or the start of the navigation, to the end of the frame that shows what was asked for.
 *
 * @typedef {object} Wanted
 * @property {string[]} seen   selectors: something of each must be visible
 * @property {string[]} [gone]   selectors: nothing of any may be visible
 * @property {[string, string]} [says]   a selector, and the text of what must be visible
 *
 * @typedef {{ painted: number, following: number }} Reading   milliseconds: when the page had painted the frame
 * that shows it, and when the frame after that began
 */
if (window === window.top) {
  const PATIENCE = 60_000; // milliseconds
  const page = /** @type {any} */ (window);
  const rooms = () => [window, ...Array.from({ length: frames.length }, (_, number) => frames[number])];

  /** Milliseconds since the navigation, on one clock for all frames: each has its own zero. @param {Window} [room] @param {number} [own] */
  const clock = (room = window, own = room.performance.now()) => room.performance.timeOrigin + own - performance.timeOrigin;

  const lift = (/** @type {PointerEvent} */ event) => {
    page.lifted = clock(/** @type {Window} */ (event.view), event.timeStamp);
  };

  const visible = (/** @type {Element} */ each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && each.getBoundingClientRect().width > 0;
  const some = (/** @type {string} */ what, /** @type {(each: Element) => boolean} */ is = visible) => (
    [...document.querySelectorAll(what)].some(is));

  /** @param {Wanted} wanted */
  const met = ({ seen, gone = [], says }) => seen.every((what) => some(what)) && !gone.some((what) => some(what))
    && (!says || some(says[0], (each) => each.textContent?.trim() === says[1] && visible(each)));

  /** Run right after this frame: when the message arrives its style, layout and paint are done. @param {() => void} then */
  const afterFrame = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage("");
  });

  /** Wait for what a tap will bring. Nothing of this runs before the finger has left and the page changes: what a page does
   * under the finger is its own affair, as long as it does not show yet what was asked for. @param {Wanted} wanted */
  const arm = (wanted) => {
    if (met(wanted)) throw new Error(`already there: ${JSON.stringify(wanted)}`);
    for (const room of rooms()) room.addEventListener("pointerup", lift, true);
    page.lifted = undefined;
    page.reading = new Promise((/** @type {(reading: Reading) => void} */ done, fail) => {
      setTimeout(fail, PATIENCE, new Error(`never seen: ${JSON.stringify(wanted)}`));
      const look = () => {
        const painted = clock();
        if (!met(wanted)) afterFrame(look);
        else requestAnimationFrame(() => done({ painted: painted - page.lifted, following: clock() - page.lifted }));
      };
      const changes = new MutationObserver(() => {
        if (page.lifted === undefined) {
          if (met(wanted)) fail(new Error(`there before the finger left: ${JSON.stringify(wanted)}`));
          return;
        }
        changes.disconnect();
        afterFrame(look);
      });
      changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  };

  /** The middle of an element in the top window, if a finger put there meets it; else null. @param {any} each */
  const reach = (each) => {
    const room = each.ownerDocument;
    const { left, top, width, height } = each.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const met = room.elementFromPoint(x, y);
    if (!width || !met || !each.contains(met) || (each.localName === "img" && !each.naturalWidth)) return null;
    const frame = room.defaultView.frameElement;
    if (!frame) return { x, y };
    const at = frame.getBoundingClientRect();
    return document.elementFromPoint(at.left + x, at.top + y) === frame ? { x: at.left + x, y: at.top + y } : null;
  };

  /** Milliseconds from the navigation to the first element, in any frame, that a finger can meet. @param {string} what */
  const firstReach = (what) => new Promise((done, fail) => {
    setTimeout(fail, PATIENCE, new Error(`never reached: ${what}`));
    const look = () => {
      const reached = rooms().some((room) => [...room.document.querySelectorAll(what)].some(reach));
      if (reached) done(clock());
      else requestAnimationFrame(look);
    };
    look();
  });

  /** Resolves when nothing of some elements has moved, come or gone for a while. @param {string} what @param {number} quiet */
  const rest = (what, quiet = 400) => new Promise((done) => {
    const standing = () => [...document.querySelectorAll(what)].map((each) => {
      const { left, top, width } = each.getBoundingClientRect();
      return `${left.toFixed()} ${top.toFixed()} ${width.toFixed()} ${each.className}`;
    }).join();
    let [before, since] = ["", performance.now()];
    const look = () => {
      const now = standing();
      if (now !== before) [before, since] = [now, performance.now()];
      if (performance.now() - since >= quiet) requestIdleCallback(done, { timeout: 1000 });
      else requestAnimationFrame(look);
    };
    look();
  });

  page.stopwatch = { arm, reach, firstReach, rest };
}
