/**
 * Some stories and encounters, opened one after the other: whether it fits into its card. Evaluates to a list of
 * `{ id, isEncounter, scrolls, cut }`: pixels that only scrolling shows, and the texts of which a part is cut off.
 */
async ([address, ids]) => {
  const visit = await import(address);
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const found = [];
  for (const article of document.querySelectorAll("article[data-story], article[data-encounter]")) {
    const { story, encounter } = article.dataset;
    if (!ids.includes(story ?? encounter)) continue;
    if (story) visit.openStop(story); else visit.openEncounter(encounter);
    await frame();
    const pictures = [...article.querySelectorAll("img")].filter((each) => each.checkVisibility());
    await Promise.all(pictures.map((each) => each.decode().catch(() => {})));
    await frame();
    const open = () => [...document.querySelectorAll("article[data-story], article[data-encounter]")].filter((each) => each.checkVisibility());
    for (let left = 60; left && (open().length !== 1 || open()[0] !== article); left -= 1) await frame();
    if (open().length !== 1 || open()[0] !== article) {
      found.push({ id: story ?? encounter, isEncounter: !story, scrolls: 0, cut: ["it does not open"] });
      continue;
    }
    let scrolls = 0;
    for (let each = article.parentElement; each; each = each.parentElement) {
      if (each.matches("[data-part]") || each === article.parentElement) scrolls = Math.max(scrolls, overflow(each));
    }
    for (const each of [article, ...article.querySelectorAll("*")]) {
      if (each.checkVisibility()) scrolls = Math.max(scrolls, overflow(each));
    }
    found.push({ id: story ?? encounter, isEncounter: !story, scrolls, cut: cutTexts(article) });
  }
  return found;

  function overflow(element) {
    const { overflowY } = getComputedStyle(element);
    return /auto|scroll/.test(overflowY) ? element.scrollHeight - element.clientHeight : 0;
  }

  /** Texts that lie partly outside the screen, or outside an ancestor that cuts them off without scrolling. */
  function cutTexts(article) {
    const cut = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (element.offsetWidth !== undefined && element.offsetWidth <= 2) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      let isCut = box.left < -1 || box.right > innerWidth + 1, isScrolled = false;
      for (let each = element; each && each !== document.body; each = each.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(each);
        const frame = each.getBoundingClientRect();
        if (overflowX !== "visible" && (box.left < frame.left - 2 || box.right > frame.right + 2)) isCut = true;
        if (/auto|scroll/.test(overflowY)) isScrolled ||= each.scrollHeight > each.clientHeight + 1;
        else if (overflowY !== "visible" && !isScrolled && (box.top < frame.top - 3 || box.bottom > frame.bottom + 3)) isCut = true;
      }
      if (!isScrolled && (box.top < -1 || box.bottom > innerHeight + 1)) isCut = true;
      if (isCut) cut.push(node.data.trim().slice(0, 30));
    }
    return cut;
  }
}
