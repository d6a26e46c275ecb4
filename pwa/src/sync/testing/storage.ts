/** What a browser keeps in clear, by name: as much of it as is used. */
export const storage = (): Storage => {
  const all = new Map<string, string>();
  return {
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (at) => [...all.keys()][at] ?? null,
    clear: () => all.clear(),
    get length() {
      return all.size;
    },
  };
};
