import { expect, test } from 'vitest';
import { readQuestion } from './question';

const asked = (search: string, today = '2022-07-14') => readQuestion((key) => new URLSearchParams(search).get(key), today);

test('an address without a word asks for the season under way, until today', () => {
  expect(asked('').asked).toEqual({ from: '2022-04-01', to: '2022-10-31', until: '2022-07-14' });
  expect(asked('').before).toEqual({ from: '2021-04-01', to: '2021-10-31', until: '2021-12-31' });
});

test('a day before the period is no day to look at', () => {
  expect(asked('periode=annee-2021&au=2021-12-01').asked.until).toBe('2021-12-01');
  expect(asked('periode=annee-2021&au=2020-12-01').look).toBe('');
});

test('a part is asked of the year before too', () => {
  const both = asked('periode=mois-2022-05&sorties=event');
  expect([both.asked.kind, both.before.kind]).toEqual(['event', 'event']);
});
