/**
 * A phone number as it is kept: `+33639980412`. French ones may be typed with spaces, dots, +33,
 * 0033 or (0); others need their + or 00. Null when it is no phone number.
 */
export const parsePhone = (typed: string): string | null => {
  const bare = typed.replace(/\(0\)/g, '').replace(/[\s.\-()/\u00a0\u202f]/g, '');
  const french = /^(?:\+33|0033)?0?([1-9]\d{8})$/.exec(bare);
  if (french && /^[+0]/.test(bare)) return `+33${french[1]}`;
  const abroad = /^(?:\+|00)([1-9]\d{6,14})$/.exec(bare);
  return abroad && !abroad[1]?.startsWith('33') ? `+${abroad[1]}` : null;
};

/** As people read it: `06 39 98 04 12`; other countries keep their code, as kept. */
export const showPhone = (kept: string): string => {
  const french = /^\+33(\d{9})$/.exec(kept);
  return french ? `0${french[1]}`.replace(/(\d\d)(?=\d)/g, '$1\u00a0') : kept;
};

/** Whether messages reach it: a French mobile, or any number abroad. */
export const isMobile = (kept: string): boolean => !kept.startsWith('+33') || /^\+33[67]/.test(kept);

const pairs = (digits: string): string => digits.replace(/(\d\d)(?=\d)/g, '$1 ');

/**
 * A number as it looks while it is typed: French ones in pairs, whatever else as typed. Only spaces
 * are added or moved.
 */
export const typedPhone = (typed: string): string => {
  const bare = typed.replace(/[\s.\u00a0\u202f]/g, '');
  const abroad = /^(\+33|0033)([1-9])(\d*)$/.exec(bare);
  if (abroad) return [abroad[1], abroad[2], pairs(abroad[3] ?? '')].filter(Boolean).join(' ');
  return /^0[1-9]?\d{0,8}$/.test(bare) && !bare.startsWith('00') ? pairs(bare) : typed;
};

/** Numbers to use for someone, as far as they wish it; null when there is none. */
export interface Reachable {
  call: string | null;
  write: string | null;
  /** Known, and not to be called. */
  kept: string[];
}

/**
 * Which number to call and which to write to: a mobile first, for it rings in no one else's home.
 * "Ne pas appeler à la maison" and "portable seulement" leave landlines out altogether.
 */
export const reachableAt = (phones: readonly string[], preference: string | null): Reachable => {
  const mobiles = phones.filter(isMobile);
  const spared = preference === 'not_at_home' || preference === 'mobile_only';
  const callable = spared ? mobiles : [...mobiles, ...phones.filter((one) => !isMobile(one))];
  return { call: callable[0] ?? null, write: mobiles[0] ?? null, kept: phones.filter((one) => !callable.includes(one)) };
};
