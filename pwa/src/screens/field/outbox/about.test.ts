import { expect, test } from 'vitest';
import type { ConflictShown, YouthLine } from '../../../store/views';
import { aboutOf, called } from './about';

const youth = (id: string, name: YouthLine['name']): Pick<YouthLine, 'id' | 'name'> => ({ id, name });
const young = called([
  youth('i', { state: 'ok', value: { first_name: 'Inès' } }),
  youth('s', { state: 'ok', value: { first_name: 'Sami', last_name: 'Berger' } }),
  youth('u', { state: 'unreadable' }),
  youth('n', { state: 'ok', value: {} }),
]);
const named = new Map([
  ['p', 'Planoise'],
  ['m', 'Mission locale'],
  ['z', 'Battant'],
]);
const card = { id: 'o', kind: 'street_round', title: null, at: { name: 'Planoise' }, day: '2024-06-12' };
const about = (type: string, record: string, facts: object = {}) =>
  aboutOf({ type, record, about: { youth: null, outing: null, kind: null, at: null, ...facts } as ConflictShown['about'] }, young, named);

test.each([
  ['place', 'p', {}, 'Planoise'],
  ['partner', 'm', {}, 'Mission locale'],
  ['zone', 'z', {}, 'Battant'],
  ['place', 'x', {}, 'un lieu'],
  ['youth', 's', { youth: 's' }, 'Sami\u00a0B.'],
  ['youth', 'u', { youth: 'u' }, 'la fiche d’un jeune'],
  ['youth', 'n', { youth: 'n' }, 'la fiche d’un jeune'],
  ['step', 'x', { youth: 's' }, 'une démarche de Sami\u00a0B.'],
  ['pathway', 'x', { youth: 'i' }, 'un parcours d’Inès'],
  ['support', 'x', { youth: 'i' }, 'un soutien d’Inès'],
  ['step', 'x', { youth: 'u' }, 'une démarche'],
  ['outing', 'o', { outing: card }, 'une sortie'],
  ['of_tomorrow', 'x', {}, 'une note'],
])('of a %s, “Deux réponses pour” goes on (%#)', (type, record, facts, who) => {
  expect(about(type, record, facts).who).toBe(who);
});

test('an outing is told by what it is, where and when; a step by its kind and day', () => {
  expect(about('outing', 'o', { outing: card }).which).toMatch(/^Maraude, Planoise, le 12\sjuin 2024$/);
  expect(about('outing', 'o', { outing: { ...card, title: 'Tournoi', at: null, day: null } }).which).toBe('Tournoi, Sans lieu');
  expect(about('step', 'x', { youth: 's', kind: 'call', at: '2024-06-12T10:00:00.000Z' }).which).toMatch(/^Appel, le 12\sjuin 2024$/);
  expect(about('youth', 's', { youth: 's' }).which).toBe('');
});

test('the file or the outing can be seen, where there is one', () => {
  expect([about('youth', 's', { youth: 's' }), about('support', 'x', { youth: 'u' }), about('outing', 'o', { outing: card }), about('place', 'p')].map(({ href }) => href)).toEqual(
    ['/jeunes/s', '/jeunes/u', '/sortie/o', null],
  );
});
