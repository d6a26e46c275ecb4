import 'fake-indexeddb/auto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createdBy, type Refusal, type WireRow } from '../../../domain/operation';
import type { PushOut } from '../../../server/sync';
import { Canon } from './canon';
import { fed, replay, type Recorded } from './replay';
import { SCENES } from './scenes';
import { Stage, type Step } from './stage';

const folder = new URL('../../../../../tests/golden/sync/', import.meta.url);
const at = (name: string): URL => new URL(`${name}.json`, folder);
const read = (name: string): Recorded => JSON.parse(readFileSync(at(name), 'utf8')) as Recorded;

/** What the phones of a scene send, in names that chance has no part in. */
const played = async (name: string): Promise<Pick<Recorded, 'cast' | 'steps'>> => {
  const stage = await Stage.open();
  const [nadia, karim, elise] = stage.phones;
  const scene = SCENES[name];
  if (!scene || !nadia || !karim || !elise) throw new Error('no such scene');
  await scene(stage, nadia, karim, elise);
  const canon = new Canon();
  const steps: Step[] = [];
  for (const step of stage.steps) steps.push(await canon.of(step));
  stage.close();
  return { cast: stage.cast, steps };
};

const asked = (step: Step): object => {
  const { answer: _a, status: _s, ...sent } = step as Step & { answer?: unknown; status?: number };
  return sent;
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe.each(Object.keys(SCENES))('%s', (name) => {
  test('the app’s acts send what the real server was asked', async () => {
    const { cast, steps } = await played(name);
    // `KAFTRUCK_GOLDEN=write npx vitest run golden`, then `python -m tests.sync.golden`
    if (process.env.KAFTRUCK_GOLDEN === 'write') return writeFileSync(at(name), `${JSON.stringify({ cast, steps })}\n`);
    expect(steps.map(asked)).toEqual(read(name).steps.map(asked));
  });

  if (process.env.KAFTRUCK_GOLDEN === 'write') return;

  test('the phone makes of the real server’s answers what it has to keep', async () => {
    const recorded = read(name);
    const stage = await Stage.open();
    await fed(stage, recorded);
    for (const phone of stage.phones) {
      const { base, refused } = await phone.read(async (db) => ({ base: await db.base.toArray(), refused: await db.quarantine.toArray() }));
      const due = byId(recorded.rows[phone.person] ?? []);
      // tombstones that have left the server may still be here
      const held = base.filter(({ id, deleted }) => !deleted || due.some((row) => row.id === id));
      expect(byId(held.map(({ generation, ...row }) => row))).toEqual(due);
      const { outbox, journal } = await phone.whereabouts();
      const { done, refusals } = lastWords(recorded, phone.person);
      expect(new Map(refused.filter(({ waits }) => !waits).map(({ op, refusal }) => [op, refusal]))).toEqual(refusals);
      expect(new Set(journal.map(({ op }) => op))).toEqual(done);
      expect(outbox).toEqual([]);
    }
    stage.close();
  });

  test('the model server answers as the real one did', () => {
    const { cast, steps, rows } = read(name);
    const { server, answers } = replay({ cast, steps, rows });
    expect(answers.map(bare)).toEqual(steps.map((step) => bare('answer' in step ? { status: step.status, body: step.answer } : null)));
    for (const [person, held] of Object.entries(rows)) expect(byId(server.rowsOf(person))).toEqual(byId(held));
  });
});

const byId = (rows: WireRow[]): WireRow[] => rows.toSorted((one, other) => (one.type + one.id < other.type + other.id ? -1 : 1));

/** What the real server last said of a person's operations; those mended under another name are left out. */
const lastWords = ({ steps, rows }: Recorded, person: string): { done: Set<string>; refusals: Map<string, Refusal> } => {
  const pushes = steps.flatMap((step) => (step.do === 'push' && step.person === person && step.status === 200 ? [step] : []));
  const said = new Map<string, Refusal | null>();
  for (const { body, answer } of pushes)
    for (const [index, told] of (answer as PushOut).results.entries()) said.set(body.ops[index]?.op ?? '', told?.refusal ?? null);
  const there = new Set((rows[person] ?? []).map(({ id }) => id));
  const mended = new Set(pushes.flatMap(({ body }) => body.ops).filter((one) => createdBy(one).some((id) => there.has(id))).map(({ op }) => op));
  const refused = [...said].flatMap(([op, refusal]) => (refusal && !mended.has(op) ? [[op, refusal] as const] : []));
  return { done: new Set([...said].flatMap(([op, refusal]) => (refusal ? [] : [op]))), refusals: new Map(refused) };
};

/** Sentences are the real server's alone. */
const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null, (name, one: unknown) => (name === 'message_fr' || name === 'retry' ? '' : one)));
