/**
 * A sweep through the whole time, a quarter of a year at a step: the captions of which a part is cut off, each once, with
 * its year. Evaluates to a list of `{ text, year }`. A caption that ends in an ellipsis is cut off.
 */
async ([visitAddress, momentAddress, first, last]) => {
  const [visit, { setMoment }] = await Promise.all([import(visitAddress), import(momentAddress)]);
  const frame = () => new Promise(requestAnimationFrame); // after the one that writes the captions
  const cut = new Map();
  const map = document.querySelector(".leaflet-map-pane");
  if (map) map.style.visibility = "hidden"; // it would be painted again for each step
  visit.startSweep();
  for (let moment = first; moment <= last; moment += 0.25) {
    setMoment(moment);
    await frame();
    for (const caption of document.querySelectorAll(".sweep__who, .sweep__where")) {
      if (caption.checkVisibility({ visibilityProperty: true }) && isCut(caption)) cut.set(caption.textContent, Math.floor(moment));
    }
  }
  visit.endSweep();
  if (map) map.style.visibility = "";
  return [...cut].map(([text, year]) => ({ text, year }));

  function isCut(caption) {
    if (caption.scrollWidth > caption.clientWidth + 1 && getComputedStyle(caption).overflowX !== "visible") return true;
    const range = document.createRange();
    range.selectNodeContents(caption);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    const frame = caption.closest(".sweep").getBoundingClientRect();
    const outside = Math.max(frame.left - left, right - frame.right, frame.top - top, bottom - frame.bottom, left < 0 ? 9 : 0);
    return outside > 1;
  }
}
