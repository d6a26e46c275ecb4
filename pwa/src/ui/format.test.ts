import { describe, expect, test } from 'vitest';
import * as format from './format';

/** No-break spaces written as `_`, so that an expected text can be read. */
const seen = (text: string): string => text.replaceAll('\u00a0', '_');
const now = '2026-06-16T13:46:05.123Z';

describe('numbers', () => {
  test('thousands are parted by a no-break space that the typeface has', () => {
    expect(seen(format.number(1500))).toBe('1_500');
    expect(seen(format.number(1_234_567))).toBe('1_234_567');
    expect(format.number(62)).toBe('62');
  });
  test('a share shows one decimal and loses it when it is whole', () => {
    expect(seen(format.percent(34 / 1000))).toBe('3,4_%');
    expect(seen(format.percent(0.72))).toBe('72_%');
  });
  test('nothing out of nothing is a dash', () => expect(format.percent(0 / 0)).toBe('–'));
  test('nought and one are singular', () => {
    expect(seen(format.plural(0, 'jeune'))).toBe('0_jeune');
    expect(seen(format.plural(1, 'jeune'))).toBe('1_jeune');
    expect(seen(format.plural(2, 'jeune'))).toBe('2_jeunes');
    expect(seen(format.plural(1760, 'cheval', 'chevaux'))).toBe('1_760_chevaux');
  });
});

describe('times', () => {
  test('an instant is read in the zone of the organisation, in summer and in winter', () => {
    expect(seen(format.time('2026-06-16T12:02:00Z'))).toBe('14_h_02');
    expect(seen(format.time('2026-01-16T13:02:00Z'))).toBe('14_h_02');
    expect(seen(format.time('2026-06-16T12:02:00Z', 'Indian/Reunion'))).toBe('16_h_02');
  });
  test('the full hour has no minutes and midnight is nought', () => {
    expect(seen(format.time('2026-06-16T14:00:00Z'))).toBe('16_h');
    expect(seen(format.time('2026-06-15T22:00:00Z'))).toBe('0_h');
    expect(seen(format.timeOfDay('09:05'))).toBe('9_h_05');
  });
  test('a range shows its end once there is one', () => {
    expect(seen(format.timeRange('2026-06-16T12:00:00Z', '2026-06-16T15:30:00Z'))).toBe('14_h – 17_h_30');
    expect(seen(format.timeRange('2026-06-16T12:00:00Z', null))).toBe('14_h');
  });
  test('a duration is hours and minutes, minutes alone under the hour', () => {
    expect(seen(format.duration(84 * 60_000))).toBe('1_h_24');
    expect(seen(format.duration(24 * 60_000 + 59_000))).toBe('24_min');
    expect(seen(format.duration(3 * 3_600_000))).toBe('3_h');
    expect(seen(format.duration(-5))).toBe('0_min');
  });
});

describe('days', () => {
  test('a day is written with its weekday, from a day or an instant', () => {
    expect(seen(format.day('2026-06-16'))).toBe('mardi 16_juin');
    expect(seen(format.day(now, { year: true }))).toBe('mardi 16_juin 2026');
    expect(seen(format.dayShort('2026-06-16'))).toBe('16_juin');
    expect(format.weekday('2026-06-16')).toBe('mar.');
  });
  test('the first of a month is 1er, the eleventh is not', () => {
    expect(seen(format.dayShort('2026-05-01'))).toBe('1er_mai');
    expect(seen(format.day('2026-05-01'))).toBe('vendredi 1er_mai');
    expect(seen(format.dayShort('2026-05-11'))).toBe('11_mai');
  });
  test('late in the evening the day is the one of Paris', () => {
    expect(format.isoDay('2026-06-16T22:30:00Z')).toBe('2026-06-17');
    expect(format.isoDay('2026-06-16T22:30:00Z', 'America/Cayenne')).toBe('2026-06-16');
  });
  test('the day is read from its parts: Canada’s own order is not the same in every browser', () => {
    const formats = Intl.DateTimeFormat.prototype;
    const kept = Object.getOwnPropertyDescriptor(formats, 'format') ?? {};
    Object.defineProperty(formats, 'format', { ...kept, get: () => () => '6/16/2026' });
    try {
      expect(format.isoDay('2026-06-16T10:30:00Z')).toBe('2026-06-16');
    } finally {
      Object.defineProperty(formats, 'format', kept);
    }
  });
  test('near days have a name, far ones a date, other years their year', () => {
    expect(format.relativeDay('2026-06-16', now)).toBe('Aujourd’hui');
    expect(format.relativeDay('2026-06-15T21:00:00Z', now)).toBe('Hier');
    expect(format.relativeDay('2026-06-17', now)).toBe('Demain');
    expect(seen(format.relativeDay('2026-05-28', now))).toBe('28_mai');
    expect(seen(format.relativeDay('2025-12-28', now))).toBe('28_décembre 2025');
  });
  test('lateness is counted in days, also over a change of hour, and only once late', () => {
    expect(seen(format.lateness('2026-06-14', now) ?? '')).toBe('2_jours de retard');
    expect(seen(format.lateness('2026-06-15', now) ?? '')).toBe('1_jour de retard');
    expect(format.lateness('2026-06-16', now)).toBeNull();
    expect(format.daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });
});

test('a day inside a sentence has its article, unless it has a word of its own', () => {
  const now = '2026-06-16T12:00:00Z';
  expect(format.saidDay('2026-06-16', now)).toBe('aujourd’hui');
  expect(format.saidDay('2026-06-15', now)).toBe('hier');
  expect(format.saidDay('2026-06-09', now)).toMatch(/^le 9.juin$/);
});

test('a label within a sentence loses its capital, an abbreviation does not', () => {
  expect(format.within('Évènement')).toBe('évènement');
  expect(format.within('À confirmer')).toBe('à confirmer');
  expect(format.within('SMS / message')).toBe('SMS / message');
});

describe('phones and names', () => {
  test.each([
    ['0639980412', '06_39_98_04_12'],
    ['06.39.98.04.12', '06_39_98_04_12'],
    ['+33 6 39 98 04 12', '06_39_98_04_12'],
    ['+33(0)639980412', '06_39_98_04_12'],
    ['0033639980412', '06_39_98_04_12'],
  ])('%s is written in pairs', (typed, expected) => expect(seen(format.phone(typed))).toBe(expected));
  test('a number from abroad keeps its country', () => {
    expect(seen(format.phone('+40721234567'))).toBe('+40_7_21_23_45_67');
    expect(seen(format.phone('00 355 67 212 3456'))).toBe('+355_6_72_12_34_56');
  });
  test('what is no phone stays as it was typed', () => {
    expect(format.phone('chez sa tante')).toBe('chez sa tante');
    expect(format.phone('15')).toBe('15');
  });
  test('initials keep their accents and take the first and the last name', () => {
    expect(format.initials('Nadia Berger')).toBe('NB');
    expect(format.initials('élise de la Faivre')).toBe('ÉF');
    expect(format.initials('Nadia')).toBe('N');
    expect(format.initials('  ')).toBe('');
  });
});
