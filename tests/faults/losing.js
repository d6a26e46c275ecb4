// Loses the page's connection to its databases as browsers do: `losing(how)` spoils those open now.
(() => {
  const open = new Set();
  const spoiled = new Map();
  const { transaction } = IDBDatabase.prototype;
  const said = 'Connection to Indexed Database server lost. Refresh the page to try again';
  IDBDatabase.prototype.transaction = function (...asked) {
    open.add(this);
    const how = spoiled.get(this);
    if (how === 'UnknownError' || how === 'InvalidStateError') throw new DOMException(said, how);
    const made = transaction.apply(this, asked);
    if (how === 'aborts' && made.mode === 'readwrite') {
      spoiled.delete(this); // this one is cut short; then the connection is found closed
      queueMicrotask(() => {
        made.abort();
        this.close();
      });
    }
    return made;
  };
  window.losing = (how) => {
    for (const one of open) {
      if (how !== 'closed' && how !== 'closed unsaid') spoiled.set(one, how);
      else {
        one.close();
        if (how === 'closed') one.dispatchEvent(new Event('close'));
      }
    }
    open.clear();
  };
})();
