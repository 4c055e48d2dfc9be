/**
 * What has left the page is held by nobody. React Aria, which comes with Streamlit, keeps every element it hears
 * beginning a transition until it hears of each end; a mark or a tile taken off the map in the middle never tells
 * of its end, and was kept for good, a drawing of hundreds of paths with it: one element in eight visits, for months.
 * Nobody else asks when a transition begins.
 */
addEventListener("transitionrun", (event) => event.stopImmediatePropagation(), { capture: true });
