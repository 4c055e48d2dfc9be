/** Whether anything may move on the page: not where the visitor, or the system of the machine, has asked for stillness. */

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

export const isStill = () => reducedMotion.matches || document.documentElement.dataset.still !== undefined;
