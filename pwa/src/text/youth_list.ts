import { plural } from '../ui/format';
import { at } from './french';

/** The visible words of searching and narrowing the list of young people, beside those of `field_youth.ts`. */
export const youthList = {
  search: 'Nom, téléphone, lieu…',
  label: 'Jeunes connus',
  reading: 'Lecture de la liste…',
  filter: 'Choisir qui montrer',
  filters: (count: number): string => `Choisir qui montrer, ${plural(count, 'choix actif', 'choix actifs')}`,
  title: 'Qui montrer ?',
  who: 'Seulement',
  mine: 'Que je suis',
  unsupported: 'Sans accompagnement à ce jour',
  withoutPathway: 'Sans parcours',
  minors: '16-17 ans',
  silent: 'Sans nouvelles depuis',
  days: { '30': '30 jours', '60': '60 jours', '90': '90 jours' },
  silentFor: (days: string): string => `Sans nouvelles depuis ${days} jours`,
  openOnly: 'Les dossiers clos ne comptent pas ici.',
  closedLeftOut: 'Un dossier clos se rouvre d’abord, dans sa fiche.',
  clear: 'Tout montrer',
  show: (count: number): string => (count ? `Voir ${plural(count, 'jeune', 'jeunes')}` : 'Personne ainsi'),
  narrowed: (count: number): string => plural(count, 'jeune', 'jeunes'),
  noneTitle: 'Personne avec ces choix',
  none: 'Enlevez un choix, ou montrez tout le monde : les fiches sont toujours là.',
  noneFound: (typed: string): string => `Personne pour « ${typed} » avec ces choix.`,
  remove: (choice: string): string => `Enlever : ${choice}`,
  met: (place: string): string => `Vu ${at(place)}`,
  followed: (name: string): string => `Suivi avec ${name}`,
} as const;
