import { plural } from '../ui/format';
import { of } from './french';

/** The visible words of "is this one of these?": proposals, comparing, merging, parting. */
export const proposals = {
  title: (count: number): string => (count > 1 ? 'Est-ce l’un de ces jeunes ?' : 'Est-ce ce jeune ?'),
  announced: (count: number): string => `${plural(count, 'jeune connu ressemble', 'jeunes connus ressemblent')} à cette note`,
  grounds: { phone: 'même téléphone', name: 'même nom', near_name: 'nom proche', birth: 'même date de naissance' },
  him: 'C’est lui',
  her: 'C’est elle',
  them: 'C’est bien ce jeune',
  /** Which one, for whoever does not see the row. */
  isIt: (what: string, name: string): string => `${what} : ${name}`,
  another: 'Non, un autre jeune',
  metAgain: (name: string): string => `${name} : rencontre comptée`,
  metAlready: (name: string): string => `${name} : lien gardé, déjà compté`,
  completed: (name: string): string => `${name} : fiche complétée`,
  undone: 'Annulé, votre note est là',
} as const;

const GROUNDS = { phone: 'le même téléphone', name: 'le même nom', near_name: 'un nom proche', birth: 'la même date de naissance' };
type Grounds = readonly (keyof typeof GROUNDS)[];
const listed = new Intl.ListFormat('fr');

/** Two files of the list that may be of one person. */
export const doubles = {
  title: 'Peut-être la même personne',
  said: (one: string, other: string, grounds: Grounds): string =>
    grounds.length
      ? `${one} et ${other} ont ${listed.format(grounds.map((ground) => GROUNDS[ground]))}.`
      : `${one} et ${other} se ressemblent.`,
  compare: 'Comparer',
  two: 'Deux personnes',
  twoKept: 'Deux personnes : c’est retenu',
} as const;

export const comparing = {
  menu: 'Comparer avec une autre fiche',
  partMenu: 'Séparer les fiches réunies',
  pickTitle: 'Comparer avec quelle fiche ?',
  likely: 'Se ressemblent',
  all: 'Toutes les fiches',
  title: 'Une personne ou deux ?',
  subtitle: 'Touchez ce qu’il faut garder',
  nothingToChoose: 'Rien à choisir : tout se complète',
  on: (day: string): string => `le ${day}`,
  same: 'pareil',
  differs: 'à choisir',
  unknown: 'Non connu',
  unreadable: 'Illisible ici',
  fields: {
    name: 'Nom',
    birth_date: 'Date de naissance',
    gender: 'Genre',
    commune: 'Habite',
    address: 'Adresse',
    situation: 'En ce moment',
    followed_by: 'Accompagné par',
    training_level: 'Niveau d’études',
    housing: 'Logement',
    driving_licence: 'Permis',
    has_children: 'A des enfants',
    referent: 'Suivi avec',
  },
  ageOn: (age: string, day: string): string => `${age} le ${day}`,
  phone: 'Téléphone',
  phonesKept: (phones: readonly string[]): string => `${phones.join(' et ')} : ${phones.length > 1 ? 'gardés' : 'gardé'}`,
  age: 'Âge à la rencontre',
  fixed: 'Ne peut pas être lu ici : chaque fiche garde le sien',
  ageKept: (values: string): string => `${values} : chaque rencontre garde le sien`,
  and: ' et ',
  rule: 'Consigne',
  ruleKept: (rule: string): string => `${rule} : gardée`,
  work: 'Rencontres et démarches',
  workKept: (one: number, other: number): string => `${one} + ${other} : toutes gardées`,
  notes: 'Notes libres',
  notesKept: 'Les deux textes : gardés',
  reopened: 'Une fiche est close, l’autre non : la fiche réunie reste ouverte.',
  nothingLost: 'Rien n’est perdu : vous pourrez séparer les fiches.',
  merge: 'Réunir',
  two: 'Deux personnes',
  twoSaid: 'Deux personnes : c’est retenu',
  sureTitle: 'Réunir ces deux fiches ?',
  sure: (one: string, other: string): string => `${one} et ${other} deviennent une seule fiche, pour toute l’équipe.`,
  sureName: (name: string): string => `La fiche réunie porte le nom ${of(name)}.`,
  sureKept: 'Les rencontres, les démarches et les parcours des deux y restent, et la consigne la plus protectrice.',
  sureCount: 'Dans les chiffres, c’est une seule personne.',
  sureUndo: 'Vous pourrez les séparer depuis la fiche.',
  sureDo: 'Oui, réunir',
  merged: 'Les deux fiches sont réunies',
  parted: 'Les deux fiches sont séparées',
  already: 'Ces deux fiches sont déjà réunies.',
  seeMerged: 'Voir la fiche',
  erasedTitle: 'Fiche effacée',
  erased: 'L’une des deux fiches a été effacée. Il n’y a rien à comparer.',
  namelessTitle: 'Une fiche est sans nom',
  nameless:
    'Ce jeune a répondu « Sans mon nom ». Sa fiche ne se réunit pas à une fiche qui porte un nom. S’il est d’accord maintenant, montrez-lui d’abord l’information depuis sa fiche.',
  partTitle: 'Séparer quelle fiche ?',
  partWhy:
    'La fiche choisie redevient une fiche à part, avec ses rencontres et ses démarches. Ce qui a été noté depuis la réunion reste ici.',
  partCheck: 'Vérifiez ensuite le nom et le téléphone de chacune.',
  partMissing: 'Choisissez la fiche à séparer.',
  partDo: 'Séparer',
  partNoted: (day: string): string => `Notée le ${day}`,
} as const;
