/** Which page an address is. */
const table = {
  today: '/',
  youths: '/jeunes',
  youth: '/jeunes/:id',
  compare: '/jeunes/:id/comparer/:other',
  relances: '/relances',
  outbox: '/envois',
  newOuting: '/sortie/nouvelle',
  planOuting: '/sortie/prevoir',
  joinOuting: '/sortie/rejoindre',
  outing: '/sortie/:id',
  noteOnOuting: '/sortie/:id/noter',
  closeOuting: '/sortie/:id/clore',
  note: '/jeunes/noter',
  newPlace: '/lieux/nouveau',
  steering: '/pilotage',
  behind: '/pilotage/jeunes',
  report: '/rapport',
  reportYear: '/rapport/:year',
  edition: '/rapport/edition/:id',
  planning: '/planning',
  truckSheet: '/planning/feuille',
  quality: '/qualite',
  team: '/equipe',
  lists: '/listes',
  settings: '/reglages',
  usefulNumbers: '/reglages/numeros',
  notices: '/reglages/information',
  noticeText: '/reglages/information/:language',
  join: '/rejoindre',
} as const;

export type RouteName = keyof typeof table;

export interface Found {
  name: RouteName;
  parts: Record<string, string>;
}

const pieces = (path: string): string[] => path.split('/').filter(Boolean);

function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pieces(pattern);
  const given = pieces(path);
  if (wanted.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [index, piece] of wanted.entries()) {
    const here = given[index] ?? '';
    if (piece.startsWith(':')) parts[piece.slice(1)] = decoded(here);
    else if (piece !== here) return null;
  }
  return parts;
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

/** The page of a path and its parts; words win over parts (`/sortie/nouvelle` is no id). Null when there is none. */
export function find(path: string): Found | null {
  const names = Object.keys(table) as RouteName[];
  const found = names.flatMap((name) => {
    const parts = match(table[name], path);
    return parts ? [{ name, parts }] : [];
  });
  return found.sort((a, b) => Object.keys(a.parts).length - Object.keys(b.parts).length)[0] ?? null;
}
