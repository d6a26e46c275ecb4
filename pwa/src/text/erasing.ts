/** The words of erasing a young person, which nothing gives back. */
export const erasing = {
  menu: 'Effacer pour toujours',
  title: (name: string): string => `Effacer ${name}\u00a0?`,
  why: 'Le nom, le téléphone, l’adresse et les notes de ses démarches disparaissent du serveur, de tous les téléphones et des sauvegardes remises en service. Les chiffres restent\u00a0: ils ne disent de qui il s’agit à personne.',
  when: 'À faire quand la personne le demande, ou qu’elle n’a plus rien à voir avec nous.',
  sure: 'Personne ne pourra revenir en arrière, pas même la coordination.',
  first: 'Effacer…',
  second: 'Oui, effacer pour toujours',
  keep: 'Garder la fiche',
  done: 'Tout ce qui identifie cette personne est effacé',
} as const;
