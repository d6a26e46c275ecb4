/**
 * Put into a page before its own scripts: opens the locked application as soon as it lets itself be
 * opened, its code typed at the pace of a quick thumb, and says when. Times are milliseconds since the
 * navigation began; `painted` comes from `meter.js`. The browser cannot slow a worker down: here its
 * answers come as many times later as the page is slower. CODE, PACE (ms), SLOWER and USABLE are
 * given by whoever uses it.
 */
(() => {
  const told = { pad: null, typed: null, usable: null, stretched: 0 };
  const key = (digit) => [...document.querySelectorAll('.keys .key:not([disabled])')].find((one) => one.textContent === digit);

  const Plain = window.Worker;
  window.Worker = class extends Plain {
    #asked = 0;
    postMessage(...message) {
      this.#asked = performance.now();
      super.postMessage(...message);
    }
    set onmessage(heard) {
      super.onmessage = (event) => {
        const took = performance.now() - this.#asked;
        told.stretched += took * SLOWER;
        setTimeout(() => heard.call(this, event), took * (SLOWER - 1));
      };
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
    () => key(CODE[0]),
    () => {
      key(CODE[0]).click();
      until(
        () => document.querySelector('.dot.on'),
        (now) => {
          told.pad = now;
          const left = [...CODE.slice(1)];
          const press = () => {
            key(left.shift()).click();
            if (left.length) return setTimeout(press, PACE);
            told.typed = performance.now();
            until(
              () => document.querySelector(USABLE),
              (later) => (told.usable = later),
            );
          };
          setTimeout(press, PACE);
        },
      );
    },
  );
  window.opening = told;
})();
