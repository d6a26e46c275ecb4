import type { YouthPage } from '../../../store/views';
import { comparing as words } from '../../../text/alike';
import { outing } from '../../../text/field';
import { shortDay } from '../here';
import { ageSaid } from '../youth/said';

/** `16-17 ans le 28 mai`: the age of a file, and when it was noted; nothing when it comes of a birth date. */
const noted = ({ age }: YouthPage): string | null =>
  age && 'band' in age ? words.ageOn(outing.agesRead[age.band], shortDay(age.on)) : null;

/** What two files say of the age at the meetings, which is no choice: each meeting keeps its own. Null when birth dates say it. */
export const agesSaid = (left: YouthPage, right: YouthPage): { same: boolean; text: string } | null => {
  const both = [left, right].flatMap((page) => noted(page) ?? []);
  if (!both.length) return null;
  const same = Boolean(left.age && right.age && ageSaid(left.age) === ageSaid(right.age));
  return { same, text: same && left.age ? ageSaid(left.age) : words.ageKept(both.join(words.and)) };
};
