import { plural } from '../ui/format';

/** The visible words of starting, planning, joining and closing an outing, beside those of `field.ts`. */
export const partners = {
  label: 'Partenaires présents',
  organises: 'Qui co-organise ?',
  other: 'Un autre partenaire',
  first: 'Un partenaire vient aussi',
  searchTitle: 'Un autre partenaire',
  search: 'Chercher un partenaire',
  found: (count: number): string => plural(count, 'partenaire trouvé', 'partenaires trouvés'),
  none: (typed: string): string => `Aucun partenaire « ${typed} ».`,
  noneYet: 'Aucun partenaire encore. La coordinatrice les ajoute.',
  create: 'Nouveau partenaire',
  createNamed: (typed: string): string => `Ajouter « ${typed} »`,
  name: 'Nom du partenaire',
  nameHint: 'L’organisme, pas la personne : « ADDSEA », « Maison de quartier ».',
  nameMissing: 'Écrivez le nom du partenaire.',
  kind: 'Quel partenaire ?',
  save: 'Ajouter ce partenaire',
} as const;

export const team = {
  label: 'Équipe',
  alone: 'Gardez au moins une personne dans l’équipe.',
  healthDesk: 'Permanence santé',
  healthDeskDetail: 'Droits et soins proposés sur place',
} as const;
