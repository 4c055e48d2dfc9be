// What must never be seen in an exhibit, counted in the page itself, before any script of the page has run.
(() => {
  const seen = { menus: 0, marked: 0, zoomed: 0, printed: 0, left: 0, dragged: 0 };
  window.witness = seen;
  // The last word on an event is known only when everybody has heard it; a later listener may still prevent it.
  const later = (event, name) => setTimeout(() => { if (!event.defaultPrevented) seen[name] += 1; });
  addEventListener("contextmenu", (event) => later(event, "menus"), true);
  addEventListener("dragstart", (event) => later(event, "dragged"), true);
  addEventListener("selectionchange", () => { if (String(getSelection()).trim()) seen.marked += 1; }, true);
  addEventListener("beforeprint", () => { seen.printed += 1; }, true);
  addEventListener("beforeunload", () => { seen.left += 1; }, true);
  visualViewport.addEventListener("resize", () => { if (Math.abs(visualViewport.scale - 1) > 0.01) seen.zoomed += 1; });
})();
