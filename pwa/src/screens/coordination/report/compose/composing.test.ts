import { beforeEach, expect, test, vi } from 'vitest';
import { Offline, ServerRefused } from '../../../../server/api';
import type { Options, YearDraft } from '../../../../server/report';
import { Composing } from './composing.svelte';
import { commented, leftOut, NOTHING } from './options';

const kept = new Map<string, unknown>();
const put = vi.fn<(options: Options, was: string | null) => Promise<string>>();
vi.mock('../../../../acts', () => ({
  saveDraft: async (key: string, value: unknown) => void kept.set(key, JSON.parse(JSON.stringify(value))),
  readDraft: async (key: string) => kept.get(key) ?? null,
  dropDraft: async (key: string) => void kept.delete(key),
}));
vi.mock('../../../../server/report', () => ({ putOptions: (_account: string, _year: number, options: Options, was: string | null) => put(options, was) }));
vi.mock('../../../frame/said', () => ({ said: (error: Error) => error.message }));

const draft = (options: Options = NOTHING, version = 'v0'): YearDraft => ({ options, version }) as unknown as YearDraft;
const sent = vi.fn();
const WORDS = commented(NOTHING, 'map', 'Un été chaud.');

const opened = async (): Promise<Composing> => {
  const composing = new Composing('me', 2022, sent);
  await composing.take(draft());
  return composing;
};

beforeEach(() => {
  kept.clear();
  put.mockReset().mockResolvedValue('v1');
  sent.mockReset();
});

test('a change is kept here until the server has it, then no longer', async () => {
  const composing = await opened();
  composing.change(WORDS);
  await vi.waitFor(() => expect(kept.get('report/2022')).toMatchObject({ options: { comments: { map: 'Un été chaud.' } }, was: 'v0' }));
  await composing.send();
  expect(put).toHaveBeenCalledWith(WORDS, 'v0');
  expect([composing.state, kept.size]).toEqual(['none', 0]);
  expect(sent).toHaveBeenCalledOnce();
});

test('without network it stays, is there again on another opening, and then leaves', async () => {
  put.mockRejectedValueOnce(new Offline());
  const first = await opened();
  first.change(WORDS);
  await first.send();
  expect([first.state, kept.size]).toEqual(['here', 1]);
  const again = new Composing('me', 2022, sent);
  await again.take(draft());
  expect(put).toHaveBeenLastCalledWith(WORDS, 'v0');
  expect([again.state, again.options, kept.size]).toEqual(['none', WORDS, 0]);
});

test('what is changed while it is being sent is sent after it, as of the version that made', async () => {
  let answer = (_version: string): void => undefined;
  put.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const composing = await opened();
  composing.change(WORDS);
  const sending = composing.send();
  await vi.waitFor(() => expect(put).toHaveBeenCalledOnce());
  const more = leftOut(WORDS, 'map', true);
  composing.change(more);
  answer('v1');
  await sending;
  expect(sent).not.toHaveBeenCalled();
  await composing.send();
  expect(put).toHaveBeenLastCalledWith(more, 'v1');
  expect([composing.state, kept.size]).toEqual(['none', 0]);
});

test('a refusal names its block and its field, and loses nothing', async () => {
  put.mockRejectedValueOnce(new ServerRefused(400, 'bad_input', 'Ce texte est trop long.', 'options.comments.map'));
  const composing = await opened();
  composing.change(WORDS);
  await composing.send();
  expect(composing.problem).toEqual({ message: 'Ce texte est trop long.', block: 'map', field: 'comment' });
  expect([composing.state, kept.size]).toEqual(['refused', 1]);
});

test('where somebody else wrote, one’s own words wait to be insisted on or given up', async () => {
  const overtaken = new ServerRefused(409, 'text_changed', 'Ce texte a changé entre-temps.');
  put.mockRejectedValueOnce(overtaken).mockRejectedValueOnce(overtaken);
  const composing = await opened();
  composing.change(WORDS);
  await composing.send();
  composing.change(leftOut(WORDS, 'map', true));
  await composing.send();
  expect([composing.state, put.mock.calls.length]).toEqual(['overtaken', 1]);
  const theirs = draft(leftOut(NOTHING, 'years', true), 'v7');
  await composing.giveUp(theirs);
  expect([composing.state, composing.options.left_out, kept.size]).toEqual(['none', ['years'], 0]);
  composing.change(WORDS);
  await composing.send();
  expect(composing.state).toBe('overtaken');
  await composing.insist();
  expect(put).toHaveBeenLastCalledWith(WORDS, null);
  expect(composing.state).toBe('none');
});

test('a draft read anew brings what others changed, and leaves what is being typed', async () => {
  const composing = await opened();
  composing.change(WORDS);
  await composing.take(draft(NOTHING, 'v5'));
  expect(composing.options).toBe(WORDS);
  await composing.send();
  await composing.take(draft(leftOut(WORDS, 'years', true), 'v6'));
  expect(composing.options.left_out).toEqual(['years']);
});
