/** Words of what is not on the server yet: mending, the rescue file, half-filled forms. */
import { plural } from '../ui/format';

export const rescue = {
  open: 'Fichier de secours',
  row: 'Fichier de secours',
  rowDetail: 'Vos notes, chiffrées, dans un fichier à garder ou à reprendre.',
  title: 'Fichier de secours',
  lead: 'Vos notes de cet appareil, chiffrées\u00a0: seul votre compte peut les reprendre, ici ou sur un autre téléphone.',
  leadKeep: 'Gardez-le hors de ce téléphone s’il va mal. Rien ne quitte la liste d’envoi.',
  save: 'Enregistrer le fichier',
  share: 'Envoyer le fichier ailleurs',
  making: 'Préparation du fichier',
  made: (count: number) => `Fichier prêt\u00a0: ${plural(count, 'note')}.`,
  take: 'Reprendre un fichier',
  taking: 'Lecture du fichier',
  taken: (taken: number, known: number) =>
    taken
      ? `${plural(taken, 'note')} ${taken > 1 ? 'reprises' : 'reprise'} sur ce téléphone.${known ? ` ${known > 1 ? `${known} y étaient` : '1 y était'} déjà.` : ''}`
      : 'Toutes ces notes étaient déjà ici. Rien n’est doublé.',
  tooBig: 'Ce fichier est trop gros pour être un fichier de secours. Rien n’est changé.',
  unreadable: 'Ce fichier n’a pas pu être lu. Rien n’est changé.',
} as const;

export const mending = {
  button: 'Corriger',
  title: 'Corriger cette note',
  lead: 'Le reste de la note ne change pas.',
  save: 'Renvoyer la note corrigée',
  saving: 'La note est gardée',
  done: 'Note corrigée, à envoyer',
  date: (field: string) => `${field}, jour`,
  time: (field: string) => `${field}, heure`,
  none: 'Rien',
  pick: 'Choisir le jeune',
  missing: (field: string) => `Remplissez «\u00a0${field}\u00a0».`,
  dateBad: (field: string) => `La date de «\u00a0${field}\u00a0» n’existe pas.`,
  future: (field: string) => `La date de «\u00a0${field}\u00a0» est dans l’avenir.`,
  leaveOut: 'Envoyer sans cette partie',
  leaveOutWhy: 'La partie que votre rôle n’écrit pas est laissée de côté. Le reste de la note est envoyé.',
  sealAgain: 'Protéger et renvoyer',
  sealAgainWhy: 'Les noms de cette note sont protégés de nouveau sur ce téléphone, puis elle est renvoyée.',
  gone: 'Cette note n’est plus à corriger.',
  fields: {
    from_at: 'Depuis', planned_start: 'Début prévu', planned_end: 'Fin prévue', notice_given_at: 'Information donnée', on: 'Date du point',
    valid_from: 'Valable depuis', valid_until: 'Valable jusqu’au', count: 'Nombre', attendance_estimate: 'Affluence estimée',
    health_desk: 'Permanence santé', first_time: 'Première fois', archived: 'Rangé', official_code: 'Code officiel', outing: 'Sortie',
    youth: 'Jeune', age_band: 'Âge', public: 'Public', channel: 'Comment', result: 'Résultat', activity: 'Activité',
    cancel_reason: 'Raison', notice_answer: 'Réponse à l’information',
  } as Record<string, string>,
} as const;

export const sent = {
  title: 'Dernières notes envoyées',
  empty: 'Aucune note envoyée de ce téléphone ces derniers jours.',
  written: (when: string) => `écrite ${when}`,
  more: 'Voir les précédentes',
  you: 'Vous',
  youElsewhere: 'Vous, autre appareil',
} as const;

export const unfinished = {
  kinds: {
    noting: 'Noter un jeune',
    outing: 'Nouvelle sortie',
    plan: 'Sortie à prévoir',
    note: 'Note de la sortie',
    step: 'Démarche',
    who: 'Nom et téléphone',
    facts: 'Situation à compléter',
    relance: 'Relance',
    settle: 'Résultat d’une relance',
    pathway: 'Parcours',
    again: 'Nouveau repérage',
    close: 'Clôture du dossier',
    health: 'Geste santé',
    group: 'Groupe',
    change: 'Équipe de la sortie',
    estimate: 'Affluence',
    end: 'Clore la sortie',
    place: 'Nouveau lieu',
    mend: 'Note à corriger',
    other: 'Une note commencée',
  } as Record<string, string>,
  about: (what: string, name: string) => `${what}, ${name}`,
  since: (when: string) => `Commencé ${when}, gardé sur ce téléphone`,
  left: 'Laissé.',
  old: (when: string) => `Commencé ${when}. Le reprendre, ou le laisser\u00a0?`,
  giveUp: 'Laisser',
  giveUpLabel: (what: string) => `Laisser\u00a0: ${what}`,
  takeUp: 'Reprendre',
} as const;
