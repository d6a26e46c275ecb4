import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODES } from './codes.gen';
import { instant } from './days';
import { newDeviceId, newId } from './ids';
import { linkOf, readLink, tagOf, type SharedOuting } from './outing_link';

const uuid = fc.uuid({ version: [4, 7] });
const shared: fc.Arbitrary<SharedOuting> = fc.record({
  organisation: uuid.map(tagOf),
  outing: uuid,
  kind: fc.constantFrom(...(Object.keys(CODES.outing_kind) as SharedOuting['kind'][])),
  started_at: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2199, 0) }).map(instant),
  place: fc.option(uuid),
});
const one: SharedOuting = {
  organisation: tagOf(newDeviceId()),
  outing: newId(),
  kind: 'truck_outing',
  started_at: '2026-06-16T12:02:05.123Z',
  place: newId(),
};

test('a link says on the other phone what it was made of', () => {
  fc.assert(
    fc.property(shared, (said) => {
      const link = linkOf('https://kaftruck.example', said);
      expect(readLink(link)).toEqual(said);
      expect(readLink(` ${link.slice(link.indexOf('#') + 1)}\n`)).toEqual(said);
    }),
  );
});

test('all it tells is behind the sign that no server receives, and short enough for a code', () => {
  const link = linkOf('https://kaftruck.mission-locale-besancon.example', one);
  expect(link.split('#')).toHaveLength(2);
  expect(link.split('#')[0]).toBe('https://kaftruck.mission-locale-besancon.example/sortie/rejoindre');
  expect(link.length).toBeLessThan(160);
});

test('any other text is no link', () => {
  fc.assert(fc.property(fc.string(), (text) => readLink(text) === null));
  const link = linkOf('', one);
  for (const wrong of [link.replace('#1.', '#2.'), `${link}.more`, link.slice(0, -3), link.replace('truck_outing', 'picnic'), '']) {
    expect(readLink(wrong)).toBeNull();
  }
});

test('a link cut or changed anywhere is refused, never read as another outing', () => {
  const link = linkOf('', one);
  fc.assert(
    fc.property(fc.integer({ min: link.indexOf('#') + 1, max: link.length - 1 }), (at) => {
      const cut = readLink(link.slice(0, at));
      expect(cut).toBeNull();
    }),
  );
});
