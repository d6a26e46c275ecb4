const NOTING = 'youth/new/';

/** The keys under which an outing being prepared is kept: one that begins now, one for another day. */
export const STARTING_KEY = 'outing/new';
export const PLANNING_KEY = 'outing/plan';

/** The key under which the form of "Noter un jeune" is kept: one for each outing, one outside. */
export const notingKey = (outing: string | undefined): string => `${NOTING}${outing ?? 'elsewhere'}`;

/** A half-filled form as "À finir" shows it. */
export interface Unfinished {
  /** Which form (`unfinished.kinds`). */
  kind: string;
  /** Where it is taken up again. */
  href: string;
  /** The youth or the outing it is about. */
  youth: string | null;
  outing: string | null;
}

/** Sheets of a file and of an outing, by the word in their draft's key. */
const OF_YOUTH: Record<string, string> = {
  step: 'step', who: 'identity', facts: 'complete', relance: 'relance', pathway: 'pathway', again: 'again', close: 'close', part: 'part',
};
/** Sheets of a record of a file, which is the last part of the key. */
const OF_RECORD: ReadonlySet<string> = new Set(['settle', 'edit', 'move', 'confirm', 'end', 'support', 'health']);
const OF_OUTING: Record<string, string> = { note: 'note', health: 'health', group: 'group', change: 'team', estimate: 'estimate', cancel: 'cancel' };

/** A planned outing at other hours, or once more: the planning has both sheets. */
const ON_PLANNING: Record<string, string> = { move: 'whenMoved', copy: 'plan' };

/** What is called otherwise than its sheet: an outing's end is the closing. */
const KINDS: Record<string, string> = { end: 'endPathway' };

/** What a draft is of, from its key; null for one that only its own page shows. */
export const unfinishedOf = (key: string): Unfinished | null => {
  const [area = '', form = '', id = '', record = ''] = key.split('/');
  const nobody = { youth: null, outing: null };
  if (key.startsWith(NOTING)) {
    if (id === 'elsewhere') return { ...nobody, kind: 'noting', href: '/jeunes/noter' };
    return { ...nobody, kind: 'noting', href: `/sortie/${id}/noter`, outing: id };
  }
  if (key === STARTING_KEY) return { ...nobody, kind: 'outing', href: '/sortie/nouvelle' };
  if (key === PLANNING_KEY) return { ...nobody, kind: 'plan', href: '/sortie/prevoir' };
  if (key === 'place/new') return { ...nobody, kind: 'place', href: '/lieux/nouveau' };
  if (!id) return null;
  if (record && area === 'youth' && OF_RECORD.has(form)) {
    return { ...nobody, kind: KINDS[form] ?? form, href: `/jeunes/${id}?ligne=${form}.${record}`, youth: id };
  }
  if (record && area === 'outing' && form === 'correct') {
    return { ...nobody, kind: form, href: `/sortie/${id}?feuille=counts&ligne=correct.${record}`, outing: id };
  }
  if (record && area === 'outing' && form === 'answer') {
    return { ...nobody, kind: 'health', href: `/sortie/${id}?feuille=health&ligne=answer.${record}`, outing: id };
  }
  if (area === 'youth' && OF_YOUTH[form]) return { ...nobody, kind: form, href: `/jeunes/${id}?feuille=${OF_YOUTH[form]}`, youth: id };
  if (area === 'outing' && form === 'close') return { ...nobody, kind: 'end', href: `/sortie/${id}/clore`, outing: id };
  if (area === 'outing' && OF_OUTING[form]) return { ...nobody, kind: form, href: `/sortie/${id}?feuille=${OF_OUTING[form]}`, outing: id };
  if (area === 'planning' && ON_PLANNING[form]) return { ...nobody, kind: ON_PLANNING[form], href: `/planning?ligne=${form}.${id}`, outing: id };
  if (area === 'outbox' && form === 'mend') return { ...nobody, kind: 'mend', href: `/envois?corriger=${id}` };
  return null;
};

/** Forms that only an outing under way has: a half-filled one waits until the outing is opened again. */
const NEED_UNDER_WAY: ReadonlySet<string> = new Set(['note', 'health', 'group', 'change', 'estimate', 'correct']);

/** What is half filled, of these drafts, on an outing that is no longer under way; `outings` are all those that are one. */
export const waitingOn = (keys: readonly string[], outings: readonly string[]): Unfinished[] =>
  keys.flatMap((key) => {
    const found = unfinishedOf(key);
    return found?.outing && outings.includes(found.outing) && NEED_UNDER_WAY.has(found.kind) ? [found] : [];
  });

const OLD_MS = 30 * 86_400_000;

/** Begun so long ago that it is asked whether to go on. */
export const isOld = (at: number, now: number): boolean => now - at > OLD_MS;
