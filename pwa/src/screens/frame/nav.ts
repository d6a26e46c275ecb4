/** Who goes where: the tabs of a phone, the rail of a desk, and what each role may open. */
import type { RouteName } from '../../route';
import { frame } from '../../text/frame';
import { Checklist, Coffee, Device, FollowUp, People, Planning, Report, Sending, Settings, Steering, Tables } from '../../ui/icons';
import type { NavItem } from '../../ui/types';

export type Current = 'today' | 'youths' | 'relances' | 'outbox' | 'steering' | 'report' | 'planning' | 'quality' | 'team' | 'lists' | 'settings';

const items: Record<Current, NavItem> = {
  today: { key: 'today', label: frame.nav.today, icon: Coffee, href: '/' },
  youths: { key: 'youths', label: frame.nav.youths, icon: People, href: '/jeunes' },
  relances: { key: 'relances', label: frame.nav.relances, icon: FollowUp, href: '/relances' },
  outbox: { key: 'outbox', label: frame.nav.outbox, icon: Sending, href: '/envois' },
  steering: { key: 'steering', label: frame.nav.steering, icon: Steering, href: '/pilotage' },
  report: { key: 'report', label: frame.nav.report, icon: Report, href: '/rapport' },
  planning: { key: 'planning', label: frame.nav.planning, icon: Planning, href: '/planning' },
  quality: { key: 'quality', label: frame.nav.quality, icon: Checklist, href: '/qualite' },
  team: { key: 'team', label: frame.nav.team, icon: Device, href: '/equipe' },
  lists: { key: 'lists', label: frame.nav.lists, icon: Tables, href: '/listes' },
  settings: { key: 'settings', label: frame.nav.settings, icon: Settings, href: '/reglages' },
};

const field: Current[] = ['today', 'youths', 'relances', 'outbox'];
const rails: Record<string, Current[]> = {
  coordinator: ['steering', 'planning', 'quality', 'today', 'youths', 'relances', 'outbox', 'report', 'team', 'lists', 'settings'],
  outreach: [...field, 'planning', 'steering', 'report', 'settings'],
  partner: [...field, 'planning', 'settings'],
  management: ['steering', 'report', 'settings'],
};
const desks: Record<string, Current[]> = {
  coordinator: ['steering', 'quality', 'team', 'settings'],
  management: ['steering', 'report', 'settings'],
};

const drawn = (keys: Current[], unsent: number): NavItem[] =>
  keys.map((key) =>
    key === 'outbox' && unsent > 0
      ? { ...items[key], badge: unsent, badgeLabel: frame.nav.toSend(unsent) }
      : items[key],
  );

/** Whether the page belongs to the coordination side of a phone. */
export const isDesk = (current: Current): boolean => !field.includes(current);

/** The tabs of a phone: the field's four, or the desk's. */
export const tabItems = (role: string, current: Current, unsent: number): NavItem[] =>
  drawn((isDesk(current) ? desks[role] : undefined) ?? (role === 'management' ? (desks[role] ?? []) : field), unsent);

/** Everything a role can open, for the rail. */
export const railItems = (role: string, unsent: number): NavItem[] => drawn(rails[role] ?? field, unsent);

const deskRoutes: Partial<Record<RouteName, string[]>> = {
  steering: ['coordinator', 'management', 'outreach'],
  behind: ['coordinator', 'outreach'],
  report: ['coordinator', 'management', 'outreach'],
  reportYear: ['coordinator', 'management'],
  edition: ['coordinator', 'management', 'outreach'],
  planning: ['coordinator', 'outreach', 'partner'],
  truckSheet: ['coordinator', 'outreach', 'partner'],
  quality: ['coordinator'],
  team: ['coordinator'],
  lists: ['coordinator'],
  usefulNumbers: ['coordinator'],
  notices: ['coordinator'],
  noticeText: ['coordinator'],
};

/** Whether a role has this page. Management has figures and its own settings, nothing else. */
export function mayOpen(role: string, name: RouteName): boolean {
  if (role === 'management') return name === 'settings' || (deskRoutes[name]?.includes(role) ?? false);
  return deskRoutes[name]?.includes(role) ?? true;
}

/** Whether the sandbox has this page: the field's, and the planning. */
export const inSandbox = (name: RouteName): boolean => name === 'planning' || name === 'truckSheet' || (!(name in deskRoutes) && name !== 'settings');

/** Where `/` leads a role. */
export const homeOf = (role: string): RouteName => (role === 'management' ? 'steering' : 'today');
