/** Words of what leaves the house beside the annual report. */
import { number, plural } from '../ui/format';

export const exporting = {
  title: 'Autres exports',
  rows: {
    funders: { title: 'Tableaux pour les financeurs', detail: 'O2R, CEJ jeunes en rupture, FSE+' },
    open_data: { title: 'Données ouvertes', detail: 'Des lignes comptées, sans personne' },
    imilo: { title: 'Liste pour i-milo', detail: 'Des noms\u00a0: reste sur cet appareil' },
  },
  about: {
    funders:
      'Repérés, remobilisés, réorientés, abandons et attentes par trimestre, parcours, participants selon les catégories du FSE+. Les petits nombres y sont masqués, comme dans le rapport.',
    open_data:
      'Pour la recherche\u00a0: personne n’y est seul. Chaque ligne vaut pour plusieurs jeunes semblables, sans nom ni identifiant.',
  },
  first: 'Publiez d’abord l’édition de l’année\u00a0: les nombres masqués ici tiennent alors compte de ce qu’elle montre.',
  files: (year: number): string => `Télécharger, ${year}`,
  dictionary: 'Chaque fichier a son dictionnaire des colonnes.',
  imilo: {
    title: 'Liste pour i-milo',
    why: 'Pour saisir dans i-milo les jeunes repérés. Le serveur ne lit aucun nom\u00a0: ils s’ouvrent ici, et le fichier est écrit par ce navigateur.',
    care: 'Ce fichier porte des noms. Effacez-le après la saisie, ne l’envoyez pas par courriel.',
    logged: 'Le serveur note qui a pris une liste, quand, pour quelles dates et combien de jeunes.',
    leftOut: 'N’y sont pas\u00a0: ceux notés sans leur nom, les noms effacés, et qui s’y est opposé.',
    first: 'Repérés du',
    last: 'Au',
    noDate: 'Choisissez les deux dates.',
    badDates: 'La fin est avant le début.',
    take: 'Préparer la liste',
    taking: 'Préparation',
    opening: 'Ouverture des noms',
    openedOf: (done: number, of: number): string => `${number(done)}/${number(of)}`,
    nobody: 'Personne à saisir pour ces dates.',
    ready: (count: number): string => `${plural(count, 'jeune')} à saisir`,
    closed: (count: number): string =>
      count === 1
        ? 'Un nom ne s’ouvre pas sur cet appareil\u00a0: sa ligne n’a que ses faits.'
        : `${number(count)} noms ne s’ouvrent pas sur cet appareil\u00a0: leurs lignes n’ont que leurs faits.`,
    file: 'Enregistrer la liste (CSV)',
    columns: 'Ce que dit chaque colonne',
    heads: { column: 'Colonne', says: 'Ce qu’elle dit' },
    columnsFile: 'Enregistrer ce dictionnaire (CSV)',
    saved: 'Dans vos téléchargements',
    name: (first: string, last: string): string => `imilo-${first}-${last}.csv`,
    columnsName: 'imilo-colonnes.csv',
    taken: 'Listes déjà prises',
    takenLine: (who: string, when: string, days: string, count: number): string => `${who ? `${who}, ` : ''}${when}\u00a0: ${days}, ${plural(count, 'jeune')}`,
    days: (first: string, last: string): string => `du ${first} au ${last}`,
    offline: 'Pas de réseau\u00a0: la liste se demande au serveur.',
  },
} as const;
