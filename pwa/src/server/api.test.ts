import { afterEach, expect, test, vi } from 'vitest';
import { call, callIfNew, Offline, ServerRefused } from './api';

const answers = (response: Response | Error) => {
  const seen: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    seen.push({ url, init });
    if (response instanceof Error) throw response;
    return response;
  });
  return seen;
};

afterEach(() => vi.unstubAllGlobals());

test('a request names its account and asks for nothing to be kept', async () => {
  const seen = answers(Response.json({ ok: true }));
  await expect(call('/me', { account: 'p', query: { cursor: 0, epoch: null } })).resolves.toEqual({ ok: true });
  const { url, init } = seen[0] ?? { url: '', init: {} };
  expect(url).toBe('/api/me?cursor=0');
  expect(new Headers(init.headers).get('X-Kaftruck-Account')).toBe('p');
  expect(init).toMatchObject({ credentials: 'same-origin', cache: 'no-store', redirect: 'error' });
});

test('a long body travels compressed, a short one as it is', async () => {
  const long = { text: 'abc'.repeat(5_000) };
  const seen = answers(Response.json({}));
  await call('/sync/push', { method: 'POST', body: long });
  const init = seen[0]?.init ?? {};
  expect(new Headers(init.headers).get('Content-Encoding')).toBe('gzip');
  const body = new Response(init.body as ArrayBuffer).body?.pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(body).json()).toEqual(long);
  const short = answers(Response.json({}));
  await call('/x', { method: 'POST', body: { a: 1 } });
  expect(short[0]?.init.body).toBe('{"a":1}');
});

test.each([
  ['no network', new TypeError('failed')],
  ['a portal’s page', new Response('<html>', { status: 200 })],
  ['a page that is not ours', new Response('<html>', { status: 403 })],
  ['an answer cut short', new Response('{"rows":[', { status: 200 })],
])('%s is offline', async (_what, response) => {
  answers(response);
  await expect(call('/x')).rejects.toBeInstanceOf(Offline);
});

test('what is known by its tag is not sent again', async () => {
  const seen = answers(new Response(null, { status: 304 }));
  await expect(callIfNew('/x', { account: 'p' }, '"1"')).resolves.toBeNull();
  const headers = new Headers(seen[0]?.init.headers);
  expect([headers.get('If-None-Match'), headers.get('X-Kaftruck-Account')]).toEqual(['"1"', 'p']);

  const first = answers(Response.json({ a: 1 }, { headers: { ETag: '"2"' } }));
  await expect(callIfNew('/x', {}, null)).resolves.toEqual({ tag: '"2"', found: { a: 1 } });
  expect(new Headers(first[0]?.init.headers).has('If-None-Match')).toBe(false);

  answers(new Response('<html>', { status: 200 }));
  await expect(callIfNew('/x', {}, '"1"')).rejects.toBeInstanceOf(Offline);
});

test('an answer without a body is none the worse', async () => {
  answers(new Response(null, { status: 204 }));
  await expect(call('/x', { method: 'DELETE' })).resolves.toBeUndefined();
});

test('our server’s no has its code and its sentence', async () => {
  const body = { code: 'role', message_fr: 'Votre rôle ne permet pas cela.', field: 'kind', retry: false };
  answers(Response.json(body, { status: 403 }));
  await expect(call('/x')).rejects.toMatchObject({ status: 403, code: 'role', message: body.message_fr, field: 'kind' });
});

test.each([
  [413, 'too_large'],
  [429, 'too_many_tries'],
  [502, 'unexpected'],
])('a %i from something in between still has a sentence', async (status, code) => {
  answers(new Response('<html>', { status, headers: { 'Retry-After': '30' } }));
  const refused = await call('/x').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ServerRefused);
  expect(refused).toMatchObject({ status, code, retryAfter: 30_000 });
});

test('what is sent says what it is, and an answer that is not what it says is offline', async () => {
  const seen = answers(Response.json({}, { headers: { 'Unencoded-Digest': 'sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:' } }));
  await expect(call('/sync/push', { method: 'POST', body: {} })).resolves.toEqual({});
  expect(new Headers(seen[0]?.init.headers).get('Unencoded-Digest')).toBe('sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:');
  answers(Response.json({ a: 1 }, { headers: { 'Unencoded-Digest': 'sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:' } }));
  await expect(call('/x')).rejects.toBeInstanceOf(Offline);
});
