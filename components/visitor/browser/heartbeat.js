/**
 * The page's heartbeat, for the supervisor. It is sent only if the page has drawn a frame since the last one and
 * shows the exhibit: a page that is frozen, empty or another page sends none, and the supervisor restarts it.
 */

const INTERVAL_MILLISECONDS = 5000;
const TIMEOUT_MILLISECONDS = 4000; // below the interval: requests to a frozen server must not pile up

let hasDrawnFrame = false;

/** Whether at least one part of the exhibit has content. */
function hasContent() {
  return [...document.querySelectorAll("[data-part]")].some((part) => part.childElementCount > 0);
}

/** Send a heartbeat if the page is alive. @returns {Promise<boolean>} whether the server answered */
async function sendHeartbeat() {
  const isAlive = hasDrawnFrame && hasContent();
  hasDrawnFrame = false;
  requestAnimationFrame(() => { hasDrawnFrame = true; });
  if (!isAlive) return false;
  try {
    return (await fetch("/beat", { method: "POST", signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) })).ok;
  } catch {
    return false; // the server is gone: the visit continues, and the next heartbeat tries again
  }
}

/** Tries at short intervals until the first heartbeat is sent: as soon as there is content. */
async function start() {
  if (await sendHeartbeat()) setInterval(sendHeartbeat, INTERVAL_MILLISECONDS);
  else setTimeout(start, INTERVAL_MILLISECONDS / 10);
}

start();
