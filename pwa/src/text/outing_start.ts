import { plural } from '../ui/format';
import { common } from './field';
import { of } from './french';

/** The visible words of starting, planning, joining and closing an outing, beside those of `field.ts`. */
export const partners = {
  label: 'Partenaires présents',
  organises: 'Qui co-organise ?',
  other: 'Un autre partenaire',
  first: 'Un partenaire vient aussi',
  searchTitle: 'Un autre partenaire',
  search: 'Chercher un partenaire',
  found: (count: number): string => plural(count, 'partenaire trouvé', 'partenaires trouvés'),
  none: (typed: string): string => `Aucun partenaire « ${typed} ».`,
  noneYet: 'Aucun partenaire encore. La coordinatrice les ajoute.',
  create: 'Nouveau partenaire',
  createNamed: (typed: string): string => `Ajouter « ${typed} »`,
  name: 'Nom du partenaire',
  nameHint: 'L’organisme, pas la personne : « ADDSEA », « Maison de quartier ».',
  nameMissing: 'Écrivez le nom du partenaire.',
  kind: 'Quel partenaire ?',
  save: 'Ajouter ce partenaire',
} as const;

export const team = {
  label: 'Équipe',
  alone: 'Gardez au moins une personne dans l’équipe.',
  healthDesk: 'Permanence santé',
  healthDeskDetail: 'Droits et soins proposés sur place',
} as const;

/** Two phones on one outing. */
export const joining = {
  menu: 'Un collègue compte aussi',
  showTitle: 'Compter à plusieurs',
  show: 'Votre collègue touche « Rejoindre une sortie » sur la page Aujourd’hui, puis vise ce code. Tout marche sans réseau.',
  code: 'Code de cette sortie, à viser avec un autre téléphone',
  holds: 'Ce code ne contient ni nom, ni note, ni rien d’un jeune.',
  readTheirs: 'Viser plutôt le code d’un collègue',
  copy: 'Copier le lien',
  copied: 'Lien copié',
  copyByHand: 'Le téléphone ne laisse pas copier. Voici le lien à recopier :',
  counted: (name: string): string => `Réunie avec la sortie ${of(name)}`,
  countedMine: 'Réunie avec la vôtre',
  someone: 'un collègue',
  separate: 'Séparer',
  separated: 'Les deux sorties sont de nouveau à part',
  separateWhy: 'Chaque sortie reprend ses propres comptes.',
  waits: 'Même sortie que celle d’un collègue',
  waitsWhy: 'Comptez normalement. Les deux sorties seront réunies dès que la sienne arrivera sur ce téléphone.',
  notSame: 'Ce n’est pas la même',
  left: 'Cette sortie reste à part',
  enter: 'Rejoindre une sortie',
  enterDetail: 'Un collègue a déjà commencé : visez son code',
  aim: 'Visez le code affiché sur le téléphone de votre collègue : Autres actions, puis « Un collègue compte aussi ».',
  looking: 'Recherche du code…',
  camera: 'Image de l’appareil photo',
  starting: 'Ouverture de l’appareil photo…',
  noCamera: {
    refused: 'L’appareil photo est refusé à cette application. Autorisez-le dans les réglages du téléphone, ou collez le lien.',
    none: 'Ce téléphone ne montre pas d’appareil photo. Collez le lien que votre collègue a copié.',
    busy: 'L’appareil photo sert à une autre application. Fermez-la, ou collez le lien.',
  },
  again: 'Réessayer l’appareil photo',
  orPaste: 'Coller le lien',
  link: 'Lien de la sortie',
  linkHint: 'Votre collègue le copie sous son code, puis vous l’envoie.',
  read: 'Lire ce lien',
  notOurs: 'Ce code n’est pas celui d’une sortie. Demandez à votre collègue celui de « Un collègue compte aussi ».',
  otherOrganisation: 'Cette sortie est celle d’une autre organisation.',
  tooOld: (day: string): string => `Ce code est celui d’une sortie commencée ${day}. Demandez le code d’aujourd’hui.`,
  closed: 'Cette sortie est close : on ne la rejoint plus. Demandez le code de la sortie en cours, ou touchez « Sortie imprévue ».',
  cancelled: 'Cette sortie est annulée : on ne la rejoint plus. Demandez le code de la sortie en cours, ou touchez « Sortie imprévue ».',
  found: 'Sortie de votre collègue',
  /** `day`: when it is not today. */
  since: (time: string, day: string | null = null): string => `Commencée ${day ? `${day} ` : ''}à ${time}`,
  known: 'Elle est sur ce téléphone : vous la rejoignez, vos comptes s’ajoutent.',
  unknown: 'Elle n’est pas encore arrivée sur ce téléphone. Comptez dès maintenant : les deux sorties seront réunies d’elles-mêmes.',
  unknownPlace: 'Lieu pas encore reçu',
  haveOne: 'Vous avez déjà une sortie en cours',
  haveOneWhy: (place: string, time: string, day: string | null): string => `${place}, dès ${day ? `${day} à ` : ''}${time}. Est-ce la même ?`,
  yesSame: 'Oui, c’est la même',
  noOther: 'Non, une autre',
  sameMissing: 'Dites si votre sortie en cours est la même.',
  join: 'Rejoindre',
  joinThis: 'Rejoindre cette sortie',
  joinBusy: 'Un instant…',
  joined: 'Vous comptez avec votre collègue',
  joinedMine: 'Vous comptez : les sorties seront réunies',
  askTitle: 'Est-ce la même sortie ?',
  ask: (one: string, other: string): string => `${one} et ${other} : même lieu, mêmes heures.`,
  mine: (time: string): string => `la vôtre dès ${time}`,
  of: (name: string, time: string): string => `celle ${of(name)} dès ${time}`,
  yes: 'Oui, une seule',
  no: 'Non, deux sorties',
  merged: 'C’est une seule sortie : les comptes s’ajoutent',
} as const;

/** An outing begun by mistake. */
export const neverWas = {
  do: 'Cette sortie n’a pas eu lieu',
  doing: 'Un instant…',
  done: 'Sortie retirée',
  undone: 'La sortie est de nouveau là',
  gone: 'Sortie retirée',
  goneWhy: 'Elle a été retirée, puis quelqu’un y a noté quelque chose, qui ne compte nulle part. Si elle a eu lieu, remettez-la.',
  giveBack: 'Elle a eu lieu\u00a0: la remettre',
} as const;

/** A form given back as it had been left. */
export const given = {
  restored: 'Votre saisie commencée est là.',
  startAgain: 'Vider',
} as const;

/** Planning one's own next outing. */
export const planning = {
  row: 'Prévoir une sortie',
  calendar: 'Voir le planning',
  title: 'Prévoir une sortie',
  subtitle: 'Toute l’équipe la verra',
  day: 'Jour',
  from: 'Début',
  to: 'Fin',
  whenMissing: 'Écrivez le jour et l’heure du début.',
  past: 'Ce début est déjà passé. Choisissez un jour à venir, ou « Sortie imprévue ».',
  endFirst: 'La fin vient avant le début, ou plus de douze heures après. Corrigez l’heure de fin.',
  nextDay: 'Le lendemain',
  repeat: 'Elle revient',
  repeats: { once: 'Une seule fois', week: 'Chaque semaine', fortnight: 'Toutes les deux semaines' },
  until: 'Jusqu’au',
  untilHint: 'Ce jour compris',
  untilMissing: 'Écrivez jusqu’à quel jour elle revient, après le premier.',
  tooMany: (most: number): string => `Pas plus de ${most} sorties à la fois. Choisissez une date plus proche.`,
  many: (count: number): string => `${plural(count, 'sortie')}, que l’on peut ensuite déplacer ou annuler une à une`,
  do: 'Prévoir cette sortie',
  doMany: (count: number): string => `Prévoir ${plural(count, 'sortie')}`,
  doing: 'Un instant…',
  done: (when: string): string => `Sortie prévue ${when}`,
  doneMany: (count: number, from: string): string => `${plural(count, 'sortie prévue', 'sorties prévues')}, la première ${from}`,
  undone: (count: number): string => (count > 1 ? `${plural(count, 'sortie retirée', 'sorties retirées')} du planning` : 'La sortie n’est plus prévue'),
} as const;

/** What earlier days left open, on Aujourd'hui. */
export const left = {
  toCheck: 'Annulée, mais quelque chose y est noté : à vérifier',
  missed: (day: string): string => `Prévue ${day}, ni démarrée ni annulée`,
} as const;

/** Before an outing, and after it. */
export const state = {
  startsElsewhere: 'Cette sortie commence sur le téléphone d’un collègue. Rejoignez-la, ou touchez « Sortie imprévue ».',
  closesElsewhere: 'Un collègue a ouvert cette sortie : à lui de la clore. Vos comptes y sont déjà.',
  restore: 'Rétablir la sortie',
  restoring: 'Un instant…',
  restored: 'La sortie est de nouveau prévue',
  cancelled: 'Sortie annulée',
  toCheck: 'Réalisée, à vérifier',
  toCheckWhy: 'Cette sortie a été annulée, mais quelque chose y est noté : elle compte. Vérifiez, puis fermez-la ou reprenez-la.',
  checkClose: 'Vérifier et clore',
  healthDesk: 'Avec une permanence santé',
} as const;

/** Closing, beside the words of `field.ts`. */
export const closing = {
  endAsked: 'À quelle heure avez-vous fini ?',
  endAskedWhy: (day: string): string => `Cette sortie a commencé ${day}. Vérifiez le jour et l’heure de fin.`,
  endGuessed: 'Proposé d’après le dernier compte',
  endPlanned: 'Proposé d’après l’heure prévue',
  sure: 'Vérifiez ces points : rien n’empêche de clore.',
  many: (count: string, cell: string): string => `${count} dans une seule case : ${cell} ?`,
  manyWhy: 'C’est beaucoup pour un âge et un genre. Si c’est juste, continuez.',
  manySee: 'Revoir les comptes',
  after: (count: string): string => `${count} après cette fin ?`,
  afterWhy: 'La fin est avant les derniers comptes. Ils restent comptés ; vérifiez l’heure.',
  note: 'Note de la sortie',
  mergedNote: 'Note de la sortie réunie',
  noteNone: 'Ajouter une note, pour l’équipe',
  noteKept: 'Une note est gardée',
  sameNote: 'Les autres comptes restent dans l’historique.',
  sameMeant: (names: readonly string[]): string => `${common.and(names)} ${names.length > 1 ? 'devaient' : 'devait'} compter : garder le compte de…`,
  sameAll: 'Tous',
  sameMissing: 'Dites de qui garder le compte, ou choisissez « Tous ».',
} as const;
