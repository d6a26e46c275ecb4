import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { newPhone } from '../sync/testing/phone';
import { FakeServer } from '../sync/testing/server';
import { saveNumbers, type Numbers } from '.';

const read: Numbers = {
  coordinator_name: 'Élise',
  coordinator_phone: '06\u00a039\u00a098\u00a004\u00a012',
  crip_name: '',
  crip_phone: '',
  data_contact: 'donnees@mission.example',
};
const kept = { ...read, coordinator_phone: '+33639980412' };

let sent: unknown[];
/** What the server answers to each request in turn. */
let answers: (() => unknown)[];
const no = (status: number, code: string, field: string | null) => (): Response =>
  new Response(JSON.stringify({ code, message_fr: 'Non.', field, retry: false }), { status });

beforeEach(async () => {
  const server = new FakeServer();
  vi.stubGlobal('fetch', server.fetch);
  const phone = await newPhone(server);
  phone.who.role = 'coordinator';
  [sent, answers] = [[], []];
  server.other = (path, body) => {
    sent.push([path, body]);
    return answers.shift()?.() ?? { settings: {} };
  };
});

test('numbers go with what was read of them, phones as they are kept', async () => {
  await saveNumbers({ ...read, crip_phone: '03 81 25 61 19' }, read);
  expect(sent).toEqual([['/organisation/numbers', { ...kept, crip_phone: '+33381256119', was: kept }]]);
});

test('a server that was not updated yet is given all five, as it always was', async () => {
  answers = [no(400, 'bad_input', null)];
  await saveNumbers({ ...read, crip_name: 'CRIP' }, read);
  expect(sent[1]).toEqual(['/organisation/numbers', { ...kept, crip_name: 'CRIP' }]);
});

test.each([
  [409, 'text_changed', 'crip_phone'],
  [400, 'bad_input', 'crip_phone'],
  [403, 'not_allowed', null],
] as const)('what the server refuses for a reason (%s %s) is not sent in another way', async (status, code, field) => {
  answers = [no(status, code, field)];
  await expect(saveNumbers({ ...read, crip_name: 'CRIP' }, read)).rejects.toMatchObject({ code, field });
  expect(sent).toHaveLength(1);
});
