import { expect, test } from 'vitest';
import { completing } from './completing';
import type { Facts } from './records';

const nothing: Facts = { situation: null, followed_by: null, last_contact: null, training_level: null, housing: null, commune: null, zone: null };
const identified = (facts: Partial<Facts>): Facts => ({ ...nothing, ...facts });

test('what an identification lacks is completed, “ne sait pas” included', () => {
  const said = { situation: 'none' as const, followed_by: ['none' as const], last_contact: null };
  expect(completing(nothing, said)).toEqual({ lacked: said, otherwise: {} });
  expect(completing(identified({ situation: 'unknown', followed_by: ['unknown'] }), said)).toEqual({ lacked: said, otherwise: {} });
});

test('an answer that was given is contradicted, never completed', () => {
  const before = identified({ situation: 'none', housing: 'friends' });
  expect(completing(before, { situation: 'employment', housing: 'friends', commune: '25056' })).toEqual({
    lacked: { commune: '25056' },
    otherwise: { situation: 'employment' },
  });
});

test('who follows and since when are one answer', () => {
  const followed = identified({ followed_by: ['mission_locale', 'other'] });
  const dated = { followed_by: ['other' as const, 'mission_locale' as const], last_contact: 'over_5_months' as const };
  expect(completing(followed, dated).lacked).toEqual(dated);
  const nobody = { followed_by: ['none' as const], last_contact: null };
  expect(completing(followed, nobody)).toEqual({ lacked: {}, otherwise: nobody });
  const lost = identified({ followed_by: ['unknown'], last_contact: 'over_5_months' });
  expect(completing(lost, nobody)).toEqual({ lacked: {}, otherwise: nobody });
  expect(completing(lost, { ...dated, followed_by: ['cap_emploi'] }).lacked).toMatchObject({ followed_by: ['cap_emploi'] });
});

test('what was not changed contradicts nothing, and nothing said takes nothing away', () => {
  const before = identified({ situation: 'none', housing: 'friends' });
  expect(completing(before, { situation: 'employment', housing: 'hostel' }, { housing: 'hostel' }).otherwise).toEqual({ housing: 'hostel' });
  expect(completing(before, nothing, {})).toEqual({ lacked: {}, otherwise: {} });
  expect(completing(before, identified({ housing: 'friends' }), { situation: null }).otherwise).toEqual({ situation: null });
});
