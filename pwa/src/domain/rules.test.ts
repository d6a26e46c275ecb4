import { describe, expect, test } from 'vitest';
import { bandOf, bandOn, isMinor, shownAge } from './ages';
import { isValid, label, options } from './codes';
import { criteria } from './criteria';
import { headOf, mergeMap } from './merging';
import { fullName, keptName, shortName } from './names';
import { outingStatus } from './outing_status';
import { checkIsRemembered, countsOn, mainPathway, nextCheck } from './pathways';
import { isMobile, parsePhone, reachableAt, showPhone } from './phone_numbers';
import { placeNear } from './places';
import type { Facts, Pathway } from './records';
import { relanceDue } from './relances';

describe('sans accompagnement à ce jour', () => {
  const of = (situation: Facts['situation'], followed_by: Facts['followed_by'], last_contact: Facts['last_contact'] = null) =>
    criteria({ situation, followed_by, last_contact }).result;

  test.each([
    ['none', ['none'], null, 'meets'],
    ['jobseeker', ['other'], null, 'meets'],
    ['informal_volunteering', ['none', 'other'], null, 'meets'],
    ['none', ['mission_locale'], 'over_5_months', 'meets'],
    ['none', ['mission_locale', 'unknown'], 'over_5_months', 'meets'],
    ['none', ['mission_locale'], 'under_5_months', 'does_not_meet'],
    ['none', ['mission_locale'], 'unknown', 'missing'],
    ['none', ['department'], null, 'missing'],
    ['none', ['unknown'], null, 'missing'],
    ['none', ['unknown', 'other'], null, 'missing'],
    ['none', ['none', 'unknown'], null, 'meets'],
    ['none', [], null, 'missing'],
    ['none', null, null, 'missing'],
    [null, ['none'], null, 'missing'],
    ['unknown', ['none'], null, 'missing'],
    ['schooling', ['none'], null, 'does_not_meet'],
    ['schooling', null, null, 'does_not_meet'],
    ['unknown', ['mission_locale'], 'under_5_months', 'does_not_meet'],
  ] as const)('%s, followed by %j, %s: %s', (situation, followed, contact, expected) => {
    expect(of(situation, followed && [...followed], contact)).toBe(expected);
  });
});

describe('ages', () => {
  test('a birth date gives years, a band keeps the day it was noted', () => {
    expect(shownAge('2008-06-17', null, '2026-06-16')).toEqual({ years: 17 });
    expect(shownAge(null, { band: '18_21', on: '2026-05-28' }, '2026-06-16')).toEqual({ band: '18_21', on: '2026-05-28' });
    expect(shownAge(null, { band: 'unknown', on: '2026-05-28' }, '2026-06-16')).toBeNull();
  });

  test('a minor stays flagged until the years have passed', () => {
    expect(isMinor({ years: 17 }, '2026-06-16')).toBe(true);
    expect(isMinor({ band: '16_17', on: '2024-06-17' }, '2026-06-16')).toBe(true);
    expect(isMinor({ band: '16_17', on: '2024-06-16' }, '2026-06-16')).toBe(false);
  });

  test('each age falls into one band', () => {
    expect([15, 16, 18, 22, 26, 29, 30].map(bandOf)).toEqual(['under_16', '16_17', '18_21', '22_25', '26_29', '26_29', '30_plus']);
  });

  test('a band that nobody asked again grows older with its person', () => {
    const then = { band: '16_17' as const, on: '2023-06-16' };
    expect(bandOn(then, '2023-12-16')).toBe('16_17');
    expect(bandOn(then, '2026-06-16')).toBe('18_21');
    expect(bandOn({ years: 26 }, '2026-06-16')).toBe('26_29');
    expect(bandOn({ band: '26_29', on: '2023-06-16' }, '2026-06-16')).toBe('30_plus');
    expect(bandOn({ band: 'unknown', on: '2026-06-16' }, '2026-06-16')).toBeUndefined();
    expect(bandOn(null, '2026-06-16')).toBeUndefined();
  });
});

describe('pathways', () => {
  const pathway = (id: string, more: Partial<Pathway>) => ({
    id,
    deleted: false,
    uncounted: false,
    youth: '',
    kind: 'employment' as const,
    started_at: '2026-01-10',
    main_from: null,
    partner: null,
    confirmed_at: null,
    ended_at: null,
    end_reason: null,
    ...more,
  });

  test('a referral counts once the other side has received the youth', () => {
    const referral = pathway('a', { kind: 'partner_referral' });
    expect(countsOn(referral, '2026-02-01')).toBe(false);
    expect(countsOn({ ...referral, confirmed_at: '2026-02-01' }, '2026-01-31')).toBe(false);
    expect(countsOn({ ...referral, confirmed_at: '2026-02-01' }, '2026-02-01')).toBe(true);
  });

  test('the main one has the latest date, then the smallest id; one still to come stands for its start', () => {
    const early = pathway('c', {});
    const late = pathway('b', { main_from: '2026-03-01' });
    const same = pathway('a', { main_from: '2026-03-01' });
    expect(mainPathway([early, late, same], '2026-03-02')?.id).toBe('a');
    expect(mainPathway([early, late], '2026-02-01')?.id).toBe('b');
    expect(mainPathway([pathway('z', { started_at: null })], '2026-03-02')).toBeNull();
  });

  test('checks are proposed at 90 then 180 days, and none once it has ended', () => {
    const running = pathway('a', {});
    expect(nextCheck(running, [], '2026-02-01')).toEqual({ months: 3, on: '2026-04-10' });
    expect(nextCheck(running, [], '2026-05-01')).toEqual({ months: 3, on: '2026-04-10' });
    expect(nextCheck(running, [{ on: '2026-04-12' }], '2026-05-01')).toEqual({ months: 6, on: '2026-07-09' });
    expect(nextCheck(running, [{ on: '2026-07-09' }], '2026-07-10')).toBeNull();
    expect(nextCheck({ ...running, ended_at: '2026-02-01' }, [], '2026-05-01')).toBeNull();
  });
  test('checks of a referral are counted from the day it was received, as in the figures', () => {
    const referral = pathway('a', { kind: 'partner_referral', confirmed_at: '2026-03-10' });
    expect(nextCheck(referral, [], '2026-05-01')).toEqual({ months: 3, on: '2026-06-08' });
    expect(nextCheck(referral, [{ on: '2026-04-12' }], '2026-09-06')).toEqual({ months: 6, on: '2026-09-06' });
    expect(nextCheck({ ...referral, confirmed_at: '2026-01-02' }, [], '2026-02-01')).toEqual({ months: 3, on: '2026-04-10' });
    expect(nextCheck({ ...referral, confirmed_at: null }, [], '2026-05-01')).toBeNull();
    expect(checkIsRemembered(referral, '2027-03-10')).toBe(true);
    expect(checkIsRemembered(referral, '2027-03-11')).toBe(false);
  });
  test('a check never made at 3 months is made at 6, once, and the team is reminded for a year', () => {
    const running = pathway('a', {});
    expect(nextCheck(running, [], '2026-08-01')).toEqual({ months: 6, on: '2026-07-09' });
    expect(checkIsRemembered(running, '2027-01-10')).toBe(true);
    expect(checkIsRemembered(running, '2027-01-12')).toBe(false);
    expect(checkIsRemembered({ ...running, kind: 'partner_referral', confirmed_at: null }, '2026-05-01')).toBe(false);
  });
});

describe('merging', () => {
  test('the end of the chain stands for a file, the smallest id for a ring', () => {
    const into = mergeMap([
      { id: 'a', merged_into: 'b' },
      { id: 'b', merged_into: 'c' },
      { id: 'c', merged_into: null },
      { id: 'x', merged_into: 'z' },
      { id: 'z', merged_into: 'y' },
      { id: 'y', merged_into: 'x' },
      { id: 'w', merged_into: 'x' },
    ]);
    expect(['a', 'b', 'c', 'lone'].map((id) => headOf(id, into))).toEqual(['c', 'c', 'c', 'lone']);
    expect(['w', 'x', 'y', 'z'].map((id) => headOf(id, into))).toEqual(['x', 'x', 'x', 'x']);
  });
});

describe('phones and names', () => {
  test.each([
    ['06 39 98 04 12', '+33639980412'],
    ['+33 6.39.98.04.12', '+33639980412'],
    ['0033 (0)6 39 98 04 12', '+33639980412'],
    ['+41 79 123 45 67', '+41791234567'],
    ['06 39 98 04', null],
    ['639980412', null],
    ['', null],
    ['+33 39 98 04', null],
  ])('%s is kept as %s', (typed, kept) => {
    expect(parsePhone(typed)).toBe(kept);
  });

  test('a kept number is shown in pairs, and known as a mobile or not', () => {
    expect(showPhone('+33639980412')).toBe('06\u00a039\u00a098\u00a004\u00a012');
    expect([isMobile('+33639980412'), isMobile('+33381000000'), isMobile('+41791234567')]).toEqual([true, false, true]);
  });

  test('a landline is left out when home is not to be called, and a mobile comes first in any case', () => {
    const [home, mobile, abroad] = ['+33381000000', '+33639980412', '+41791234567'];
    expect(reachableAt([home, mobile], null)).toEqual({ call: mobile, write: mobile, kept: [] });
    expect(reachableAt([home], 'message_first')).toEqual({ call: home, write: null, kept: [] });
    expect(reachableAt([home], 'not_at_home')).toEqual({ call: null, write: null, kept: [home] });
    expect(reachableAt([home, abroad], 'mobile_only')).toEqual({ call: abroad, write: abroad, kept: [home] });
  });

  test('a name is short in lists, whole on its page, and trimmed when kept', () => {
    expect(shortName({ first_name: 'Yanis', last_name: 'berger' })).toBe('Yanis\u00a0B.');
    expect(shortName({ nickname: 'Mo' })).toBe('Mo');
    expect(shortName({})).toBeNull();
    expect(fullName({ first_name: 'Yanis', last_name: 'Berger', nickname: 'Yaya' })).toBe('Yanis Berger (Yaya)');
    expect(keptName({ first_name: '  Léa ', last_name: ' ' })).toEqual({ first_name: 'Léa' });
    expect(keptName({ first_name: ' ' })).toBeNull();
  });
});

test('an outing that was acted on is not cancelled', () => {
  const of = (status: 'cancelled' | 'planned' | 'closed', started_at: string | null, acts: number) =>
    outingStatus({ status, started_at, ended_at: null }, acts);
  expect(of('cancelled', null, 0)).toBe('cancelled');
  expect(of('cancelled', null, 1)).toBe('to_check');
  expect(of('cancelled', '2026-06-16T12:00:00.000Z', 0)).toBe('to_check');
  expect(of('closed', '2026-06-16T12:00:00.000Z', 0)).toBe('closed');
});

test('a relance is late the day after, not the minute after', () => {
  const zone = 'Europe/Paris';
  expect(relanceDue({ at: '2026-06-16T07:00:00.000Z' }, '2026-06-16', zone)).toBe('today');
  expect(relanceDue({ at: '2026-06-15T07:00:00.000Z' }, '2026-06-16', zone)).toBe('late');
  expect(relanceDue({ at: '2026-06-16T22:30:00.000Z' }, '2026-06-16', zone)).toBe('coming');
});

test('a closed measure is not offered, and an unknown code is shown as it is', () => {
  expect(options('pathway', { on: '2026-01-01' }).map(({ value }) => value)).not.toContain('gj');
  expect(isValid('pathway', 'gj', '2022-02-28')).toBe(true);
  expect(isValid('pathway', 'cej', '2022-02-28')).toBe(false);
  expect(label('outing_kind', 'truck_outing')).toBe('Sortie KAF’Truck');
  expect(label('outing_kind', 'of_tomorrow')).toBe('of_tomorrow');
});

test('places come nearest first, those without a position not at all', () => {
  const at = (id: string, latitude: number | null, longitude: number | null) => ({ id, latitude, longitude });
  const near = placeNear(47.24, 6.02, [at('far', 47.3, 6.1), at('none', null, null), at('close', 47.2405, 6.02)]);
  expect(near.map(({ place }) => place.id)).toEqual(['close', 'far']);
  expect(near[0]?.metres).toBeGreaterThan(40);
  expect(near[0]?.metres).toBeLessThan(70);
});
