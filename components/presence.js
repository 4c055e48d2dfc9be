/** Whether somebody is at the screen: how long it has been since the last touch, key or turn of a wheel. */

let last = performance.now();
const note = () => { last = performance.now(); };
for (const kind of ["pointerdown", "pointermove", "keydown", "wheel"]) {
  addEventListener(kind, note, { capture: true, passive: true });
}

/** Seconds since anybody did anything; since the page began where nobody has. */
export function quietSeconds() {
  return (performance.now() - last) / 1000;
}
