// The page's own time can be sent ahead: a quiet minute passes in a moment. Timers and the clock on the wall go on as they are.
(() => {
  const own = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => own() + ahead;
  window.leap = (seconds) => { ahead += 1000 * seconds; };
})();
