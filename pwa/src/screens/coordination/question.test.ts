import { expect, test } from 'vitest';
import { readQuestion } from './question';

const asked = (search: string, today = '2022-07-14') => readQuestion((key) => new URLSearchParams(search).get(key), today);

test('an address without a word asks for the season under way, until today', () => {
  expect(asked('').asked).toEqual({ from: '2022-04-01', to: '2022-10-31', until: '2022-07-14' });
});

test('the year before is asked of the same days, and looked at on the same day of that year', () => {
  expect(asked('').before).toEqual({ from: '2021-04-01', to: '2021-07-14', until: '2021-07-14' });
  expect(asked('periode=saison-2021').before).toEqual({ from: '2020-04-01', to: '2020-10-31', until: '2020-12-31' });
  expect(asked('periode=saison-2021&au=2021-11-15').before.until).toBe('2020-11-15');
  expect(asked('periode=annee-2019&au=2020-02-29').before).toEqual({ from: '2018-01-01', to: '2018-12-31', until: '2019-02-28' });
});

test('a day before the period is no day to look at', () => {
  expect(asked('periode=annee-2021&au=2021-12-01').asked.until).toBe('2021-12-01');
  expect(asked('periode=annee-2021&au=2020-12-01').look).toBe('');
});

test('a day to come is looked at today, and the year before on the same day', () => {
  const question = asked('periode=saison-2022&au=2022-12-31');
  expect([question.look, question.asked.until, question.before.until]).toEqual(['2022-07-14', '2022-07-14', '2021-07-14']);
  expect(asked('periode=saison-2022&au=2022-07-14').look).toBe('2022-07-14');
  expect(asked('periode=saison-2023&au=2023-06-01').look).toBe('');
  expect(asked('periode=saison-2022&au=2999-99-99').look).toBe('');
});

test('a part is asked of the year before too', () => {
  const both = asked('periode=mois-2022-05&sorties=event');
  expect([both.asked.kind, both.before.kind]).toEqual(['event', 'event']);
});
