import type { Colleague, EncounterLine, OutingCard, TallyShown, YouthLine } from '../../../store/views';

/** What is still unknown of a youth noted on the outing. */
export interface MissingFact {
  line: YouthLine;
  fact: 'situation' | 'followUp' | 'notice';
}

/** One missing fact for each youth noted on the outing: none of them blocks anything. */
export const missingFacts = (encounters: readonly EncounterLine[], youths: readonly YouthLine[]): MissingFact[] => {
  const met = new Set(encounters.flatMap(({ youth, deleted }) => (youth && !deleted ? [youth] : [])));
  return youths
    .filter(({ id }) => met.has(id))
    .flatMap((line): MissingFact[] => {
      if (line.notice_answer === 'to_give') return [{ line, fact: 'notice' }];
      if (line.criteria?.situation === 'missing') return [{ line, fact: 'situation' }];
      return line.criteria?.followUp === 'missing' ? [{ line, fact: 'followUp' }] : [];
    });
};

/** Colleagues who were to count and of whom this phone has no count. */
export const silent = (card: OutingCard, tally: TallyShown, me: string): Colleague[] => {
  const heard = new Set(tally.perPerson.map(({ person }) => person));
  const counts = (id: string): boolean => !card.counters?.length || card.counters.includes(id);
  return card.colleagues.filter(({ id }) => id !== me && counts(id) && !heard.has(id));
};
