/**
 * What the browser itself measures: Event Timing (an event → the next paint, in steps of 8 ms, from 16 ms on) and long animation
 * frames (longer than 50 ms). Runs in the top window of a page, after `stopwatch.js`.
 */
if (window === window.top) {
  const page = /** @type {any} */ (window);
  const LIFTED = new Set(["pointerup", "touchend", "mouseup", "click"]);
  const FASTER = 8; // milliseconds, for what took less than 16: the browser reports nothing
  const SAME_TAP_MILLISECONDS = 60; // a click follows a lifted finger

  /** @type {PerformanceEventTiming[]} */
  const events = [];
  /** @type {{ duration: number, blockingDuration: number }[]} */
  let longFrames = [];
  const observe = (/** @type {any} */ options, /** @type {(entries: any[]) => void} */ take) => {
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe(options);
    return () => take(observer.takeRecords());
  };
  const takeEvents = observe({ type: "event", durationThreshold: 16 }, (entries) => events.push(...entries));
  const takeFrames = observe({ type: "long-animation-frame" }, (entries) => longFrames.push(...entries));

  /** Milliseconds from the finger that was lifted last to the next paint; asked for when the page is at rest. */
  const nextPaint = () => {
    takeEvents();
    const since = page.lifted;
    const own = events.filter(({ name, startTime }) => LIFTED.has(name) && startTime >= since - 1 && startTime < since + SAME_TAP_MILLISECONDS);
    events.length = 0;
    return Math.max(FASTER, ...own.map(({ duration }) => duration));
  };

  /** The long animation frames since the last call: how long each took, and for how much of it no touch was answered, in
   * milliseconds. @returns {[number, number][]} */
  const takeLongFrames = () => {
    takeFrames();
    const found = longFrames;
    longFrames = [];
    return found.map(({ duration, blockingDuration }) => [duration, blockingDuration]);
  };

  Object.assign(page.stopwatch, { nextPaint, takeLongFrames });
}
