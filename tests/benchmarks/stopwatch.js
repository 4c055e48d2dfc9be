/**
 * Measures from a lifted finger, or from the start of the navigation, to the end of the frame that shows what is
 * expected. Runs in the top window of a page, for all its frames (all have the same origin).
 *
 * @typedef {object} Expected
 * @property {string[]} seen   selectors: at least one element of each must be visible
 * @property {string[]} [gone]   selectors: no element of any may be visible
 * @property {[string, string]} [says]   a selector, and the text of an element of it that must be visible
 * @property {string} [changes]   a selector: an element of it must be visible that was not visible before
 *
 * @typedef {{ painted: number, following: number }} TapTiming   milliseconds: when the page had painted the frame
 * with the expected elements, and when the next frame began
 */
if (window === window.top) {
  const TIMEOUT_MILLISECONDS = 60_000;
  const page = /** @type {any} */ (window);
  const windows = () => [window, ...Array.from({ length: frames.length }, (_, number) => frames[number])];

  /** Milliseconds since the navigation, on one time line for all frames: each has its own time origin. @param {Window} [frameWindow] @param {number} [own] */
  const clock = (frameWindow = window, own = frameWindow.performance.now()) => frameWindow.performance.timeOrigin + own - performance.timeOrigin;

  const lift = (/** @type {PointerEvent} */ event) => {
    page.lifted = clock(/** @type {Window} */ (event.view), event.timeStamp);
  };

  const visible = (/** @type {Element} */ each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && each.getBoundingClientRect().width > 0;
  const some = (/** @type {string} */ what, /** @type {(each: Element) => boolean} */ is = visible) => (
    [...document.querySelectorAll(what)].some(is));

  /** @type {Set<Element>} */
  let visibleBefore = new Set();

  /** @param {Expected} expected */
  const isMet = ({ seen, gone = [], says, changes }) => seen.every((what) => some(what)) && !gone.some((what) => some(what))
    && (!says || some(says[0], (each) => each.textContent?.trim() === says[1] && visible(each)))
    && (!changes || some(changes, (each) => !visibleBefore.has(each) && visible(each)));

  /** Run right after this frame: when the message arrives, style, layout and paint are done. @param {() => void} then */
  const afterFrame = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage("");
  });

  /** Wait for the effect of a tap. It is checked only after the finger has been lifted and the page has changed: while the
   * finger is down the page may do anything, except show what is expected. @param {Expected} expected */
  const arm = (expected) => {
    visibleBefore = new Set(expected.changes ? [...document.querySelectorAll(expected.changes)].filter(visible) : []);
    if (isMet(expected)) throw new Error(`already there: ${JSON.stringify(expected)}`);
    for (const frameWindow of windows()) frameWindow.addEventListener("pointerup", lift, true);
    page.lifted = undefined;
    page.tapTiming = new Promise((/** @type {(timing: TapTiming) => void} */ done, fail) => {
      setTimeout(fail, TIMEOUT_MILLISECONDS, new Error(`never seen: ${JSON.stringify(expected)}`));
      const look = () => {
        const painted = clock();
        if (!isMet(expected)) afterFrame(look);
        else requestAnimationFrame(() => done({ painted: painted - page.lifted, following: clock() - page.lifted }));
      };
      const changes = new MutationObserver(() => {
        if (page.lifted === undefined) {
          if (isMet(expected)) fail(new Error(`there before the finger was lifted: ${JSON.stringify(expected)}`));
          return;
        }
        changes.disconnect();
        afterFrame(look);
      });
      changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  };

  /** The middle of an element, in coordinates of the top window, if a finger there would touch it; else null. @param {any} each */
  const reach = (each) => {
    const frameDocument = each.ownerDocument;
    const { left, top, width, height } = each.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const topElement = frameDocument.elementFromPoint(x, y);
    if (!width || !topElement || !each.contains(topElement) || (each.localName === "img" && !each.naturalWidth)) return null;
    const frame = frameDocument.defaultView.frameElement;
    if (!frame) return { x, y };
    const at = frame.getBoundingClientRect();
    return document.elementFromPoint(at.left + x, at.top + y) === frame ? { x: at.left + x, y: at.top + y } : null;
  };

  /** Every element of a selector that a finger can touch, with what it stands for. @param {string} what */
  const reachable = (what) => [...document.querySelectorAll(what)].flatMap((/** @type {any} */ each) => {
    const at = each.disabled ? null : reach(each);
    return at ? [{ ...at, ...each.dataset, alt: each.getAttribute("alt") }] : [];
  });

  /** Milliseconds from the navigation to the first element, in any frame, that a finger can touch, with nothing drawn over it. @param {string} what */
  const firstReach = (what) => new Promise((done, fail) => {
    setTimeout(fail, TIMEOUT_MILLISECONDS, new Error(`never reached: ${what}`));
    const look = () => {
      const reached = !document.querySelector(".still-poster") && windows().some((frameWindow) => [...frameWindow.document.querySelectorAll(what)].some(reach));
      if (reached) done(clock());
      else requestAnimationFrame(look);
    };
    look();
  });

  /** Milliseconds from the navigation until the first content was painted and the pictures and the font that the page itself
   * preloads were there; asked for afterwards. */
  const firstPicture = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const pictures = [...document.querySelectorAll('link[rel="preload"]:is([as="image"], [as="font"])')].map((/** @type {any} */ link) => (
      performance.getEntriesByName(link.href).find(({ entryType }) => entryType === "resource")));
    return Math.max(paint.startTime, ...pictures.map((each) => /** @type {PerformanceResourceTiming} */ (each)?.responseEnd ?? 0));
  };

  /** Resolves when no element of a selector has moved, appeared or disappeared for some time and in some frames: where the
   * browser is busy, what a tap begins may come late. @param {string} what @param {number} quiet @param {number} frames */
  const rest = (what, quiet = 150, frames = 12) => new Promise((done) => {
    const positions = () => [...document.querySelectorAll(what)].map((each) => {
      const { left, top, width } = each.getBoundingClientRect();
      return `${left.toFixed()} ${top.toFixed()} ${width.toFixed()} ${each.className}`;
    }).join();
    let [before, since, unchanged] = ["", performance.now(), 0];
    const look = () => {
      const now = positions();
      unchanged += 1;
      if (now !== before) [before, since, unchanged] = [now, performance.now(), 0];
      if (performance.now() - since >= quiet && unchanged >= frames) requestIdleCallback(done, { timeout: 1000 });
      else requestAnimationFrame(look);
    };
    look();
  });

  page.stopwatch = { arm, reach, reachable, firstReach, firstPicture, rest };
}
