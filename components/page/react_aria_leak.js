/**
 * React Aria is a part of Streamlit. It holds every element that sends `transitionrun`, until the element sends the end
 * of each transition. A marker or tile that is removed from the map during a transition never sends that end, and is
 * never freed: some eight elements in sixty visits, by heap snapshot. Nothing else listens to this event.
 */
addEventListener("transitionrun", (event) => event.stopImmediatePropagation(), { capture: true });
