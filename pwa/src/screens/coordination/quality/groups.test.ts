import { expect, test } from 'vitest';
import type { ConflictShown, ToMend, YouthLine } from '../../../store/views';
import { quality } from '../../../text/quality';
import { groupsOf, many, type Found } from './groups';

const PARIS = 'Europe/Paris';
const line = (id: string, facts: Partial<YouthLine> = {}): YouthLine =>
  ({
    id,
    name: { state: 'ok', value: { first_name: id } },
    identifiedAt: '2026-05-04T10:00:00.000Z',
    notice_answer: 'agreed',
    identifiedAge: '18_21',
    birth_date: { state: 'none' },
    commune: '25056',
    closed_at: null,
    erased: false,
    ...facts,
  }) as unknown as YouthLine;
const mend: ToMend = { neverClosed: [], empty: [], toCheck: [], removed: [], undated: [], unconfirmed: [], unanswered: [] };
const found = (more: Found) => groupsOf(more, Date.parse('2026-06-01T10:00:00Z'), PARIS);

test('nothing to mend is no group', () => {
  expect(found({ mend, files: [line('Ondine')] })).toEqual([]);
  expect(found({})).toEqual([]);
});

test('a file lacks its notice, its age, its commune: one line each', () => {
  const files = [line('Ondine', { notice_answer: null, identifiedAge: 'unknown' }), line('Basile', { notice_answer: 'to_give', commune: null })];
  const groups = found({ mend, files });
  expect(groups.map(({ key, lines }) => [key, lines.map(({ title }) => title)])).toEqual([
    ['notices', ['Ondine', 'Basile']],
    ['age', ['Ondine']],
    ['commune', ['Basile']],
  ]);
  expect(many(groups)).toBe(4);
});

test('closed and erased files are left in peace', () => {
  const files = [line('Ondine', { closed_at: '2026-05-20', identifiedAge: 'unknown' }), line('Basile', { erased: true, commune: null })];
  expect(found({ mend, files })).toEqual([]);
});

test('a pathway without date leads to its file, whose name it bears', () => {
  const undated = [{ id: 'p', youth: 'Ondine', kind: 'civic_service' as const, started_at: null }];
  const [group] = found({ mend: { ...mend, undated }, files: [line('Ondine')] });
  expect(group).toMatchObject({ key: 'undated', lines: [{ title: 'Ondine', href: '/jeunes/Ondine' }] });
});

test('an appointment of a past day leads to the file, else to the outing, where it is answered', () => {
  const act = { id: 'a', side: 'care' as const, act: 'health_check', at: '2026-05-12T12:00:00.000Z', youth: null, outing: 'o' };
  const unanswered = [{ ...act, youth: 'Ondine' }, act, { ...act, outing: null }];
  const [group] = found({ mend: { ...mend, unanswered }, files: [line('Ondine')] });
  expect(group).toMatchObject({
    key: 'unanswered',
    lines: [
      { title: 'Ondine', href: '/jeunes/Ondine' },
      { title: 'Bilan de santé', href: '/sortie/o' },
    ],
  });
});

test('a birth date that makes somebody older than 29 on the day they were identified is asked about', () => {
  const born = (day: string) => ({ birth_date: { state: 'ok' as const, value: day } });
  const files = [line('Ondine', born('1996-05-04')), line('Basile', born('1996-05-05'))];
  expect(found({ mend, files })).toMatchObject([{ key: 'outside', lines: [{ title: 'Ondine' }] }]);
  expect(quality.groups.outside[1]).toMatch(/^Ils comptent parmi les jeunes repérés/);
});

test('an age that was not known at the identification is not noted by a birth date: figures go by the identification', () => {
  const files = [line('Ondine', { identifiedAge: 'unknown', birth_date: { state: 'ok', value: '2006-05-04' } })];
  expect(found({ mend, files })).toMatchObject([{ key: 'age', lines: [{ title: 'Ondine' }] }]);
});

test('of two answers the line says of whom or what, and which field', () => {
  const side = { value: null, at: '', op: '', device: '', mine: null };
  const one = (id: string, type: string, field: string, about: object) =>
    ({ id, type, record: id, field, kept: side, other: side, now: null, seen: null, about: { youth: null, outing: null, kind: null, at: null, ...about } }) as unknown as ConflictShown;
  const outing = { id: 'o', kind: 'street_round', title: null, at: { name: 'Planoise' }, day: '2024-06-12' };
  const conflicts = [
    one('Ondine', 'youth', 'housing', { youth: 'Ondine' }),
    one('s', 'step', 'outcome', { youth: 'Ondine', kind: 'call' }),
    one('p', 'place', 'commune', {}),
    one('o', 'outing', 'title', { outing }),
  ];
  const [group] = found({ conflicts, files: [line('Ondine')], named: new Map([['p', 'Planoise']]) });
  expect(group?.lines.map(({ title, detail }) => `${title} / ${detail.replace('\u00a0', ' ')}`)).toEqual([
    'Ondine / Logement',
    'Une démarche d’Ondine / Appel, résultat',
    'Planoise / Commune',
    'Une sortie / Maraude, Planoise, le 12 juin 2024, nom',
  ]);
});
