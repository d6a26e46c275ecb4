/* What a person could not touch or read on the screen shown: `look` of looking.py asks in its page. */
(() => {
  const CONTROLS =
    'button, a[href], input:not([type=hidden]), select, textarea, summary, ' +
    '[role=button], [role=link], [role=radio], [role=checkbox], [role=switch], [role=tab], [role=menuitem], [role=menuitemcheckbox]';
  const TARGET = 56;

  /** What can be reached now: the sheet or menu on top, else the page. */
  const top = () => [...document.querySelectorAll('dialog[open], [role=menu]')].at(-1) ?? document.body;
  const drawn = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 2 && height > 2 && element.checkVisibility({ visibilityProperty: true });
  };
  const name = (element) =>
    `<${element.localName}${[...element.classList].filter((one) => !one.startsWith('svelte-')).map((one) => `.${one}`).join('')}>` +
    ` “${(element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40)}”`;

  /** A link within a sentence is as high as its line: WCAG 2.5.8 "Inline" excepts it. */
  const inSentence = (element) =>
    element.localName === 'a' &&
    getComputedStyle(element).display === 'inline' &&
    element.parentElement.textContent.trim() !== element.textContent.trim();

  /** A box is ticked by its label too: what is touched is the label. */
  const touched = (element) =>
    (element.localName === 'input' && /^(radio|checkbox|file)$/.test(element.type) && element.labels?.[0]) || element;

  /** Scrolled to; of what is higher than the room there is, its beginning. */
  const into = (element) => {
    const block = element.getBoundingClientRect().height > innerHeight / 6 ? 'start' : 'center';
    element.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
  };

  /** How far from its middle a touch still reaches it, along one direction. */
  const reach = (element, x, y, dx, dy) => {
    let far = 0;
    while (far < TARGET) {
      const hit = document.elementFromPoint(x + dx * (far + 1), y + dy * (far + 1));
      if (!hit || !(element.contains(hit) || hit.closest('label')?.control === element)) break;
      far += 1;
    }
    return far;
  };

  /** Targets that a thumb would miss, with the width and height that answer to it. */
  function small() {
    const found = [];
    for (const control of top().querySelectorAll(CONTROLS)) {
      const element = touched(control);
      if (control.matches(':disabled') || control.closest('.visually-hidden') || !drawn(element) || inSentence(control)) continue;
      into(element);
      const { left, top: above, width, height } = element.getBoundingClientRect();
      const [x, y] = [Math.floor(left + width / 2), Math.floor(above + height / 2)];
      const wide = reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0) + 1;
      const high = reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1) + 1;
      // One pixel is lost to rounding where a box begins between two.
      if (Math.min(wide, high) < TARGET - 1) found.push(`${wide}×${high} px to touch: ${name(element)}`);
    }
    return found;
  }

  /** The lines of text shown, each with the element that holds them. */
  function* texts() {
    const walker = document.createTreeWalker(top(), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (node.data.trim() && drawn(element) && !element.closest('.visually-hidden, option, svg')) yield [node, element];
    }
  }

  const boxOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };

  /** The box that cuts this text off, if there is one: an ancestor that hides what does not fit. */
  function cutBy(node, element) {
    into(element);
    const box = boxOf(node);
    // A line's box is higher than its letters, and may stand over an edge that they do not reach.
    const leading = 3 + parseFloat(getComputedStyle(element).fontSize) / 6;
    if (box.left < -1 || box.right > innerWidth + 1) return document.documentElement;
    let scrolls = false; // what is longer than its scroller is read piece by piece
    for (let over = element; over && over !== document.body; over = over.parentElement) {
      const style = getComputedStyle(over);
      const edge = over.getBoundingClientRect();
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      const control = over.matches('button, a.button, .badge');
      if ((style.overflowX !== 'visible' || control) && (box.left < edge.left - 1 || box.right > edge.right + 1)) return over;
      if (!scrolls && (hides(style.overflowY) || control) && (box.top < edge.top - leading || box.bottom > edge.bottom + leading)) return over;
      scrolls ||= /auto|scroll/.test(style.overflowY);
      if (style.position === 'fixed') break;
    }
    return null;
  }

  /** What lies over this text even once it is scrolled to, if anything does: the band, another text. */
  function coveredBy(node, element) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const [line] = range.getClientRects();
    if (!line) return null;
    const [x, y] = [line.left + Math.min(line.width / 2, 40), line.top + line.height / 2];
    const hit = document.elementFromPoint(x, y);
    const label = element.closest('label');
    if (hit && (hit.contains(element) || element.contains(hit) || (label && label.control === hit))) return null;
    return hit ?? document.documentElement;
  }

  /** Text that cannot be read to its end, or not at all. */
  function lost() {
    const found = [];
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over > 0) found.push(`the page is ${over} px too wide`);
    for (const [node, element] of texts()) {
      const cut = cutBy(node, element);
      const cover = cut ? null : coveredBy(node, element);
      const what = `“${node.data.trim().slice(0, 40)}”`;
      if (cut) found.push(`${what} is cut off by ${name(cut)}`);
      else if (cover) found.push(`${what} lies under ${name(cover)}`);
    }
    for (const box of top().querySelectorAll('*'))
      if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1)
        found.push(`${name(box)} scrolls sideways`);
    return found;
  }

  window.looking = { small, lost };
})();
