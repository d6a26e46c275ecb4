import type { Overlap } from '../../../domain/overlaps';
import type { BookedCard } from '../../../store/views';
import { common } from '../../../text/field';
import { planning as words } from '../../../text/planning';
import { firstNameOf, hours, kindName, placeName } from './said';
import { nearDay } from '../here';

/** What is wanted twice at the same hours, a sentence each: `Nadia est aussi sur « Maraude, Battant, 20 h 30 – 23 h ».` */
export const overlapWords = (overlaps: readonly Overlap<BookedCard>[], { dated = false } = {}): string[] =>
  overlaps.flatMap(({ other: { card }, people, truck }) => {
    const other = [`${kindName(card)}, ${placeName(card)}`, dated && card.day ? nearDay(card.day) : '', hours(card)].filter(Boolean).join(', ');
    const names = card.colleagues.filter(({ id }) => people.includes(id)).map(({ name }) => firstNameOf(name));
    return [
      ...(names.length ? [words.overlap.people(common.and(names), names.length > 1, other)] : []),
      ...(truck ? [words.overlap.truck(other)] : []),
    ];
  });
