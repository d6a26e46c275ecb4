/** Words of the frame: ways around, where the notes are, what the whole app says. */
import { plural } from '../ui/format';

export const frame = {
  pageTitle: (page: string) => `${page} – KAF’Truck`,
  titles: {
    today: 'Aujourd’hui',
    youths: 'Jeunes',
    youth: 'Fiche',
    relances: 'Relances',
    outbox: 'Envois',
    newOuting: 'Nouvelle sortie',
    outing: 'Sortie',
    noteOnOuting: 'Noter un jeune',
    closeOuting: 'Clore la sortie',
    note: 'Noter un jeune',
    newPlace: 'Nouveau lieu',
    steering: 'Pilotage',
    team: 'Équipe',
    settings: 'Réglages',
    join: 'Invitation',
    unknown: 'Page inconnue',
    signIn: 'Ouvrir votre espace',
    setup: 'Préparer votre espace',
    lock: 'Verrouillé',
    pin: 'Votre code',
  },
  nav: {
    today: 'Aujourd’hui',
    youths: 'Jeunes',
    relances: 'Relances',
    outbox: 'Envois',
    steering: 'Pilotage',
    team: 'Équipe',
    settings: 'Réglages',
    label: 'Principal',
    view: 'Vue',
    field: 'Terrain',
    coordination: 'Coordination',
    toSend: (count: number) => `${plural(count, 'note')} à envoyer`,
  },
  where: {
    offline: 'Hors ligne',
    offlineWith: (count: number) => `Hors ligne, ${plural(count, 'note')} à envoyer`,
    sending: 'Envoi en cours',
    reading: 'Lecture des nouvelles de l’équipe',
    upToDate: (time: string) => `À jour, reçu par le serveur à ${time}`,
    waiting: (count: number) => `${plural(count, 'note')} à envoyer`,
  },
  update: { title: 'Une nouvelle version est prête', apply: 'Mettre à jour', busy: 'Mise à jour' },
  starting: 'Ouverture',
  unknown: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse a peut-être changé, ou le lien était incomplet.',
    home: 'Revenir à l’accueil',
  },
  notForYou: {
    title: 'Cette page n’est pas dans votre espace',
    text: 'Votre rôle ne l’ouvre pas. Une coordinatrice peut changer votre rôle.',
  },
  loading: 'Ouverture de la page',
  loadFailed: {
    title: 'La page n’a pas pu s’ouvrir',
    text: 'Elle n’est pas encore gardée sur cet appareil. Vérifiez le réseau, puis réessayez.',
    again: 'Réessayer',
  },
  failed: {
    offline: 'Pas de réseau. Ce que vous avez tapé reste ici\u00a0; réessayez quand il revient.',
    unexpected: 'Cela n’a pas marché sur cet appareil. Ce que vous avez tapé reste ici\u00a0; réessayez.',
  },
  roles: {
    coordinator: 'Coordination',
    outreach: 'Intervenant',
    partner: 'Partenaire',
    management: 'Direction',
  },
} as const;

export const roleName = (role: string): string => (frame.roles as Record<string, string>)[role] ?? role;
