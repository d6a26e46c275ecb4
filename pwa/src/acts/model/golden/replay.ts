import { expect, vi } from 'vitest';
import { createdBy, type Operation, type WireRow } from '../../../domain/operation';
import { given, inflated } from '../../../sync/testing/server';
import type { FakeServer } from '../../../sync/testing/server';
import type { Phone } from '../phone';
import { personRow, serverOf, type Cast, type Stage, type Step } from './stage';

/** A scene, with what the real server answered and what each person may hold at its end. */
export interface Recorded {
  cast: Cast;
  steps: Step[];
  rows: Record<string, WireRow[]>;
}

/** A step of a scene on the model server: the status and the body of its answer, when it asks for one. */
export const replay = ({ cast, steps }: Recorded): { server: FakeServer; answers: ({ status: number; body: unknown } | null)[] } => {
  const server = serverOf(cast);
  let back: (epoch?: string) => void = () => undefined;
  const answers = steps.map((step) => {
    switch (step.do) {
      case 'push':
        server.now = () => step.now;
        return server.push(step.body.epoch, step.body.ops, step.person, step.body.brief);
      case 'pull':
        server.now = () => step.now;
        return server.pull(new URLSearchParams(step.query), step.person);
      case 'role':
        personRow(server, { id: step.person, name: cast.people.find(({ id }) => id === step.person)?.name ?? '', role: step.role });
        return null;
      case 'key':
        server.kids?.add(step.kid);
        return null;
      case 'restore':
        back(step.epoch);
        return null;
      case 'backup':
        back = server.backup();
        return null;
      case 'purge':
        server.purge();
        return null;
    }
  });
  return { server, answers };
};

type Asked = Extract<Step, { do: 'push' | 'pull' }>;

/**
 * The scene on phones that are answered by the real server's own words. Each sync must ask what it
 * asked then; what people wrote is put into their outbox, as if from a rescue file.
 */
export const fed = async (stage: Stage, { steps }: Recorded): Promise<void> => {
  for (let at = 0; at < steps.length; ) {
    const step = steps[at];
    if (!step) return;
    if (step.do !== 'push' && step.do !== 'pull') {
      await befalls(stage, step);
      at += 1;
      continue;
    }
    const phone = ofPerson(stage, step.person);
    const sync = steps.slice(at).filter((one): one is Asked => 'now' in one && one.now === step.now);
    stage.now = step.now;
    for (const one of sync) if (one.do === 'push') await write(phone, one);
    const left = [...sync];
    const asked: unknown[] = [];
    vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
      asked.push(await askedFor(new URL(input, 'http://phone.test'), init));
      return answered(left.shift());
    });
    await phone.sync();
    expect(asked, 'the phone asks what it asked then').toEqual(sync.map((one) => (one.do === 'push' ? one.body : { ...one.query, limit: '1000' })));
    at += sync.length;
  }
};

const ofPerson = ({ phones }: Stage, person: string): Phone => {
  const phone = phones.find((one) => one.person === person);
  if (!phone) throw new Error('nobody of this scene');
  return phone;
};

const befalls = async (stage: Stage, step: Step): Promise<void> => {
  if (step.do === 'role') ofPerson(stage, step.person).who.role = step.role;
  if (step.do === 'key') await stage.newKey();
};

/** What a push says goes to the outbox, unless the phone has it there or answered. */
const write = async (phone: Phone, { now, body }: Extract<Step, { do: 'push' }>): Promise<void> => {
  phone.browser.ahead = body.client_now - now;
  const { db } = phone.inHand();
  const { outbox, journal } = await phone.whereabouts();
  const known = new Set([...outbox, ...journal].map(({ op }) => op));
  const kept = (operation: Operation) => ({ ...operation, name: 'golden', madeAt: now, size: JSON.stringify(operation).length });
  const fresh = body.ops.filter(({ op }) => !known.has(op));
  const made = new Set(fresh.flatMap(createdBy));
  await db.outbox.bulkAdd(fresh.map(kept));
  // sent again, or mended under another name
  await db.quarantine.filter((one) => fresh.some(({ op }) => op === one.op) || createdBy(one).some((id) => made.has(id))).delete();
};

const askedFor = async (url: URL, { body, headers }: RequestInit): Promise<unknown> => {
  if (!body) return Object.fromEntries(url.searchParams);
  const text = await inflated(body, new Headers(headers).get('Content-Encoding'));
  return { ...(JSON.parse(text) as object), app: 'golden' };
};

const answered = async (step: Asked | undefined): Promise<Response> => {
  if (!step) throw new TypeError('network');
  return given({ status: step.status ?? 0, body: step.answer });
};
