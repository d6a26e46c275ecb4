import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  addStep,
  changeYouth,
  closeFile,
  eraseYouth,
  identifyAgain,
  meetKnownYouth,
  mergeYouths,
  noteYouth,
  reopenFile,
  startOuting,
  startPathway,
  takeBack,
  unmergeYouths,
} from '../../acts';
import { headOf } from '../../domain/merging';
import type { Operation } from '../../domain/operation';
import { syncOnce } from '../../sync/run';
import { newPhone } from '../../sync/testing/phone';
import { seen } from '../../sync/testing/seen';
import { FakeServer } from '../../sync/testing/server';
import { use, type Account } from '../account';
import { Reading } from '../reading';
import { openFirst, youths, youthsSeenLast } from '../views';
import { mergedFiles } from '../views/merged';
import { latestSeenFirst, lineOf, type YouthLine } from './line';

let server: FakeServer;
let phone: Account;

beforeEach(async () => {
  server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  phone = await newPhone(server, 'coordinator');
});

const SEALED = ['name', 'contact', 'birth_date'] as const;

/** The list as one look at all the records gives it, everything opened. */
const readAnew = async (): Promise<YouthLine[]> => {
  const found = await Reading.run(phone, async (reading) => {
    const into = await mergedFiles(reading);
    const youth = (await reading.all('youth')).filter((row) => !row.erased && headOf(row.id, into) === row.id);
    const [identifications, encounters, pathways, steps] = await Promise.all([
      reading.all('identification'),
      reading.saying('encounter', 'youth'),
      reading.all('pathway'),
      reading.all('step'),
    ]);
    const under = <T extends { youth: string | null }>(rows: T[], id: string): T[] =>
      rows.filter((row) => headOf(row.youth ?? '', into) === id);
    return youth.map((row) => ({
      youth: row,
      identifications: under(identifications, row.id),
      encounters: under(encounters, row.id),
      pathways: under(pathways, row.id),
      steps: under(steps, row.id),
    }));
  });
  for (const { youth } of found)
    for (const field of SEALED) await phone.opened.open('youth', youth.id, field, youth[field]);
  return found.map((one) => lineOf(one, phone.opened, phone)).sort(latestSeenFirst);
};

const note = async (name: string): Promise<string> => {
  const facts = { channel: 'self', age_band: '18_21', gender: 'male', notice: { answer: 'agreed' } } as const;
  const noted = await noteYouth({ ...facts, name: { first_name: name }, contact: { phones: ['06 39 98 04 12'] } });
  if (noted.what !== 'file') throw new Error('no file');
  return noted.youth;
};

type Act = [what: number, one: number, other: number];

/** What a person or the network may do next; acts refused by a rule change nothing. */
const doing = (outing: string, files: string[], met: string[]) => {
  const pick = (from: string[], n: number): string | undefined => from[n % (from.length || 1)];
  return async ([what, one, other]: Act): Promise<void> => {
    const [file = '', into = ''] = [pick(files, one), pick(files, other)];
    const acts: (() => Promise<unknown>)[] = [
      async () => files.push(await note(`Essai ${one}`)),
      async () => met.push(await meetKnownYouth(outing, file, { age_band: '16_17' })),
      () => mergeYouths(file, into),
      () => unmergeYouths(file),
      () => changeYouth(file, { name: { first_name: `Autre ${other}` }, referent: phone.person }),
      () => takeBack(pick(met, one) ?? ''),
      () => startPathway(file, { kind: 'cej' }),
      () => addStep(file, { kind: 'call', outcome: 'reached' }),
      () => closeFile(file, { reason: 'moved' }),
      () => reopenFile(file),
      () => identifyAgain(file, { channel: 'self', age_band: '22_25' }),
      () => eraseYouth(file),
      () => syncOnce(phone),
      async () => (server.refuses = refusal(other)),
      async () => void (await seen(youths())),
      async () => phone.opened.clear(),
      async () => {
        // another phone's word
        const row = server.rows.get(`youth/${file}`);
        if (row) Object.assign(row, { seq: (server.seq += 1), deleted: other % 3 === 0 });
        await syncOnce(phone);
      },
      async () => {
        server.backup()();
        await syncOnce(phone);
      },
    ];
    await acts[what % acts.length]?.().catch(() => undefined);
  };
};

const refusal = (n: number) => (n % 2 ? ({ changes }: Operation) => (changes[0]?.kind === 'patch' ? 'no' : null) : () => null);

const settled = (lines: readonly YouthLine[]): boolean =>
  lines.every(({ name, contact }) => name.state !== 'opening' && contact.state !== 'opening');

test('after whatever is done or comes, the list is what reading everything anew would give', async () => {
  const number = fc.nat(40);
  const acts = fc.array(fc.tuple(number, number, number), { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(acts, fc.boolean(), async (all, watched) => {
      server = new FakeServer();
      server.pageSize = 7;
      vi.stubGlobal('fetch', server.fetch);
      phone = await newPhone(server, 'coordinator');
      let last: YouthLine[] | undefined;
      const watch = () => youths().subscribe((lines) => (last = lines));
      let stop = watched ? watch() : () => undefined;
      const outing = await startOuting({ kind: 'truck_outing' });
      const act = doing(outing, [await note('Un'), await note('Deux')], []);
      for (const one of all) await act(one);
      if (!watched) stop = watch();
      const anew = await readAnew();
      await expect.poll(() => last && settled(last) && last, { timeout: 5_000 }).toEqual(anew);
      stop();
      phone.forget();
      phone.db.close();
    }),
    { numRuns: 20, endOnFailure: true },
  );
}, 60_000);

test('a change makes one line anew and leaves the others the objects they were', async () => {
  const [one, other] = [await note('Un'), await note('Deux')];
  let last: YouthLine[] = [];
  const stop = youths().subscribe((lines) => (last = lines ?? []));
  await expect.poll(() => last.length === 2 && settled(last)).toBe(true);
  const before = new Map(last.map((line) => [line.id, line]));
  await changeYouth(one, { housing: 'friends' });
  await expect.poll(() => last.find(({ id }) => id === one)?.housing).toBe('friends');
  expect(last.find(({ id }) => id === other)).toBe(before.get(other));
  stop();
});

test('what is looked at is opened before the rest', async () => {
  for (let n = 0; n < 80; n += 1) await note(`Essai ${n}`);
  phone.opened.clear();
  const first: string[][] = [];
  let asked = '';
  const stop = youths().subscribe((lines) => {
    const open = lines?.filter(({ name }) => name.state === 'ok').map(({ id }) => id) ?? [];
    asked ||= lines?.at(-1)?.id ?? '';
    if (asked) openFirst(asked);
    if (open.length) first.push(open);
  });
  await expect.poll(() => first.at(-1)?.length).toBe(80);
  stop();
  expect(first[0]).toContain(asked);
  expect(first[0]?.length).toBeLessThan(20);
});

test('those seen last are told with their names before the list, and leave when it is there', async () => {
  const outing = await startOuting({ kind: 'truck_outing' });
  const files: string[] = [];
  for (let n = 0; n < 20; n += 1) files.push(await note(`Essai ${n}`));
  await syncOnce(phone);
  // not in the same millisecond as the last note
  await new Promise((resolve) => setTimeout(resolve, 5));
  await meetKnownYouth(outing, files[3] ?? '', { age_band: '16_17' });
  phone.opened.clear();
  const told: { what: string; lines: YouthLine[] | undefined }[] = [];
  const leave = [
    youths().subscribe((lines) => told.push({ what: 'all', lines })),
    youthsSeenLast().subscribe((lines) => told.push({ what: 'first', lines })),
  ];
  await expect.poll(() => told.at(-1)?.lines?.every(({ name }) => name.state === 'ok')).toBe(true);
  const list = () => told.findLast(({ what }) => what === 'all')?.lines ?? [];
  await expect.poll(() => list().length === files.length && settled(list())).toBe(true);
  leave.forEach((stop) => stop());
  const known = told.filter(({ lines }) => lines);
  expect(known[0]?.what).toBe('first');
  expect(known[0]?.lines?.every(({ name }) => name.state === 'ok')).toBe(true);
  const [first = [], all = []] = [known[0]?.lines, known.findLast(({ what }) => what === 'all')?.lines];
  expect(first[0]?.id).toBe(files[3]);
  expect(all.slice(0, first.length).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  expect(told.findLast(({ what }) => what === 'first')?.lines).toBeUndefined();
});

test('locked, nothing of it is left, and nobody hears of what changes', async () => {
  await note('Essai');
  let told: unknown[] = [];
  const stop = youths().subscribe((lines) => told.push(lines));
  await expect.poll(() => JSON.stringify(told.at(-1))).toContain('Essai');
  stop();
  phone.forget();
  use(null);
  told = [];
  expect(() => youths()).toThrow('verrouillée');
  expect(told).toEqual([]);
});
