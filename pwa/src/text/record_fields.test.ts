import { expect, test } from 'vitest';
import RULES from '../../../tests/golden/sync/rules.json';
import { fieldLabel } from './record_fields';

const changed = Object.entries(RULES).flatMap(([type, { fields }]) =>
  type === 'conflict' ? [] : [...fields, 'deleted'].map((field) => [type, field] as const),
);

test('whatever field of a record two phones may change has a French name', () => {
  expect(changed.filter(([type, field]) => fieldLabel(type, field) === field)).toEqual([]);
});

test('a name that would mean something else of this record has words of its own', () => {
  expect(['step', 'outing', 'place'].map((type) => fieldLabel(type, 'kind'))).toEqual(['Genre de note', 'Type de sortie', 'Type']);
  expect(fieldLabel('outing', 'of_tomorrow')).toBe('of_tomorrow');
});
