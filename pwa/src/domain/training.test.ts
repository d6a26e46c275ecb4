import { expect, test } from 'vitest';
import { LESSON, lessonAt, TO_COUNT, type Trained } from './training';

const NOTHING: Trained = { begun: 0, closed: 0, counted: 0, takenBack: 0, noted: 0, metAgain: 0, settled: 0 };

test('the lesson begins with starting an outing', () => {
  expect(lessonAt(NOTHING)).toEqual({ done: 0, next: 'start' });
});

test('a person counted and taken back was counted', () => {
  const trained = { ...NOTHING, begun: 1, counted: TO_COUNT - 1, takenBack: 1 };
  expect(lessonAt(trained)).toEqual({ done: 3, next: 'note' });
});

test('steps may come in any order; the first that is left is proposed', () => {
  expect(lessonAt({ ...NOTHING, settled: 1, noted: 1 })).toEqual({ done: 2, next: 'start' });
});

test('with all done there is nothing left to propose', () => {
  const all = { begun: 1, closed: 1, counted: 9, takenBack: 1, noted: 1, metAgain: 1, settled: 1 };
  expect(lessonAt(all)).toEqual({ done: LESSON.length, next: null });
});
