import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change, WireRow } from './operation';
import { Overlay, type Pending } from './replay';

const ID = 'youth-1';
const HOUSING = ['parents', 'friends', 'none', null] as const;

const change = fc.oneof(
  fc.record({ kind: fc.constant('patch' as const), set: fc.record({ housing: fc.constantFrom(...HOUSING) }) }),
  fc.record({ kind: fc.constant('patch' as const), set: fc.record({ situation: fc.constantFrom('none', 'training') }) }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'undelete' as const) }),
);

const pendingOf = (changes: readonly Partial<Change>[], state: Pending['state'] = 'here'): Pending[] =>
  changes.map((one, index) => ({
    op: `op-${index}`,
    state,
    changes: [{ type: 'youth', id: ID, kind: 'patch', ...one } as Change],
  }));

const create: Partial<Change> = { kind: 'create', set: { housing: 'parents', situation: null } };

/** The row of a server that applied these, one after the other, and nobody else's. */
const rowAfter = (changes: readonly Partial<Change>[]): WireRow | undefined => {
  if (changes.length === 0) return undefined;
  const row: WireRow = { type: 'youth', id: ID, seq: changes.length, by: 'me', deleted: false, erased: false, set: {} };
  for (const { kind, set } of changes) {
    Object.assign(row.set, set);
    if (kind === 'delete' || kind === 'undelete') row.deleted = kind === 'delete';
  }
  return row;
};

const facts = (base: WireRow | undefined, pending: readonly Pending[]) => {
  const shown = new Overlay(pending, 'me', 'epoch').show('youth', ID, base);
  return shown && { housing: shown.housing, situation: shown.situation, deleted: shown.deleted, by: shown.by };
};

test('what is seen does not change as answers come, one operation after the other', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const all = [create, ...changes];
      const before = facts(undefined, pendingOf(all));
      for (let answered = 1; answered <= all.length; answered += 1)
        expect(facts(rowAfter(all.slice(0, answered)), pendingOf(all).slice(answered))).toEqual(before);
    }),
  );
});

test('an answer lost on its way changes nothing either: the row is there and the operation still waits', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.nat(), (changes, cut) => {
      const all = [create, ...changes];
      const reached = rowAfter(all.slice(0, (cut % all.length) + 1));
      const waiting = pendingOf(all);
      expect(facts(reached, waiting)).toEqual(facts(undefined, waiting));
    }),
  );
});

test('operations on other records, wherever they come between, change nothing', () => {
  const others = fc.array(fc.record({ at: fc.nat({ max: 12 }), change }), { maxLength: 8 });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), others, (changes, between) => {
      const own = pendingOf([create, ...changes]);
      const mixed = [...own];
      for (const { at, change: of } of between)
        mixed.splice(at, 0, { op: 'other', state: 'here', changes: [{ type: 'youth', id: 'youth-2', ...of } as Change] });
      expect(facts(undefined, mixed)).toEqual(facts(undefined, own));
    }),
  );
});

test('a refused creation stays in sight, marked and uncounted, with what was changed on it', () => {
  const refusal = { code: 'role', change: 0, field: null, message_fr: 'Non.' };
  const pending = pendingOf([create, { kind: 'patch', set: { housing: 'friends' } }], 'refused').map((one) => ({ ...one, refusal }));
  expect(new Overlay(pending, 'me', 'e').show('youth', ID, undefined)).toMatchObject({
    truth: 'refused',
    uncounted: true,
    housing: 'friends',
    refusal: { op: 'op-0', message: 'Non.' },
  });
});

test('a refused change shows what is stored and, beside it, what was wanted', () => {
  const refusal = { code: 'out_of_range', change: 0, field: 'housing', message_fr: 'Non.' };
  const pending = pendingOf([{ set: { housing: 'friends' } }], 'refused').map((one) => ({ ...one, refusal }));
  expect(new Overlay(pending, 'me', 'e').show('youth', ID, rowAfter([create]))).toMatchObject({
    truth: 'refused',
    uncounted: false,
    housing: 'parents',
    refusedValues: { housing: 'friends' },
  });
});

test('each record says where it is', () => {
  const truth = (base: WireRow | undefined, pending: Pending[]) => new Overlay(pending, 'me', 'e').show('youth', ID, base)?.truth;
  expect(truth(rowAfter([create]), [])).toBe('server');
  expect(truth(undefined, pendingOf([create], 'sending'))).toBe('sending');
  expect(truth(rowAfter([create]), pendingOf([{ set: {} }]))).toBe('here');
  expect(truth(undefined, pendingOf([create], 'answered'))).toBe('server');
});

test('what was sent before a restore fills gaps, and covers nothing that is newer', () => {
  const again = pendingOf([create, { kind: 'patch', set: { housing: 'friends' } }], 'again');
  expect(facts(undefined, again)).toMatchObject({ housing: 'friends' });
  expect(facts(rowAfter([create]), again)).toMatchObject({ housing: 'parents' });
});

test('an erased person stays so, whatever comes later', () => {
  const pending = pendingOf([{ kind: 'erase' }, { set: { name: 'eyJ..', housing: 'friends' } }]);
  const base = rowAfter([{ set: { name: 'eyJ..', housing: 'parents' } }]);
  expect(new Overlay(pending, 'me', 'e').show('youth', ID, base)).toMatchObject({ erased: true, name: null, housing: 'friends' });
});
