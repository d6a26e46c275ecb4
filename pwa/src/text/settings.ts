/** Words of the settings. */
import { plural } from '../ui/format';

export const settings = {
  title: 'Réglages',
  figures: 'Voir les chiffres',
  lock: {
    title: 'Ouvrir et fermer',
    now: 'Verrouiller maintenant',
    nowDetail: 'Les noms se ferment tout de suite. Rien n’est perdu.',
    pinOn: (digits: number) => `Code à ${digits} chiffres`,
    pinOff: 'Pas de code sur cet appareil',
    pinOffDetail: 'Le mot de passe est demandé à chaque ouverture.',
    pinOnDetail: 'Il ouvre l’application sans réseau.',
    pinSet: 'Choisir un code',
    pinChange: 'Changer de code',
    choose: 'Choisir',
    change: 'Changer',
    pinShared: 'Ordinateur partagé\u00a0: le mot de passe est demandé à chaque ouverture.',
    pinLeave: 'Revenir',
  },
  sessions: {
    title: 'Vos appareils',
    here: 'Cet appareil',
    shared: 'ordinateur partagé',
    sendsOnly: 'envoie ses dernières notes',
    used: (day: string, time: string) => `vu ${day} à ${time}`,
    end: 'Fermer',
    endOf: (label: string) => `Fermer l’ouverture sur ${label}`,
    ended: 'Cette ouverture est fermée. Les notes qui y restent sont gardées, chiffrées.',
    offline: 'Hors ligne\u00a0: la liste de vos appareils se lit en ligne.',
    loading: 'Lecture de vos appareils',
    again: 'Réessayer',
  },
  device: {
    title: 'Cet appareil',
    storage: 'Notes protégées de l’effacement',
    storageTitle: 'Protection des notes',
    storageYes: 'Le navigateur garde vos notes même quand la place manque.',
    storageNo: 'Si la place manque, le navigateur pourrait effacer des notes pas encore envoyées.',
    storageUnknown: 'Ce navigateur ne dit pas s’il protège les notes.',
    storageAsk: 'Protéger',
    storageRefused: 'Le navigateur n’a pas accepté. Installez l’application, puis redemandez.',
    used: (size: string) => `${size} utilisés.`,
    versionOf: (version: string) => `KAF’Truck, version ${version}`,
    upToDate: 'À jour',
    updateReady: 'Une nouvelle version est prête',
    notes: 'Notes à envoyer',
    notesNone: 'Aucune, tout est reçu',
    notesSome: (count: number) => `${plural(count, 'note')} encore sur cet appareil`,
  },
  leave: {
    button: 'Se déconnecter',
    doing: 'Déconnexion',
    ask: 'Se déconnecter de cet appareil\u00a0?',
    clean: 'Tout est reçu par le serveur. Les noms quittent cet appareil.',
    unsent: (count: number) =>
      count > 1
        ? `Il reste ${plural(count, 'note')} à envoyer. Elles restent gardées ici, chiffrées, et partent dès que le réseau revient.`
        : `Il reste ${plural(count, 'note')} à envoyer. Elle reste gardée ici, chiffrée, et part dès que le réseau revient.`,
    stay: 'Rester',
  },
} as const;
