/**
 * What has left the page is held by nobody. React Aria, which comes with Streamlit, keeps every element it hears
 * beginning a transition until it hears of each end; a mark or a tile taken off the map in the middle never tells
 * of all its ends, and was kept for good: in a heap's picture some eight elements more after sixty visits.
 * Nobody else asks when a transition begins.
 */
addEventListener("transitionrun", (event) => event.stopImmediatePropagation(), { capture: true });
