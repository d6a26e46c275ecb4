import { number, plural } from '../ui/format';
import { common } from './field';

/** The visible words of the outing under way: counting, undoing, correcting, and what changes on the way. */
export const tally = {
  team: (count: number): string => `équipe ${number(count)}`,
  public: 'Quel public ?',
  publicNone: 'Non précisé',
  publics: {
    young: 'Jeune',
    relative: 'Parent ou proche',
    resident: 'Habitant',
    professional: 'Professionnel',
    employer: 'Employeur',
    volunteer: 'Bénévole',
  },
  publicOf: (label: string): string => `Quel public ? ${label}`,
  next: 'Prochain appui : ',
  nextUnset: 'Enlever',
  groupRest: 'Genre non noté, autres âges, public',
  redo: 'Remettre',
  givenBack: 'remis',
  givenBackGroup: 'remises',
  notMine: (names: readonly string[]): string =>
    names.length > 1 ? `Ce sont ${common.and(names)} qui comptent pour l’équipe` : `C’est ${common.and(names)} qui compte pour l’équipe`,
} as const;

export const menu = {
  counts: 'Voir et corriger les comptes',
  team: 'Équipe et sortie',
  estimate: 'Combien de monde ?',
  awake: 'Garder l’écran allumé',
} as const;

export const awake = {
  on: 'L’écran reste allumé pendant cette sortie',
  off: 'L’écran s’éteint de nouveau tout seul',
  refused: 'Ce téléphone refuse de garder l’écran allumé. Rechargez-le, ou allongez sa mise en veille dans ses réglages.',
} as const;

export const counts = {
  title: 'Comptes de la sortie',
  none: 'Personne n’a encore compté.',
  perPerson: 'Par collègue',
  one: 'Un par un',
  latestFirst: 'le dernier d’abord',
  several: (count: number): string => `${number(count)} personnes`,
  known: 'jeune connu',
  already: 'déjà compté',
  first: 'première fois',
  again: 'déjà vu',
  takenBack: 'Retiré',
  corrected: 'Compte corrigé',
  uncorrected: 'comme avant',
  takeBack: 'Retirer',
  giveBack: 'Remettre',
  correct: 'Corriger',
  more: (count: number): string => `Voir les ${plural(count, 'compte')} d’avant`,
  correctTitle: 'Corriger ce compte',
  correctAt: (time: string, place: string | null): string => [`Compté à ${time}`, place].filter(Boolean).join(', '),
  age: 'Âge',
  gender: 'Genre',
  howMany: 'Combien ?',
  seen: 'Cette année',
  becomesYours: (name: string): string => `Compté par ${name} : une fois corrigé, il passe dans votre compte.`,
  do: 'Garder la correction',
} as const;

export const stops = {
  soFar: 'Vos arrêts',
  soFarNote: 'ce qui est compté y reste',
  next: 'Nouvel arrêt',
  changed: 'nouvel arrêt',
  undone: 'arrêt annulé',
  here: 'ici',
} as const;

export const desk = {
  today: (count: number): string => (count ? `${plural(count, 'geste')} aujourd’hui` : 'Aucun geste encore aujourd’hui'),
  due: (count: number): string => plural(count, 'rendez-vous à suivre', 'rendez-vous à suivre'),
  title: 'Gestes du jour',
  none: 'Aucun geste santé encore aujourd’hui.',
  what: 'Qu’en est-il ?',
  statuses: {
    proposed: 'Proposé',
    declined: 'Pas souhaité',
    planned: 'Rendez-vous',
    attended: 'Fait',
    absent: 'Absent',
    cancelled_by_service: 'Annulé par la permanence',
  },
  settled: {
    attended: 'Venu',
    absent: 'Absent',
    cancelled_by_service: 'Annulé par la permanence',
  },
  at: (when: string): string => `rendez-vous ${when}`,
  kept: 'geste santé gardé',
  undone: 'geste santé retiré',
  setBack: 'remis à venir',
  askedAgain: 'de nouveau sans réponse',
  facts: 'Âge et genre',
  ageOf: 'Âge',
  genderOf: 'Genre',
  relance: 'Ce rendez-vous revient aussi dans vos relances.',
} as const;

export const changing = {
  title: 'Équipe et sortie',
  kept: 'Équipe et sortie à jour sur ce téléphone',
  nothing: 'Rien à changer',
} as const;

export const estimate = {
  title: 'Combien de monde ?',
  label: 'Personnes présentes, environ',
  hint: 'Une estimation de la fréquentation, notée à part : elle n’entre jamais dans les personnes rencontrées.',
  notNumber: 'Écrivez un nombre entier, de 0 à 100 000.',
  kept: 'Estimation gardée',
  emptied: 'Estimation enlevée',
} as const;
