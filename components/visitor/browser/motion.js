/** Whether anything may move on the page: not where the visitor, or the system of the machine, has asked for stillness. */

/** Changes where the setting of the system changes. */
export const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

export const isStill = () => reducedMotion.matches || document.documentElement.dataset.still !== undefined;
