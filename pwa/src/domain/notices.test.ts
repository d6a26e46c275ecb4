import fc from 'fast-check';
import { expect, test } from 'vitest';
import { texts as french } from '../text/notices/fr.gen';
import { noticeShown, strongParts, waitsForReading } from './notices';

const own = { ...french, title: 'Autre titre' };
const read = (version: string) => ({ version, by: 'p', at: '2026-06-16T13:46:05.123Z' });

test('the words are the software’s until the coordination writes others', () => {
  expect(noticeShown(french, '2026-2', {}, 'fr')).toMatchObject({ texts: french, version: '2026-2', edited: false, read: null });
  const settings = { notices: { en: { texts: own, version: '2026-2.abc' } } };
  expect(noticeShown(french, '2026-2', settings, 'en')).toMatchObject({ texts: own, version: '2026-2.abc', edited: true });
  expect(noticeShown(french, '2026-2', settings, 'fr').edited).toBe(false);
});

test('proof-reading holds for the very words that were read, and French needs none', () => {
  expect(waitsForReading({}, 'ar', '2026-2')).toBe(true);
  expect(waitsForReading({}, 'fr', '2026-2')).toBe(false);
  const settings = { notices: { ar: { read: read('2026-2') } } };
  expect(waitsForReading(settings, 'ar', '2026-2')).toBe(false);
  expect(waitsForReading(settings, 'ar', '2026-3')).toBe(true);
  const edited = { notices: { ar: { texts: own, version: '2026-2.abc', read: read('2026-2') } } };
  expect(waitsForReading(edited, 'ar', '2026-2')).toBe(true);
  expect(noticeShown(french, '2026-2', edited, 'ar').read).toBeNull();
});

test('cutting at strong words loses no letter and leaves no star', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b ', '*', 'ж', 'ا')), (signs) => {
      const text = signs.join('');
      const parts = strongParts(text);
      expect(parts.join('')).toBe(text.replaceAll('*', ''));
      expect(parts.length % 2).toBe(1);
    }),
  );
  expect(strongParts('un *mot* fort')).toEqual(['un ', 'mot', ' fort']);
});
