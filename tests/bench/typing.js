/**
 * Put into a page before its own scripts: says when what a letter typed asks for was painted, in
 * milliseconds since the key was pressed, and how long tasks of 50 ms and more lasted.
 */
(() => {
  const typed = [];
  const tasks = [];
  let changed = false;
  const { painted } = window.meter;
  const note = (at) =>
    painted((now) => {
      // rows that were measured when first shown may be put elsewhere in the frame after
      const again = changed;
      changed = false;
      if (again) painted((later) => typed.push((changed ? later : now) - at));
      else typed.push(now - at);
    });
  new MutationObserver(() => (changed = true)).observe(document, { subtree: true, childList: true, characterData: true });
  let pressed = 0;
  addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
  // a field emptied by the script has no key
  const heard = () => {
    if (pressed) note(pressed);
    pressed = 0;
  };
  addEventListener('input', heard, { capture: true });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  window.listing = { typed, tasks };
})();
