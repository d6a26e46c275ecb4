/**
 * Put into a page before its own scripts: says, for each tap, when its number was painted and when
 * it was on the disk. Times are milliseconds since the finger left the glass, as the browser's input
 * thread stamped it, so that waiting for a busy main thread counts.
 *
 * painted: the number of the touched button changed, and the frame that shows it was made (the task
 * after its `requestAnimationFrame`, put before what else waits: the frame was made by then, and what
 * the database has to say comes after it). kept: the transaction that adds the operation has completed
 * with strict durability, and whoever awaited it has run (the task after its `complete`).
 */
(() => {
  const taps = [];
  const frame = new MessageChannel();
  const afterwards = [];
  frame.port1.onmessage = () => afterwards.shift()?.();
  const soon = (work) => {
    afterwards.push(work);
    frame.port2.postMessage(null);
  };
  const painted = (work) =>
    requestAnimationFrame(() => scheduler.postTask(() => work(performance.now()), { priority: 'user-blocking' }));

  const touched = (event) => {
    const count = event.target.closest?.('button')?.querySelector('.count');
    if (!count) return;
    const tap = { at: event.timeStamp, painted: null, kept: null, strict: null };
    taps.push(tap);
    const watch = new MutationObserver(() => {
      watch.disconnect();
      painted((now) => (tap.painted = now - tap.at));
    });
    watch.observe(count, { characterData: true, childList: true, subtree: true });
  };
  addEventListener('pointerup', touched, { capture: true });

  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (value, ...key) {
    const tap = value?.name === 'encounter.met' && taps.find((one) => one.kept === null && one.strict === null);
    if (tap) {
      tap.strict = this.transaction.durability === 'strict';
      this.transaction.addEventListener('complete', () => soon(() => (tap.kept = performance.now() - tap.at)));
    }
    return add.call(this, value, ...key);
  };

  window.meter = { taps, painted };
})();
