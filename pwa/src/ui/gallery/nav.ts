import { Coffee, FollowUp, Organisation, People, Planning, Report, Sending, Settings, Steering, Device } from '../icons';
import type { NavItem } from '../types';

export const field: NavItem[] = [
  { key: 'today', label: 'Aujourd’hui', icon: Coffee },
  { key: 'youths', label: 'Jeunes', icon: People },
  { key: 'followups', label: 'Relances', icon: FollowUp },
  { key: 'sends', label: 'Envois', icon: Sending, badge: 2, badgeLabel: '2 notes à envoyer' },
];

export const desk: NavItem[] = [
  { key: 'steering', label: 'Pilotage', icon: Steering },
  { key: 'planning', label: 'Planning', icon: Planning },
  { key: 'youths', label: 'Jeunes', icon: People },
  { key: 'followups', label: 'Relances', icon: FollowUp },
  { key: 'report', label: 'Rapport annuel', icon: Report },
  { key: 'team', label: 'Équipe', icon: Device },
  { key: 'organisation', label: 'Organisation', icon: Organisation },
  { key: 'settings', label: 'Réglages', icon: Settings },
];
