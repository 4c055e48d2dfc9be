// Counts in the page itself what must never happen in an exhibit. Runs before any script of the page.
(() => {
  const counts = { menus: 0, textSelected: 0, zoomed: 0, printed: 0, pageLeft: 0, dragged: 0 };
  window.pageMonitor = counts;
  // Counted after all listeners have run: a later one may still prevent the event's default action.
  const later = (event, name) => setTimeout(() => { if (!event.defaultPrevented) counts[name] += 1; });
  addEventListener("contextmenu", (event) => later(event, "menus"), true);
  addEventListener("dragstart", (event) => later(event, "dragged"), true);
  addEventListener("selectionchange", () => { if (String(getSelection()).trim()) counts.textSelected += 1; }, true);
  addEventListener("beforeprint", () => { counts.printed += 1; }, true);
  addEventListener("beforeunload", () => { counts.pageLeft += 1; }, true);
  visualViewport.addEventListener("resize", () => { if (Math.abs(visualViewport.scale - 1) > 0.01) counts.zoomed += 1; });
})();
