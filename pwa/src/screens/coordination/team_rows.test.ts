import { describe, expect, it } from 'vitest';
import type { Colleague, Device } from '../../server/team';
import { exchange, inOrder } from './team_rows';

const zone = 'Europe/Paris';
const now = Date.parse('2026-06-16T14:00:00Z');
const device = (over: Partial<Device>): Device => ({
  id: 'd',
  label: 'Android',
  app: '1',
  last_push_at: null,
  last_pull_at: null,
  waiting: 0,
  revoked_at: null,
  ...over,
});
const person = (over: Partial<Colleague>): Colleague => ({
  id: 'p',
  name: 'Nadia',
  role: 'outreach',
  email: null,
  joined_at: '2026-01-01T00:00:00.000Z',
  revoked_at: null,
  public_key: { kty: 'EC', crv: 'P-256', x: '', y: '' },
  public_key_mac: '',
  devices: [],
  ...over,
});

describe('a colleague’s last exchange', () => {
  it('is that of the device last heard of, with its version; the others follow', () => {
    const devices = [
      device({ last_push_at: '2026-06-16T13:12:00.000Z', waiting: 2 }),
      device({ label: 'Ordinateur', last_pull_at: '2026-06-16T13:41:00.000Z', waiting: 1 }),
    ];
    expect(exchange(person({ devices }), now, zone)).toEqual({
      state: 'waiting',
      title: 'Aujourd’hui, 15\u00a0h\u00a041',
      detail: 'Ordinateur (version\u00a01), 1\u00a0note en attente',
      others: ['Android (version\u00a01), aujourd’hui, 2\u00a0notes en attente'],
    });
  });

  it('tells one by one of the others only those with notes left, even two that read alike', () => {
    const at = (minute: number): string => `2026-06-16T13:${minute}:00.000Z`;
    const left = [30, 31].map((minute) => device({ last_push_at: at(minute).replace('-16T', '-12T'), waiting: 2 }));
    const quiet = [20, 21, 22].map((minute) => device({ last_push_at: at(minute), waiting: 0 }));
    const latest = device({ last_push_at: at(40), waiting: 0 });
    const line = 'Android (version\u00a01), le 12\u00a0juin, 2\u00a0notes en attente';
    expect(exchange(person({ devices: [...quiet, ...left, latest] }), now, zone).others).toEqual([
      line,
      line,
      '3 autres appareils, rien en attente',
    ]);
  });

  it('calls for a message after a week', () => {
    const devices = [device({ label: 'iPhone', last_push_at: '2026-06-07T08:00:00.000Z' })];
    expect(exchange(person({ devices }), now, zone)).toMatchObject({ state: 'silent', title: 'Il y a 9\u00a0jours, le 7\u00a0juin' });
  });

  it('never happened, or is over', () => {
    expect(exchange(person({ devices: null }), now, zone).state).toBe('never');
    const revoked = [device({ last_push_at: '2026-06-16T13:12:00.000Z', revoked_at: '2026-06-16T13:20:00.000Z' })];
    expect(exchange(person({ devices: revoked }), now, zone).state).toBe('never');
    expect(exchange(person({ revoked_at: '2026-06-03T08:00:00.000Z' }), now, zone)).toMatchObject({
      state: 'gone',
      title: 'Accès retiré le 3\u00a0juin',
    });
  });
});

it('lists those who left last', () => {
  const people = [person({ name: 'Thomas', revoked_at: '2026-06-03T08:00:00.000Z' }), person({ name: 'Nadia' }), person({ name: 'Élise' })];
  expect(inOrder(people).map(({ name }) => name)).toEqual(['Élise', 'Nadia', 'Thomas']);
});
