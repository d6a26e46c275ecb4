/** The first name of a person, as the list shows it. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';

const plain = (text: string): string =>
  text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr');

/** Whether someone typed that first name: accents and capitals are forgiven, nothing else. */
export const isFirstName = (typed: string, name: string): boolean =>
  plain(typed) !== '' && plain(typed) === plain(firstName(name));
