/** Small words that change before a name: `d’Élise`, `de Nadia`, `au Moutherot`, `aux Auxons`. */

/** Heard as a vowel, written with any accent: first names with a silent h too, and `Yves`, but not `Yanis`. */
const VOWEL = /^(?:[aeiouhœæ]|y(?![aeiouy]))/;

const bare = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('fr');

/** `de Nadia`, `d’Inès`, `d’un collègue`. */
export const of = (name: string): string => (VOWEL.test(bare(name)) ? `d’${name}` : `de ${name}`);

/** `à Besançon`, `au Moutherot` of Le Moutherot, `aux Auxons` of Les Auxons, `à La Vèze`. */
export const at = (place: string): string => {
  const [, article, rest] = /^(les?) (.+)$/i.exec(place) ?? [];
  if (!article) return `à ${place}`;
  return `${article.length === 2 ? 'au' : 'aux'} ${rest}`;
};
