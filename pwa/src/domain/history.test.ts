import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stamp } from './clock';
import { historyOf, type Logged, type LoggedChange } from './history';

const act = (at: number, changes: Partial<LoggedChange>[], more: Partial<Logged> = {}): Logged => ({
  op: `op${at}`,
  by: 'karim',
  effective: stamp(at),
  truth: 'server',
  ...more,
  changes: changes.map((one) => ({ type: 'youth', id: 'y', kind: 'patch', set: {}, ...one })),
});
const told = (...acts: Logged[]) => historyOf(acts, new Map());
const changes = (...acts: Logged[]) => told(...acts).flatMap(({ changed }) => changed);

test('a change is told with the value it took the place of, the latest first', () => {
  const lines = told(
    act(1, [{ kind: 'create', set: { housing: 'friends' } }], { by: 'nadia' }),
    act(3, [{ set: { housing: 'parents' } }]),
    act(2, [{ set: { housing: 'hostel' } }]),
  );
  expect(lines.map(({ by, at, changed }) => [by, at, changed])).toEqual([
    ['karim', 3, [{ field: 'housing', before: 'hostel', after: 'parents' }]],
    ['karim', 2, [{ field: 'housing', before: 'friends', after: 'hostel' }]],
    ['nadia', 1, []],
  ]);
});

test('what the first act left out was empty; without that act nobody here knows', () => {
  expect(changes(act(1, [{ kind: 'create' }]), act(2, [{ set: { housing: 'hostel' } }]))[0]?.before).toBeNull();
  expect(changes(act(2, [{ set: { housing: 'hostel' } }]))[0]?.before).toBeUndefined();
  const inPart = act(1, [{ kind: 'create', inPart: true }]);
  expect(changes(inPart, act(2, [{ set: { housing: 'hostel' } }]))[0]?.before).toBeUndefined();
});

test('a value said again is no change, nor is emptying what nobody knew', () => {
  const first = act(1, [{ kind: 'create', set: { transport: ['bus', 'bike'] } }]);
  expect(told(first, act(2, [{ set: { transport: ['bus', 'bike'] } }]))).toHaveLength(1);
  expect(told(act(2, [{ set: { closed_at: null } }]))).toEqual([]);
});

test('a refused act is told but changes nothing of what follows', () => {
  const lines = told(
    act(1, [{ kind: 'create', set: { housing: 'friends' } }]),
    act(2, [{ set: { housing: 'igloo' } }], { truth: 'refused' }),
    act(3, [{ set: { housing: 'hostel' } }]),
  );
  expect(lines[0]?.changed).toEqual([{ field: 'housing', before: 'friends', after: 'hostel' }]);
  expect(lines[1]).toMatchObject({ truth: 'refused', changed: [{ after: 'igloo' }] });
});

test('an act that the server and this phone both know is told once, in the server’s word', () => {
  const own = act(1, [{ set: { housing: 'hostel' } }], { truth: 'here' });
  expect(told({ ...own, truth: 'server' }, own).map(({ truth }) => truth)).toEqual(['server']);
});

test('however acts arrive, they are told in one order, and each value leads to the next', () => {
  const values = fc.array(fc.constantFrom('friends', 'hostel', 'parents', null), { maxLength: 8 });
  fc.assert(
    fc.property(values, fc.func(fc.integer()), (housings, rank) => {
      const acts = [act(0, [{ kind: 'create' }]), ...housings.map((housing, index) => act(index + 1, [{ set: { housing } }]))];
      const shuffled = [...acts].sort((one, other) => rank(one.op) - rank(other.op));
      const lines = told(...shuffled);
      expect(lines).toEqual(told(...acts));
      const steps = lines.flatMap(({ changed }) => changed).reverse();
      for (const [index, { before }] of steps.entries()) expect(before).toBe(steps[index - 1]?.after ?? null);
    }),
  );
});
