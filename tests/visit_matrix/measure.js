/**
 * What is on the screen, for the figures A2 to A5, A8 and A11: touch targets, texts, and the names on the map. All
 * lengths are CSS pixels of the viewport. Evaluates to an object; figures.py says what each list is for.
 */
() => {
  const MAP = "[data-part=atlas]", PANES = ".leaflet-map-pane";
  const TARGETS = "button, a[href], summary, input, select, [role=button], [role=slider], [data-time-thumb]";
  const MAIN = "[data-step], [data-list], button[data-person], [data-zoom], button[data-whole], [data-settings],"
    + "[data-time-thumb], [data-still-here], [data-begin-again], [data-walk], [data-whole-life], [data-both],"
    + "[data-play], [data-ending-back], [data-all-of-life], [data-back-to-map], [data-choose-again]";
  /** What a target does: two targets that do the same may have the same name. */
  const DOES = ["stop", "stopLink", "openStop", "encounterLink", "person", "place", "step", "openOverlay", "words"];
  const CREDIT = ".leaflet-control-attribution, [class*=credit]";
  const BODY = ".story__text, .story__text *, blockquote, .entry__text, [data-overlay] :is(p, li)";
  const isVisible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const plain = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const isOnScreen = (box) => box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  const words = (text) => text.replace(/\s+/g, " ").trim();

  /** The part of a box that no ancestor cuts off; null where nothing is left. */
  const clipped = (element, box) => {
    let { left, top, right, bottom } = box;
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(each);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const frame = each.getBoundingClientRect();
      if (overflowX !== "visible") [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
      if (overflowY !== "visible") [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
    }
    return right - left > 1 && bottom - top > 1 ? { left, top, right, bottom } : null;
  };
  const scrolls = (element) => {
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1) return true;
    }
    return false;
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = words(node.data);
    if (!text || /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/.test(element.tagName) || !isVisible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    // What is for screen readers alone is one pixel large.
    if (element.closest("[class*=visually-hidden], [class*=sr-only], [class*=spoken]")) continue;
    if (element.offsetWidth !== undefined && element.offsetWidth <= 2) continue;
    if (box.width > 0 && isOnScreen(box)) texts.push({ node, element, text, box });
  }

  const canvas = document.createElement("canvas").getContext("2d");
  /** Size of the font and height of its capitals, as they are drawn. */
  const size = (element) => {
    const style = getComputedStyle(element);
    const drawn = element instanceof SVGElement ? Math.hypot(element.getScreenCTM().a, element.getScreenCTM().b) : 1;
    canvas.font = `${style.fontStyle} ${style.fontWeight} 100px ${style.fontFamily}`;
    const font = parseFloat(style.fontSize) * drawn;
    return { font, capital: (canvas.measureText("H").actualBoundingBoxAscent / 100) * font };
  };
  /** Part and class of an element: Streamlit's own classes name nothing. */
  const place = (element) => {
    let named = element;
    while (named && !/^(?!st-|\s*$)/.test(named.getAttribute("class") ?? "")) named = named.parentElement;
    const name = named?.getAttribute("class").trim().split(" ")[0] ?? element.tagName.toLowerCase();
    return `${element.closest("[data-part]")?.dataset.part ?? "page"} .${name}`;
  };
  const smallest = new Map();
  for (const { element, text, box } of texts) {
    if (!clipped(element, box)) continue;
    const kind = element.closest(CREDIT) ? "credit" : element.closest(PANES) ? "map" : element.matches(BODY) ? "body" : "other";
    const found = { kind, where: place(element), text: text.slice(0, 30), ...size(element) };
    const key = `${kind} ${found.where}`;
    if (!(smallest.get(key)?.capital <= found.capital)) smallest.set(key, found);
  }

  /** The text of an element for screen readers: without what is hidden from them or not displayed. */
  const spoken = (element) => [...element.childNodes].map((node) => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || node.matches("[aria-hidden=true]") || !node.checkVisibility()) return "";
    return node instanceof HTMLImageElement ? ` ${node.alt} ` : spoken(node);
  }).join("");
  const accessibleName = (element) => {
    const by = element.getAttribute("aria-labelledby");
    if (by) return words(by.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
    if (element.getAttribute("aria-label")) return words(element.getAttribute("aria-label"));
    return words(spoken(element));
  };
  /** The stamp "Legend or fact?": it may stand above the middle where a tool of the card's foot opens the same. */
  const isRepeated = (element) => element.matches(".story__stamp") && [...(element.closest("article")?.querySelectorAll(".card__tool") ?? [])]
    .some((tool) => isVisible(tool) && tool.dataset.openOverlay === element.dataset.openOverlay);
  const targets = [...document.querySelectorAll(TARGETS)].filter(isVisible).flatMap((element) => {
    const whole = element.getBoundingClientRect();
    const box = isOnScreen(whole) && clipped(element, whole);
    if (!box) return [];
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const top = document.elementFromPoint(x, y);
    if (!top || !(element.contains(top) || top.contains(element))) return []; // covered: it is not touched now
    // The line box of a large sign, such as a quotation mark, is larger than what is drawn.
    const inside = texts.filter((each) => element.contains(each.element) && /[\p{L}\p{N}]/u.test(each.text));
    const reach = (dx, dy) => {
      let at = 0;
      while (at < 100 && element.contains(document.elementFromPoint(x + dx * (at + 1), y + dy * (at + 1)))) at += 1;
      return at;
    };
    const wide = Math.max(whole.width, 0), high = Math.max(whole.height, 0);
    const isWhole = Math.abs(box.right - box.left - wide) < 2 && Math.abs(box.bottom - box.top - high) < 2;
    return [{
      name: accessibleName(element), text: words(inside.map((each) => each.text).join(" ")), where: place(element),
      // What is larger than its box, by a pseudo-element, is measured by touching it.
      width: Math.max(wide, wide < 100 ? reach(-1, 0) + reach(1, 0) + 1 : 0),
      height: Math.max(high, high < 100 ? reach(0, -1) + reach(0, 1) + 1 : 0),
      box: plain(box), whole: isWhole, isMain: element.matches(MAIN), isOnMap: Boolean(element.closest(MAP)),
      // The thumb shows a year: what screen readers are told is said by the slider of its lane.
      isSlider: element.matches("[role=slider]"), isSilent: element.matches("[aria-hidden=true]"), isRepeated: isRepeated(element), isRow: element.matches("[data-stop-link]"), scrolls: scrolls(element),
      does: DOES.filter((each) => element.dataset[each]).map((each) => element.dataset[each]).join(" "),
      leaves: inside.filter((each) => each.box.left < whole.left - 1 || each.box.right > whole.right + 1
        || each.box.top < whole.top - 3 || each.box.bottom > whole.bottom + 3)
        .filter(() => !element.closest(PANES) && !element.matches("[role=slider], [data-time-thumb]")).map((each) => each.text.slice(0, 30)),
    }];
  });

  const isTurned = (element) => {
    for (let each = element; each && !each.matches(PANES); each = each.parentElement) {
      const { transform, rotate } = getComputedStyle(each);
      if (rotate !== "none" || (transform.startsWith("matrix") && Math.abs(new DOMMatrix(transform).b) > 0.01)) return true;
    }
    return false;
  };
  /** The colour of a text, with all opacities above it: red, green, blue of 255, and 0 to 1. */
  const colour = (element) => {
    const style = getComputedStyle(element);
    const [red, green, blue, alpha = 1] = (element instanceof SVGElement ? style.fill : style.color).match(/[\d.]+/g)?.map(Number) ?? [];
    let opacity = alpha;
    for (let each = element; each; each = each.parentElement) opacity *= Number(getComputedStyle(each).opacity);
    return [red, green, blue, opacity];
  };
  /** The box of the letters as they are drawn: a line's box reaches above and below them, as far as the font has room. */
  const lettersOf = (element, text, box) => {
    const { font } = size(element); // sets the canvas' font, of 100 px
    if (box.height > 2 * font) return plain(box); // several lines
    const { fontBoundingBoxAscent, actualBoundingBoxAscent, actualBoundingBoxDescent } = canvas.measureText(text);
    const baseline = box.top + (fontBoundingBoxAscent * font) / 100;
    return {
      left: box.left, right: box.right,
      top: baseline - (actualBoundingBoxAscent * font) / 100, bottom: baseline + (actualBoundingBoxDescent * font) / 100,
    };
  };
  const names = texts.filter((each) => each.element.closest(PANES)).map(({ element, text, box }) => {
    // What lies under a card completely is seen by nobody; what lies under it partly is cut.
    const points = [0, 0.25, 0.5, 0.75, 1].flatMap((across) => [0.15, 0.5, 0.85].map((down) => [
      box.left + 2 + across * (box.width - 4), box.top + down * box.height]));
    const tops = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
    const covers = tops.filter((top) => !top.closest(PANES) && !top.querySelector(PANES));
    const over = covers.length < tops.length ? covers[0] : undefined;
    const letters = lettersOf(element, text, box);
    return {
      text, where: place(element), box: plain(box), letters, colour: colour(element), isTurned: isTurned(element),
      mark: element.closest(".marker, [data-place]")?.dataset.mark ?? "",
      cover: over ? place(over) : "", isHidden: tops.length > 0 && covers.length === tops.length,
      isCut: letters.left < -1 || letters.top < -1 || letters.right > innerWidth + 1 || letters.bottom > innerHeight + 1,
    };
  });

  return {
    targets, names, texts: [...smallest.values()],
    sideways: Math.max(document.scrollingElement.scrollWidth - innerWidth, 0),
    language: document.documentElement.lang, width: innerWidth, height: innerHeight,
    mm: parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--mm")) || 0,
  };
}
