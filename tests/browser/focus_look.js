// What a reader sees of the focus at this moment. Evaluated by harness_focus.py after each Tab.
async () => {
  const element = document.activeElement;
  // Where the focus has scrolled something, two frames: what answers to scrolling has answered and is drawn. Styles
  // and places are up to date without: asking for them below brings them so.
  const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const scrolled = (node) => (node ? node.scrollLeft + node.scrollTop + scrolled(node.parentElement) : 0);
  const before = window.focusScrolled;
  window.focusScrolled = scrolled(element);
  if (window.focusScrolled !== before) await twoFrames();
  if (!element || element === document.body || element === document.documentElement) {
    return { nowhere: true, number: 0, name: "", problem: "" };
  }
  window.focusNumbers ??= new Map();
  if (!window.focusNumbers.has(element)) window.focusNumbers.set(element, window.focusNumbers.size + 1);

  const words = element.getAttribute("aria-label") || element.textContent || element.value || element.id || "";
  const name = `<${element.localName}> "${words.trim().replace(/\s+/g, " ").slice(0, 60)}"`;

  // The piece of an element that is judged: a link that wraps has several, the first one counts.
  const piece = (node) => [...node.getClientRects()].find((box) => box.width >= 4 && box.height >= 4);
  const drawn = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && piece(node);

  const problem = () => {
    // A field that is hidden behind its drawn label is seen through the label.
    const target = [element, ...(element.labels ?? [])].find(drawn);
    if (!target) return "has the focus and cannot be seen";
    const box = piece(target);
    const place = `(${Math.round(box.left)}, ${Math.round(box.top)})`;
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    // What is larger than the window must fill a good part of it; everything else must be in it whole.
    const enough = (size, whole, inside) => inside >= Math.min(size, whole / 4) - 1 && (size > whole || inside >= size - 1);
    if (!enough(box.width, innerWidth, right - left) || !enough(box.height, innerHeight, bottom - top)) {
      return `has the focus outside the window, at ${place}`;
    }
    const top_most = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const own = top_most && (target.contains(top_most) || top_most.closest("label")?.control === element);
    if (own) return "";
    const cover = top_most ? `<${top_most.localName} class="${top_most.className}">` : "nothing";
    return `has the focus at ${place}, under ${cover}`;
  };
  let found = problem();
  if (found) {
    await twoFrames(); // where the browser is content with less, the page itself scrolls, one frame later (chrome.js)
    found = problem();
  }
  return { nowhere: false, number: window.focusNumbers.get(element), name, problem: found };
}
