import { at } from './french';

/** Words of "Seul·e": somebody of the team is alone on an outing. */
export const alone = {
  menu: 'Seul·e',
  title: 'Seul·e en sortie',
  lead: 'Dites à la coordination où vous êtes et quand vous rentrez.',
  back: 'Retour prévu à',
  earlier: '30 min plus tôt',
  later: '30 min plus tard',
  sooner: '− 30 min',
  longer: '+ 30 min',
  remind: 'Me le rappeler',
  remindWhy: 'À cette heure, l’application ouverte vous rappelle de prévenir que vous êtes rentré·e.',
  write: (who: string): string => `Écrire à ${who}`,
  writeShort: 'Écrire',
  call: (who: string): string => `Appeler ${who}`,
  theCoordination: 'la coordination',
  noNumber: 'Le numéro de la coordination n’est pas encore dans les réglages.',
  urgent: 'Appeler le 112',
  sms: (place: string | null, time: string): string =>
    `Je suis seul·e${place ? ` ${at(place)}` : ' en sortie'}. Retour prévu à ${time}.`,
  smsBack: 'Je suis rentré·e.',
  keepsNothing: 'Rien n’est gardé sur le serveur et votre position n’est pas suivie.',
  due: 'Prévenez la coordination que vous êtes rentré·e.',
  done: 'C’est fait',
} as const;
