import { TRAINEE } from '../domain/training';

/** The server could not be reached: no network, a captive portal, or an answer cut short or altered. */
export class Offline extends Error {
  override name = 'Offline';
  constructor() {
    super('Le serveur n’a pas pu être joint. Vos notes restent gardées ici.');
  }
}

/** The server said no. `message` is its French sentence; `retryAfter` in ms, when it names a delay. */
export class ServerRefused extends Error {
  override name = 'ServerRefused';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string | null = null,
    readonly retryAfter: number | null = null,
    /** After a restore: the epoch to send to from now on. */
    readonly epoch: string | null = null,
  ) {
    super(message);
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Whose session: several accounts may live on one phone. */
  account?: string;
  query?: Record<string, string | number | null | undefined>;
  body?: unknown;
}

const TIMEOUT_MS = 30_000;
const DIGEST = 'Unencoded-Digest';
const COMPRESSED_FROM = 2_048;

const SENTENCES: Record<number, [code: string, sentence: string]> = {
  413: ['too_large', 'Trop de notes à la fois. L’application les envoie en plusieurs fois.'],
  429: ['too_many_tries', 'Trop d’essais. Attendez quelques minutes, puis réessayez.'],
};
const BROKEN: [string, string] = ['unexpected', 'Le serveur n’a pas pu répondre. Rien n’est perdu.'];

/** Asks the server. Throws Offline or ServerRefused; nothing else. */
export const call = async <T>(path: string, asked: Call = {}): Promise<T> => {
  const { url, init } = await prepared(path, asked);
  return taken<T>(await exchanged(url, init));
};

/** The same with its tag, or null while it is what was received under the tag `known`. Throws like `call`. */
export const callIfNew = async <T>(path: string, asked: Call, known: string | null): Promise<{ tag: string; found: T } | null> => {
  const { url, init } = await prepared(path, asked);
  const headers = new Headers(init.headers);
  if (known) headers.set('If-None-Match', known);
  const exchange = await exchanged(url, { ...init, headers });
  return exchange.status === 304 ? null : { tag: exchange.tag, found: taken<T>(exchange) };
};

const taken = <T>({ status, found, waits }: Exchange): T => {
  if (status >= 200 && status < 300) {
    if (status !== 204 && found === undefined) throw new Offline();
    return found as T;
  }
  throw refusal(status, found, waits);
};

/** A request as it leaves: its address, and all of its own. Throws Offline in the sandbox, which has no way out. */
export const prepared = async (path: string, { method = 'GET', account, query, body }: Call): Promise<{ url: string; init: RequestInit }> => {
  if (account === TRAINEE) throw new Offline();
  const headers = new Headers({ Accept: 'application/json' });
  if (account) headers.set('X-Kaftruck-Account', account);
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', redirect: 'error' };
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
    const text = JSON.stringify(body);
    headers.set(DIGEST, await digestOf(new TextEncoder().encode(text)));
    init.body = await packed(path, text, headers);
  }
  return { url: `/api${path}${queryOf(query)}`, init };
};

interface Exchange {
  status: number;
  /** The JSON of the answer; undefined when there is none that can be read. */
  found: unknown;
  waits: number | null;
  /** The version of the answer, as the server names it; empty when it does not. */
  tag: string;
}

const exchanged = async (url: string, init: RequestInit): Promise<Exchange> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const waits = Number(response.headers.get('Retry-After'));
    const bytes = await response.arrayBuffer();
    const said = response.headers.get(DIGEST);
    if (said !== null && said !== (await digestOf(bytes))) throw new Offline();
    const found = parsed(new TextDecoder().decode(bytes));
    return { status: response.status, found, waits: waits > 0 ? waits * 1000 : null, tag: response.headers.get('ETag') ?? '' };
  } catch {
    throw new Offline();
  }
};

/** What a body was when it left, as the header says it: nothing between phone and server alters it unseen. */
const digestOf = async (bytes: BufferSource): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha-256=:${btoa(String.fromCharCode(...hash))}:`;
};

/** What JSON says; undefined when it is none. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Our server always answers with a code and a sentence; whatever else speaks is in between. */
export const refusal = (status: number, found: unknown, waits: number | null): Error => {
  const { code, message_fr, field, epoch } = (found ?? {}) as Record<string, unknown>;
  if (typeof code === 'string' && typeof message_fr === 'string')
    return new ServerRefused(status, code, message_fr, typeof field === 'string' ? field : null, waits, typeof epoch === 'string' ? epoch : null);
  const known = SENTENCES[status] ?? (status >= 500 ? BROKEN : null);
  return known ? new ServerRefused(status, known[0], known[1], null, waits) : new Offline();
};

const queryOf = (query: Call['query'] = {}): string => {
  const pairs = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : '';
};

/** Compressed when it is worth it and the browser can: the server inflates what is pushed, nothing else. */
const packed = async (path: string, text: string, headers: Headers): Promise<BodyInit> => {
  if (!path.startsWith('/sync/') || text.length < COMPRESSED_FROM || typeof CompressionStream === 'undefined') return text;
  headers.set('Content-Encoding', 'gzip');
  const packing = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packing).arrayBuffer();
};
