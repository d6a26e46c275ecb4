/** What the team's list says of each colleague. Pure: the moment is given. */
import type { Colleague, Device } from '../../server/team';
import { coordination } from '../../text/coordination';
import { roleName } from '../../text/frame';
import { dayShort, daysBetween, relativeDay, saidDay, time } from '../../ui/format';

const SILENT_DAYS = 7;
const words = coordination.team;

interface Seen {
  device: Device;
  at: string;
}

export interface Exchange {
  /** `received`: nothing waits; `waiting`: notes still there; `silent`: too long ago; `never`; `gone`. */
  state: 'received' | 'waiting' | 'silent' | 'never' | 'gone';
  title: string;
  detail: string;
  /** Their other devices in use: those with notes left, each with its last exchange; how many others. */
  others: string[];
}

/** When a device last reached the server; null when it never did. */
export const lastOf = (device: Device): string | null =>
  [device.last_push_at, device.last_pull_at].filter((at) => at !== null).sort().at(-1) ?? null;

/**
 * The colleague’s last exchange with the server, over all their devices in use. `names`: how far
 * sealing again has come, shown beside those who left.
 */
export function exchange(person: Colleague, now: number, zone: string, names = ''): Exchange {
  if (person.revoked_at) return { state: 'gone', title: words.gone(dayShort(person.revoked_at, { zone })), detail: names, others: [] };
  const devices = (person.devices ?? []).filter((device) => !device.revoked_at);
  const seen = devices
    .map((device) => ({ device, at: lastOf(device) }))
    .filter((one): one is Seen => one.at !== null)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  const latest = seen[0];
  if (!latest) return { state: 'never', title: words.never, detail: words.neverDetail, others: [] };
  const line = ({ device, at }: Seen): string => words.other(named(device), saidDay(at, now, zone), left(device));
  const quiet = seen.slice(1).filter(({ device }) => device.waiting === 0);
  const others = [
    ...seen.slice(1).filter(({ device }) => device.waiting > 0).map(line),
    ...(quiet.length > 1 ? [words.others(quiet.length)] : quiet.map(line)),
  ];
  const days = daysBetween(latest.at, now, zone);
  if (days >= SILENT_DAYS)
    return { state: 'silent', title: words.daysAgo(days, dayShort(latest.at, { zone })), detail: `${named(latest.device)}, ${words.silent}`, others };
  return {
    state: devices.some(({ waiting }) => waiting > 0) ? 'waiting' : 'received',
    title: words.at(relativeDay(latest.at, now, zone), time(latest.at, zone)),
    detail: `${named(latest.device)}, ${left(latest.device)}`,
    others,
  };
}

const left = ({ waiting }: Device): string => (waiting > 0 ? words.waiting(waiting) : words.nothingWaiting);

/** A device with the version of the app that it last sent from. */
const named = ({ label, app }: Device): string => (app ? words.versioned(label || words.device, app) : label || words.device);

/** Under the name: the role, and for management that it never sees a name. */
export const roleLine = (person: Colleague): string =>
  person.role === 'management' ? words.figuresOnly : roleName(person.role);

/** Those who work first, by name; those who left last. */
export const inOrder = (people: Colleague[]): Colleague[] =>
  [...people].sort(
    (a, b) => Number(Boolean(a.revoked_at)) - Number(Boolean(b.revoked_at)) || a.name.localeCompare(b.name, 'fr'),
  );
