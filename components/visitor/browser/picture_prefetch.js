/** Pictures are fetched when the browser is idle, before anybody opens them: they must be there when the server is gone. */

const DELAY_MILLISECONDS = 2500; // the map comes first

/** Fetch every picture inside an element. @param {HTMLElement} element */
export async function prefetchPictures(element) {
  await new Promise((resolve) => { setTimeout(resolve, DELAY_MILLISECONDS); });
  for (const picture of element.querySelectorAll("img")) {
    await new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 1000 }); });
    picture.loading = "eager";
  }
}
