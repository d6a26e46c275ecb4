/** The words around the notice: those of the team that shows it, in French. */
export const notice = {
  close: 'Fermer sans répondre',
  answers: 'Votre réponse',
  language: 'Langue',
  others: 'Autres',
  waits: 'Traduction en attente de relecture par une personne qui la parle.',
  waitsShort: 'traduction à relire',
  code: 'Code à scanner\u00a0: la page publique de cette information',
  missing: 'Cette langue n’est pas encore sur ce téléphone. Elle viendra avec le réseau.',
} as const;
