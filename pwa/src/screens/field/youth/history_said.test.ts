import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../../store/views';
import { historySaid, withoutEchoes } from './history_said';

const entry = (more: Partial<HistoryEntry>): HistoryEntry => ({
  key: 'a/0', op: 'a', by: 'karim', at: 0, truth: 'server', type: 'youth', id: 'y', kind: 'patch', record: {}, changed: [], ...more,
});
const ok = (value: unknown) => ({ state: 'ok' as const, value });
const none = { state: 'none' as const };
const said = (one: Partial<HistoryEntry>): string[] =>
  historySaid(entry(one), new Map([['p', 'Planoise']])).map(({ did, detail }) => (detail ? `${did} : ${detail}` : did));

test.each([
  [{ field: 'housing', before: ok('friends'), after: ok('hostel') }, 'changé le logement : Chez des amis → Foyer, FJT'],
  [{ field: 'housing', before: null, after: ok('hostel') }, 'noté le logement : Foyer, FJT'],
  [{ field: 'housing', before: ok('friends'), after: none }, 'retiré le logement : Chez des amis'],
  [{ field: 'name', before: null, after: none }, 'retiré le nom'],
  [{ field: 'name', before: ok({ first_name: 'Yanis' }), after: ok({ first_name: 'Yannis' }) }, 'changé le nom : Yanis → Yannis'],
  [{ field: 'zone', before: none, after: ok('p') }, 'noté le quartier : Planoise'],
  [{ field: 'closed_at', before: none, after: none }, 'rouvert le dossier'],
  [{ field: 'merged_into', before: none, after: ok('0199') }, 'réuni ce dossier avec un autre'],
])('a change of %o is said in words', (changed, words) => {
  expect(said({ changed: [changed] })).toEqual([words]);
});

test('a step settled is one sentence, however many fields it took', () => {
  const fields = ['status', 'at', 'outcome'].map((field) => ({ field, before: none, after: ok(field === 'status' ? 'done' : '2026-06-16T10:00:00.000Z') }));
  expect(said({ type: 'step', record: { kind: 'call', status: 'done', outcome: 'reached' }, changed: fields })).toEqual(['noté le résultat : appel, joint']);
});

test('what is made is told with what it is', () => {
  const made = (type: string, record: Record<string, unknown>): string[] => said({ type, kind: 'create', record });
  expect(made('step', { kind: 'call', status: 'planned' })).toEqual(['prévu une relance : appel']);
  expect(made('pathway', { kind: 'civic_service' })).toEqual(['noté un parcours : Service civique']);
  expect(made('pathway_check', { result: 'no_news' })).toEqual(['fait le point sur un parcours : sans nouvelles']);
  expect(made('health_act', { side: 'rights', act: 'vitale_card', status: 'attended' })).toEqual(['noté un geste santé : carte Vitale, présent']);
  expect(said({ type: 'encounter', kind: 'delete' })).toEqual(['retiré une rencontre']);
});

test('an answer to the information is told with the very words it was given to', () => {
  const record = { notice_answer: 'agreed', notice_version: '2026-2.0a1b2c3d4e', notice_language: 'ar' };
  expect(said({ kind: 'create', record })[0]).toMatch(/ : d’accord, texte 2026-2\.0a1b2c3d4e, arabe$/);
  const changed = [{ field: 'notice_answer', before: ok('to_give'), after: ok('agreed') }];
  expect(said({ record, changed })[0]).toMatch(/D’accord, texte 2026-2\.0a1b2c3d4e, arabe$/);
  expect(said({ kind: 'create', record: { notice_answer: 'to_give' } })[0]).not.toContain('texte');
});

test('noting a youth is one line, not three', () => {
  const all = ['youth', 'identification', 'encounter'].map((type) => entry({ type, kind: 'create' }));
  expect(withoutEchoes([...all, entry({ op: 'b', type: 'encounter', kind: 'create' })]).map(({ type }) => type)).toEqual(['youth', 'encounter']);
});
