/** Words of the phone itself: locking, installing, keeping. */
import { plural } from '../ui/format';

export const phone = {
  lock: {
    now: 'Verrouiller',
    offlineKept: (count: number) => `Hors ligne, ${plural(count, 'note')} bien ${count > 1 ? 'gardées' : 'gardée'}`,
    kept: (count: number) => `${plural(count, 'note')} à envoyer, bien ${count > 1 ? 'gardées' : 'gardée'}`,
    toSend: (count: number) => `${plural(count, 'note')} à envoyer`,
    after: 'Se verrouille en arrière-plan après',
    minutes: (count: number) => `${count}\u00a0min`,
    organisation: (count: number) => `Votre organisation demande ${count}\u00a0min au plus.`,
  },
  install: {
    side: 'Un pas\navant d’ouvrir',
    heading: 'Installez d’abord l’application',
    why: 'Dans Safari, ce qui est gardé s’efface après sept jours sans visite. Dans l’application installée, vos notes restent.',
    steps: [
      { title: 'Touchez Partager', detail: 'En bas de l’écran, ou en haut à droite.' },
      { title: 'Puis «\u00a0Sur l’écran d’accueil\u00a0»', detail: 'Faites défiler la liste si besoin.' },
      { title: 'Ouvrez le KAF’Truck', detail: 'Son icône est sur l’écran d’accueil. Votre mot de passe y est demandé une fois.' },
    ],
    notSafari: 'Ouvrez cette page dans Safari si «\u00a0Sur l’écran d’accueil\u00a0» n’apparaît pas.',
    here: 'Continuer ici quand même',
    android: 'Installez d’abord l’application\u00a0: elle s’ouvre sans réseau et vos notes y sont mieux gardées.',
  },
  copy: {
    recoveredTitle: (count: number) => `${plural(count, 'note')} ${count > 1 ? 'retrouvées' : 'retrouvée'}`,
    recovered: 'Ce navigateur avait perdu ce qu’il gardait. Vos notes non envoyées étaient gardées à part\u00a0: elles sont revenues. Ce qui était à moitié rempli est à refaire.',
    seen: 'J’ai compris',
    orphaned: (count: number) => `Ce navigateur a perdu ce qu’il gardait, mais ${plural(count, 'note')} non ${count > 1 ? 'envoyées sont' : 'envoyée est'} à l’abri sur cet appareil. Ouvrez votre espace pour ${count > 1 ? 'les' : 'la'} retrouver.`,
  },
  storage: {
    usedOf: (used: string, room: string) => `${used} utilisés sur ${room}.`,
    low: 'La place manque sur cet appareil',
    lowWhy: 'Effacez des photos ou des applications\u00a0: vos notes ont besoin de place.',
    full: 'La place manque sur ce téléphone\u00a0: rien n’a été gardé. Effacez des photos ou des applications, puis réessayez\u00a0; ce que vous avez écrit reste à l’écran.',
  },
  stuck: {
    title: 'Rien ne peut être gardé ici',
    none: 'Ce navigateur ne garde rien sur cet appareil. En navigation privée, ouvrez plutôt une fenêtre ordinaire\u00a0; sinon, mettez le navigateur à jour.',
    full: 'La place manque sur cet appareil. Effacez des photos ou des applications, puis réessayez. Vos notes déjà gardées sont toujours là.',
    newer: 'Une version plus récente de l’application a servi ici. Fermez toutes ses fenêtres, puis rouvrez-la avec du réseau. Vos notes sont toujours là.',
    other: 'L’application n’arrive pas à lire ce qu’elle garde. Fermez-la tout à fait, puis rouvrez-la. Vos notes sont toujours là.',
    again: 'Réessayer',
  },
} as const;
