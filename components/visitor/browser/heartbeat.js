/**
 * The page's heartbeat. It beats only if the page truly drew a frame since the last beat, and shows what it
 * should: a page that is frozen, empty or another one falls silent, and the supervisor mends it.
 */

const EVERY_MILLISECONDS = 5000;
const PATIENCE_MILLISECONDS = 4000; // a frozen server must not gather waiting beats

let drew = false;

/** Whether a part of the exhibit stands in the page, with something in it. */
function showsSomething() {
  return [...document.querySelectorAll("[data-part]")].some((part) => part.childElementCount > 0);
}

async function beat() {
  const alive = drew && showsSomething();
  drew = false;
  requestAnimationFrame(() => { drew = true; });
  if (!alive) return false;
  try {
    return (await fetch("/beat", { method: "POST", signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) })).ok;
  } catch {
    return false; // nobody is there: the visit goes on, and the next beat tries again
  }
}

/** The first beat comes as soon as there is something to see. */
async function begin() {
  if (await beat()) setInterval(beat, EVERY_MILLISECONDS);
  else setTimeout(begin, EVERY_MILLISECONDS / 10);
}

begin();
