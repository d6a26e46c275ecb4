import type { Viewed } from '../../../domain/replay';
import type { OutingCard } from '../../../store/views';

type Partner = Viewed<'partner'>;
const FEW = 2;

/** Partners to propose first: those of the latest outings, then by name. `outings` latest first. */
export const lastUsedFirst = (partners: readonly Partner[], outings: readonly OutingCard[]): Partner[] => {
  const rank = new Map<string, number>();
  for (const { partners: came } of outings)
    for (const { partner } of came ?? []) if (!rank.has(partner)) rank.set(partner, rank.size);
  const of = ({ id }: Partner): number => rank.get(id) ?? rank.size;
  return [...partners].sort((one, other) => of(one) - of(other));
};

/** The few to show as chips, those chosen always among them; their order does not move. */
export const shortList = (lines: readonly Partner[], chosen: readonly string[]): Partner[] =>
  lines.filter(({ id }, index) => index < FEW || chosen.includes(id));
