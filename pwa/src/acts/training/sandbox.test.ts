import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { CODES } from '../../domain/codes.gen';
import { isId } from '../../domain/ids';
import { lessonAt, TRAINEE } from '../../domain/training';
import { call, Offline } from '../../server/api';
import { current } from '../../store/account';
import { look } from '../../store/live';
import { databaseName } from '../../store/schema';
import { trained } from '../../store/views';
import { closeOuting, meet, meetKnownYouth, noteYouth, settleStep, startOuting, takeBack } from '..';
import { lock, session, type SessionState } from '../session';
import { leaveTraining, startTraining } from '.';

const shown = (): SessionState => {
  let state: SessionState | undefined;
  session.subscribe((now) => (state = now))();
  if (!state) throw new Error('no session');
  return state;
};

const progress = (): Promise<ReturnType<typeof lessonAt>> =>
  new Promise((resolve) => {
    const stop = trained().subscribe((found) => {
      if (!found) return;
      resolve(lessonAt(found));
      queueMicrotask(() => stop());
    });
  });

afterEach(async () => {
  vi.unstubAllGlobals();
  await leaveTraining();
});

test('the sandbox opens with an invented team, an outing to start and relances due', async () => {
  await startTraining();
  expect(shown()).toMatchObject({ stage: 'open', me: { id: TRAINEE, role: 'outreach' } });
  const { youths, outings, steps } = await look(async (reading) => ({
    youths: await reading.all('youth'),
    outings: await reading.by('outing', 'status', 'planned'),
    steps: await reading.by('step', 'status', 'planned'),
  }));
  expect([youths.length, outings.length, steps.length]).toEqual([5, 1, 3]);
});

test('every code of an invented row is one of the lists', async () => {
  await startTraining();
  const known = new Set(Object.values(CODES).flatMap((list) => Object.keys(list)));
  const coded = ['kind', 'status', 'gender', 'age_band', 'channel', 'situation', 'last_contact', 'training_level', 'housing', 'contact_preference', 'notice_answer'];
  const rows = await current().db.base.toArray();
  for (const { type, id, set } of rows) {
    expect(isId(id), type).toBe(true);
    for (const field of coded) {
      const value = (set as Record<string, unknown>)[field];
      if (typeof value === 'string') expect(known, `${type}.${field}`).toContain(value);
    }
  }
});

test('no name rests in clear', async () => {
  await startTraining();
  const rows = JSON.stringify(await current().db.base.toArray());
  for (const name of ['Lina', 'Sami', 'Noé', '+33639']) expect(rows).not.toContain(name);
});

test('the guided outing is followed from what is really done', async () => {
  await startTraining();
  expect((await progress()).next).toBe('start');
  const planned = await look((reading) => reading.by('outing', 'status', 'planned'));
  const outing = await startOuting({ outing: planned[0]?.id ?? '' });
  const group = { age_band: '18_21', gender: 'female' } as const;
  for (let turn = 0; turn < 4; turn += 1) await meet(outing, group);
  const last = await meet(outing, group);
  expect((await progress()).next).toBe('undo');
  await takeBack(last);
  await noteYouth({ outing, ...group, notice: { answer: 'to_give' } });
  expect((await progress()).next).toBe('find');
  const steps = await look((reading) => reading.by('step', 'status', 'planned'));
  await meetKnownYouth(outing, steps[0]?.youth ?? '');
  await closeOuting(outing);
  expect((await progress()).next).toBe('relance');
  await settleStep(steps[0]?.id ?? '', { outcome: 'reached' });
  expect((await progress()).next).toBeNull();
});

test('nothing can be sent for the trainee', async () => {
  const fetched = vi.fn();
  vi.stubGlobal('fetch', fetched);
  await startTraining();
  await expect(call('/sync/push', { method: 'POST', account: TRAINEE, body: {} })).rejects.toBeInstanceOf(Offline);
  expect(fetched).not.toHaveBeenCalled();
});

test('leaving, or locking, deletes all of it', async () => {
  await startTraining();
  await lock();
  expect(shown()).toMatchObject({ stage: 'nobody', me: null });
  expect(await Dexie.exists(databaseName(TRAINEE))).toBe(false);
});
