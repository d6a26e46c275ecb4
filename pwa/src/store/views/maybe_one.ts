import { instant } from '../../domain/days';
import { pairOf } from '../../domain/merging';
import { maybeOne, type Candidate } from '../../domain/one_outing';
import { live, type Live } from '../live';
import type { Reading } from '../reading';
import { oneOuting } from './merged';
import { lately, stopsOf, type OutingCard } from './outings';

/** Two outings that two phones may have opened for one, the first begun first, each with who opened it. */
export interface MaybeOne {
  key: string;
  outings: [OutingCard, OutingCard];
  openedBy: [string | null, string | null];
}

/** Pairs of the last days to ask about: same day, a place in common, overlapping hours, not said to be two. */
export const maybeOneOutings = (): Live<MaybeOne[]> =>
  live(readPairs, (found) => found);

const readPairs = async (reading: Reading): Promise<MaybeOne[]> => {
  const { account } = reading;
  const cards = await lately(reading);
  const apart = new Set(await account.db.getMeta('apart'));
  const candidates = await Promise.all(cards.map((card) => candidate(reading, card)));
  const now = instant(account.now());
  const pairs = candidates.flatMap((one, index) =>
    candidates.slice(index + 1).flatMap((other) => {
      const asked = maybeOne(one, other, now) && !apart.has(pairOf(one.id, other.id)) && mayMerge(one, other, reading);
      if (!asked) return [];
      const inOrder = (one.started_at ?? '') <= (other.started_at ?? '');
      return [inOrder ? ([one, other] as const) : ([other, one] as const)];
    }),
  );
  return Promise.all(
    pairs.map(async ([one, other]) => {
      const outings: MaybeOne['outings'] = [one.card, other.card];
      const [a, b] = await Promise.all(outings.map(({ by }) => reading.get('person', by)));
      return { key: pairOf(outings[0].id, outings[1].id), outings, openedBy: [a?.name ?? null, b?.name ?? null] };
    }),
  );
};

type Whole = Candidate & { card: OutingCard };

const candidate = async (reading: Reading, card: OutingCard): Promise<Whole> => {
  const one = await oneOuting(reading, card.id);
  const stops = one ? await stopsOf(reading, one) : [];
  const { id, day, started_at, ended_at } = card;
  return { id, day, started_at, ended_at, card, places: new Set(stops.flatMap(({ place }) => place?.id ?? [])) };
};

/** A partner's worker can only give up an outing of their own. */
const mayMerge = (one: Whole, other: Whole, { account }: Reading): boolean =>
  account.who.role !== 'partner' || one.card.by === account.person || other.card.by === account.person;
