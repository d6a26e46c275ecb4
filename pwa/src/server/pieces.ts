import { Offline, parsed, prepared, refusal, type Call } from './api';

/** For what is made while one waits: a report in one form takes a second, in a queue a minute. */
const PATIENCE_MS = 150_000;

const begun = async (path: string, asked: Call): Promise<Response> => {
  const { url, init } = await prepared(path, asked);
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
    throw new Offline();
  });
  if (response.ok) return response;
  const found = parsed(await response.text().catch(() => ''));
  throw refusal(response.status, found, null);
};

/** A file under the name that the server gives it. Throws Offline, ServerRefused. */
export const fileFrom = async (path: string, asked: Call): Promise<File> => {
  const response = await begun(path, asked);
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? '';
  const bytes = await response.blob().catch(() => {
    throw new Offline();
  });
  return new File([bytes], name, { type: bytes.type });
};

/** An answer of one JSON a line, each as soon as it is here. Throws Offline when it is cut short, ServerRefused. */
export async function* linesFrom<T>(path: string, asked: Call): AsyncGenerator<T> {
  const response = await begun(path, asked);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = (await reader?.read().catch(() => {
      throw new Offline();
    })) ?? { done: true, value: '' };
    rest += value ?? '';
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const found = parsed(line);
      if (found === undefined) throw new Offline();
      yield found as T;
    }
    if (done) return;
  }
}
