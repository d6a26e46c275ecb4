import { expect, test } from 'vitest';
import { calendarText } from './calendar';

const lines = (text: string): string[] => text.split('\r\n');

test('a calendar is told when and where, never with whom', async () => {
  const text = await calendarText({ id: '0199', at: '2026-06-16T14:00:00.000Z', where: 'E2C, Besançon' });
  expect(lines(text)).toEqual(
    expect.arrayContaining([
      'BEGIN:VEVENT',
      'UID:0199@kaftruck',
      'DTSTART:20260616T140000Z',
      'DTEND:20260616T150000Z',
      'SUMMARY:Rendez-vous KAF’Truck',
      'LOCATION:E2C\\, Besançon',
    ]),
  );
  expect(text).not.toMatch(/ATTENDEE|DESCRIPTION|ORGANIZER/);
});

test('without a partner there is no place', async () => {
  expect(await calendarText({ id: '0199', at: '2026-06-16T14:00:00.000Z', where: null })).not.toContain('LOCATION');
});
