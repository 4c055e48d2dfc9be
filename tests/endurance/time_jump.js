// Moves the page's monotonic clock (performance.now) forward, so that idle minutes pass at once. Timers and Date are unchanged.
(() => {
  const original = performance.now.bind(performance);
  let skipped = 0;
  performance.now = () => original() + skipped;
  window.skipSeconds = (seconds) => { skipped += 1000 * seconds; };
})();
