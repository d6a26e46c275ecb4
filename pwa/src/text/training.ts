/** Words of the sandbox and of its guided first outing. */
import type { LessonStep } from '../domain/training';
import { TO_COUNT } from '../domain/training';

export const training = {
  enter: 'S’entraîner',
  enterDetail: 'Une sortie guidée de trois minutes, avec des jeunes inventés. Rien n’est envoyé.',
  enterFromHere: 'Votre espace se verrouille pendant ce temps. Vos notes restent gardées.',
  preparing: 'Préparation',
  failed: 'L’entraînement n’a pas pu s’ouvrir sur cet appareil. Fermez l’application, puis réessayez.',
  mark: 'Entraînement',
  markDetail: 'tout est inventé, rien n’est envoyé',
  region: 'Entraînement guidé',
  leave: 'Quitter l’entraînement',
  show: 'Expliquer',
  hide: 'Réduire',
  position: (done: number, all: number) => `${done}\u00a0/\u00a0${all}`,
  positionRead: (done: number, all: number) => `${done} sur ${all} faits`,
  where: 'Entraînement, rien n’est envoyé',
  steps: {
    start: { title: 'Démarrez la sortie prévue', how: 'Le bouton jaune, tout en bas, est toujours l’action de l’écran.' },
    count: {
      title: `Comptez ${TO_COUNT} personnes`,
      how: 'Une touche par personne, selon l’âge et le genre. Regardez les gens, le téléphone vibre quand c’est noté.',
    },
    undo: { title: 'Reprenez la dernière', how: 'Une touche de trop\u00a0? «\u00a0Annuler\u00a0» la retire du compte.' },
    note: {
      title: 'Notez un jeune',
      how: 'L’âge et le genre suffisent. Montrez l’information\u00a0: la personne choisit ce que vous gardez.',
    },
    find: { title: 'Sami repasse vous voir', how: 'Touchez «\u00a0Retrouver\u00a0», puis son prénom. Il est compté, sans nouveau dossier.' },
    close: { title: 'Fermez la sortie', how: 'Dans les trois points, en haut, «\u00a0Clore\u00a0». Relisez le résumé, puis confirmez.' },
    relance: { title: 'Rappelez Lina', how: 'Onglet Relances\u00a0: touchez ce qui s’est passé, la date suivante est proposée.' },
  } satisfies Record<LessonStep, { title: string; how: string }>,
  done: { title: 'Vous savez faire une sortie', how: 'Essayez encore ce que vous voulez, puis quittez. Tout ceci s’efface.' },
  notHere: {
    title: 'Pas pendant l’entraînement',
    text: 'Cette page parle de votre vrai espace. Quittez l’entraînement pour la retrouver.',
  },
} as const;
