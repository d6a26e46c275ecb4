import { plural } from '../ui/format';

/** Words of the coordination's settings of the organisation: whom to call, what young people are told. */
export const organisation = {
  title: 'Votre structure',
} as const;

export const saving = {
  save: 'Enregistrer',
  saving: 'Enregistrement',
  offline: 'Pas de réseau\u00a0: ceci s’enregistre en ligne. Ce que vous avez écrit reste ici.',
  restored: 'Votre saisie commencée est là.',
  startAgain: 'Reprendre ce qui est enregistré',
  meanwhile: 'Quelqu’un a écrit ceci entre-temps\u00a0:',
  nothingLeft: 'Rien',
  keepMine: 'Garder le mien',
  takeTheirs: 'Prendre celui-ci',
  choose: 'Quelqu’un a aussi changé ceci. Choisissez lequel garder, puis enregistrez.',
} as const;

export const numbers = {
  title: 'Numéros utiles',
  row: 'Coordination, CRIP, contact pour les jeunes',
  lead: 'Les deux premiers s’affichent sur «\u00a0Mineur en danger\u00a0» et «\u00a0Seul·e\u00a0», même sans réseau.',
  coordination: 'Coordination',
  name: 'Prénom affiché',
  nameHint: 'Comme l’équipe vous appelle\u00a0: «\u00a0Prévenir Élise\u00a0».',
  phone: 'Téléphone de la coordination',
  crip: 'CRIP du département',
  cripHint: 'La cellule de recueil des informations préoccupantes, qui reçoit l’alerte.',
  cripName: 'Nom de la CRIP',
  cripPhone: 'Téléphone de la CRIP',
  contact: 'Contact pour les jeunes',
  dataContact: 'Adresse de courriel, téléphone ou adresse',
  dataContactHint: 'Imprimé sur la page publique\u00a0: à qui demander de voir, corriger ou effacer ce qui est noté.',
  done: 'Numéros enregistrés. Les téléphones de l’équipe les reçoivent avec leurs prochaines nouvelles.',
} as const;

/** How long phones may wait in the background before they lock. */
export const longestLock = {
  title: 'Verrouillage des téléphones',
  row: (minutes: number): string => `Après ${minutes} min en arrière-plan au plus`,
  lead: 'Un téléphone laissé de côté se verrouille seul. Chaque personne peut choisir plus court, jamais plus long.',
  label: 'En arrière-plan, au plus',
  choices: { '1': '1 minute', '5': '5 minutes', '15': '15 minutes' },
  why: { '1': 'Le plus sûr : le code est demandé souvent.', '5': 'Le choix de l’application.', '15': 'Le plus long.' },
  done: 'Verrouillage enregistré. Les téléphones de l’équipe le reçoivent avec leurs prochaines nouvelles.',
} as const;

export const notices = {
  title: 'Information aux jeunes',
  row: (waiting: number): string => (waiting ? `${plural(waiting, 'traduction')} à relire` : 'Toutes les traductions sont relues'),
  lead: 'Le texte que l’équipe montre avant de noter quoi que ce soit, et sa page publique.',
  original: 'Texte de l’application',
  edited: 'Votre texte',
  readBy: (name: string, day: string): string => `relu le ${day}, noté par ${name}`,
  readSince: (name: string, day: string): string => `Ce texte est relu depuis le ${day}, noté par ${name}.`,
  toRead: 'à relire',
  somebody: 'la coordination',
  publicPage: 'Voir la page publique',
  text: 'Texte',
  preview: 'Aperçu',
  strong: 'Un mot entre deux étoiles s’affiche en gras\u00a0: *votre situation*.',
  french: (text: string): string => `En français\u00a0: ${text}`,
  fields: {
    title: 'Titre',
    note: 'Ce qui est noté, et pourquoi',
    lock: 'Le nom est chiffré',
    no: 'Dire non',
    erase: 'Faire effacer',
    time: 'Au bout de 24 mois',
    ask: 'À qui demander',
    agreed: 'Réponse «\u00a0D’accord\u00a0»',
    without_name: 'Réponse «\u00a0Sans mon nom\u00a0»',
    nothing: 'Réponse «\u00a0Ne rien noter\u00a0»',
    later: 'À côté du code à scanner',
    law: 'Page publique\u00a0: la mission',
    rights: 'Page publique\u00a0: les droits',
    contact: 'Page publique\u00a0: titre du contact',
  },
  done: 'Texte enregistré. Les téléphones de l’équipe le montrent avec leurs prochaines nouvelles.',
  proofread: 'Relecture',
  markRead: 'Noter que ce texte est relu',
  markReadWhy: 'Par une personne qui parle cette langue. Le changer ensuite demande une nouvelle relecture.',
  unmark: 'Annuler cette relecture',
  restore: 'Reprendre le texte de l’application',
  restoreTitle: 'Reprendre le texte de l’application\u00a0?',
  restoreWhy: 'Votre texte dans cette langue est remplacé, et sa relecture avec lui.',
  restored: 'Le texte de l’application est repris.',
  earlier: 'Textes montrés depuis le début',
  earlierWhy: 'Chaque réponse garde le texte auquel elle a été donnée : il se retrouve ici par son numéro, et dans l’historique des fiches.',
  earlierUsed: (version: string): string => `${version}, montré maintenant`,
  wroteOn: (name: string, day: string): string => `écrit par ${name} le ${day}`,
  software: 'texte de l’application',
  earlierOffline: 'La liste se lit en ligne. Retrouvez le réseau, puis rouvrez cette page.',
} as const;
