import { label, type Code } from '../domain/codes';
import { within } from '../ui/format';
import { at } from './french';

/** Words of "Noter un jeune" beside those in `field_youth.ts`: where it was, and what decides. */
export const where = {
  title: 'Où et comment',
  detail: (channel: string, commune: string): string => (commune ? `${channel}, vit ${at(commune)}` : channel),
  fromOuting: 'Repris de la sortie',
  stop: 'Lieu',
  channel: 'Connu comment\u00a0?',
} as const;

export const training = {
  fine: 'Niveau i-milo, si vous le connaissez',
  fineEmpty: 'Non précisé',
} as const;

/** What decides the criteria, in words: one part for each of the two questions. */
export const decides = {
  out: 'sans emploi, école ni formation',
  busy: (situation: Code<'situation'>): string => `en ce moment\u00a0: ${within(label('situation', situation))}`,
  nobody: 'personne ne l’accompagne',
  otherOnly: 'une autre structure ne compte pas comme un accompagnement',
  lost: 'plus de nouvelles de l’accompagnement depuis 5 mois',
  followed: (services: string): string => `accompagné par ${services}, avec des nouvelles récentes`,
  because: (parts: readonly string[]): string => {
    const text = parts.join(parts.length > 1 ? ', et ' : '');
    return text ? `${text.charAt(0).toLocaleUpperCase('fr')}${text.slice(1)}.` : '';
  },
  lastNews: '«\u00a0Dernières nouvelles\u00a0»',
} as const;
