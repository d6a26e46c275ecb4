import type { PushIn } from '../../server/sync';
import { Books, no, type Answer } from './books';

/** What may happen to one request on its way. */
export type Fault =
  | { is: 'lost request' | 'lost answer' | 'cut short' | 'portal' | 'none' | 'altered' | 'altered push' | 'doubled' | 'held up' }
  | { is: 'status'; status: number; code?: string; retryAfter?: number };

type Sent = [URL, RequestInit];

/**
 * A server in memory, and the way to it, for tests: `fetch` is what the app's own is given. What it
 * keeps and answers is in `books.ts`.
 */
export class FakeServer extends Books {
  mostBytes = 512 * 1024;
  readonly requests: { path: string; account: string | null; text: string }[] = [];
  readonly faults: Fault[] = [];
  /** Faults of pushes alone, so that a pull in between takes none. */
  readonly pushFaults: Fault[] = [];
  /** Pushes that have not arrived yet. */
  readonly held: Sent[] = [];
  /** What happens before each request is answered. */
  meanwhile: () => void = () => undefined;
  /** What happens before each answer arrives. */
  beforeArrival: () => Promise<void> = () => Promise.resolve();

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://phone.test');
    const fault = (url.pathname.endsWith('/push') ? this.pushFaults.shift() : undefined) ?? this.faults.shift();
    if (fault?.is === 'lost request') throw new TypeError('network');
    if (fault?.is === 'held up') {
      this.held.push([url, init]);
      throw new TypeError('network');
    }
    if (fault?.is === 'portal') return new Response('<html>Wi-Fi</html>', { status: 200 });
    if (fault?.is === 'status') return refused(fault);
    if (fault?.is === 'altered push' && init.body) return this.answer(url, { ...init, headers: withOtherDigest(init.headers) });
    if (fault?.is === 'doubled') await this.answer(url, init);
    const response = await this.answer(url, init);
    await this.beforeArrival();
    if (fault?.is === 'lost answer') throw new TypeError('network');
    if (fault?.is === 'altered') return new Response(altered(await response.text()), { status: response.status, headers: response.headers });
    return fault?.is === 'cut short' ? new Response((await response.text()).slice(0, -9), { headers: response.headers }) : response;
  };

  /** A push that was held up arrives, out of order; nobody waits for its answer any more. */
  async arrives(pick: number): Promise<void> {
    const [sent] = this.held.splice(pick % Math.max(1, this.held.length), 1);
    if (sent) await this.answer(...sent);
  }

  /** Another path than sync's, for tests of sessions. */
  other: (path: string, body: unknown) => unknown = () => undefined;

  private async answer(url: URL, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const text = await inflated(init.body, headers.get('Content-Encoding'));
    const path = url.pathname.replace('/api', '');
    const account = headers.get('X-Kaftruck-Account');
    this.requests.push({ path, account, text });
    this.meanwhile();
    if (path === '/sync/push') {
      if (text.length > this.mostBytes) return given(no(413, 'too_large'));
      const said = headers.get(DIGEST);
      if (said !== null && said !== (await digestOf(text))) return given(no(400, 'damaged'));
      const { epoch, ops, brief } = JSON.parse(text) as PushIn;
      return given(this.push(epoch, ops, account ?? '', brief));
    }
    if (path === '/sync/pull') return given(this.pull(url.searchParams, account ?? ''));
    const found = await this.other(path, text ? JSON.parse(text) : undefined);
    if (found instanceof Response) return found;
    return found === undefined ? refused({ status: 404, code: 'not_found' }) : Response.json(found);
  }
}

const DIGEST = 'Unencoded-Digest';

const digestOf = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha-256=:${btoa(String.fromCharCode(...hash))}:`;
};

/** An answer with its digest, as the server sends it. */
export const given = async ({ status, body }: Answer): Promise<Response> => {
  const text = JSON.stringify(body);
  return new Response(text, { status, headers: { 'Content-Type': 'application/json', [DIGEST]: await digestOf(text) } });
};

/** One digit is another: the JSON is as good as before. */
const altered = (text: string): string =>
  text.replace(/("(?:seq|cursor|server_now)":|\[\d+,\d+,)(\d*)(\d)/, (_all, before: string, rest: string, last: string) => `${before}${rest}${(Number(last) + 1) % 10}`);

const withOtherDigest = (headers: RequestInit['headers']): Headers => {
  const other = new Headers(headers);
  other.set(DIGEST, 'sha-256=:another:');
  return other;
};

const refused = ({ status, code, retryAfter }: { status: number; code?: string; retryAfter?: number }): Response => {
  const headers = retryAfter ? { 'Retry-After': String(retryAfter) } : undefined;
  const body = code ? JSON.stringify({ code, message_fr: 'Non.', field: null, retry: true }) : '<html>no</html>';
  return new Response(body, { status, headers });
};

/** The text of a body, packed or not. */
export const inflated = async (body: BodyInit | null | undefined, encoding: string | null): Promise<string> => {
  if (!body) return '';
  const raw = new Response(body);
  if (encoding !== 'gzip' || !raw.body) return raw.text();
  return new Response(raw.body.pipeThrough(new DecompressionStream('gzip'))).text();
};
