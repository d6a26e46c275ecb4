/** The words of erasing a young person, which nothing gives back. */
export const erasing = {
  menu: 'Effacer pour toujours',
  title: (name: string): string => `Effacer ${name}\u00a0?`,
  why: 'Le nom, le téléphone, l’adresse et les notes de ses démarches disparaissent des écrans de ce téléphone. Le serveur, les autres téléphones et les sauvegardes remises en service suivent dès que c’est envoyé. Les chiffres restent\u00a0: ils ne disent de qui il s’agit à personne.',
  when: 'À faire quand la personne le demande, ou qu’elle n’a plus rien à voir avec nous.',
  sure: 'Personne ne pourra revenir en arrière, pas même la coordination.',
  first: 'Effacer…',
  second: 'Oui, effacer pour toujours',
  keep: 'Garder la fiche',
  done: 'Effacé des écrans de ce téléphone',
  waitsTitle: 'Pas encore effacé partout',
  waits: 'Ce qui identifie cette personne a quitté les écrans de ce téléphone. Le serveur et les autres téléphones suivront dès que ce sera envoyé.',
  everywhere: 'Tout ce qui identifie cette personne est effacé du serveur, et de chaque téléphone dès qu’il se met à jour. Ses chiffres restent.',
} as const;
