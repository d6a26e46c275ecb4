/**
 * Put into a page before its own scripts: opens the locked application as soon as it lets itself be
 * opened, and says when. Times are milliseconds since the navigation began; `painted` comes from
 * `meter.js`. CODE and USABLE are put in by whoever uses it.
 */
(() => {
  const told = { pad: null, typed: null, usable: null, stretched: 0 };
  const code = CODE;
  const key = (digit) => [...document.querySelectorAll('.keys .key:not([disabled])')].find((one) => one.textContent === digit);

  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(...how) {
      super(...how);
      const began = performance.now();
      this.addEventListener('message', () => (told.stretched += performance.now() - began));
    }
  };

  const until = (found, then) => {
    const look = () => {
      if (!found()) return;
      watch.disconnect();
      window.meter.painted(then);
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  };

  until(
    () => key(code[0]),
    () => {
      key(code[0]).click();
      until(
        () => document.querySelector('.dot.on'),
        (now) => {
          told.pad = now;
          for (const digit of code.slice(1)) key(digit).click();
          told.typed = performance.now();
          until(
            () => document.querySelector(USABLE),
            (later) => (told.usable = later),
          );
        },
      );
    },
  );
  window.opening = told;
})();
