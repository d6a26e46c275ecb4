import { beforeEach, expect, test, vi } from 'vitest';
import type { Asked, Funnel } from '../../server/figures';
import { Figures } from './figures.svelte';

const server = vi.hoisted(() => ({ answers: [] as ((found: object) => void)[] }));
vi.mock('../../server/figures', () => ({ funnel: () => new Promise((answer) => server.answers.push(answer)) }));
vi.mock('./kept_figures', () => ({ keptFigures: { last: () => null, keep: () => undefined } }));

const of = (year: number): Asked => ({ from: `${year}-01-01`, to: `${year}-12-31`, until: `${year}-12-31` });
const found = { contacts: 3 } as Funnel;

beforeEach(() => void server.answers.splice(0));

test('what is still shown of the former question is no answer to the next one', async () => {
  const figures = new Figures('me', {} as Storage);
  expect(figures.answers(of(2021))).toBe(false);
  const first = figures.read(of(2021));
  server.answers[0]?.(found);
  await first;
  const second = figures.read(of(2022));
  expect(figures.shown).toBe(found);
  expect([figures.answers(of(2021)), figures.answers(of(2022))]).toEqual([true, false]);
  server.answers[1]?.(found);
  await second;
  expect(figures.answers(of(2022))).toBe(true);
});
