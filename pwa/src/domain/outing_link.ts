import { isValid, type Code } from './codes';
import { instant, type Instant } from './days';
import { isId } from './ids';

/**
 * An outing under way, as one phone tells it to another without any network. Only ids and clear
 * facts: no name, no note, nothing of any young person.
 */
export interface SharedOuting {
  /** The end of the organisation's id (`tagOf`): another one's phone must not follow the link. */
  organisation: string;
  outing: string;
  kind: Code<'outing_kind'>;
  started_at: Instant;
  /** Where it is; null when it has no place. */
  place: string | null;
}

/** Where the app reads it. What follows the sign `#` is sent to no server. */
export const LINK_PATH = '/sortie/rejoindre';
const VERSION = '1';
const NOWHERE = '-';

/** What of an organisation's id goes into a link: enough to tell two apart, short enough for a code. */
export const tagOf = (organisation: string): string => organisation.slice(-6);

/** The link that a colleague's phone scans or opens: `https://…/sortie/rejoindre#1.…`. */
export const linkOf = (origin: string, shared: SharedOuting): string => {
  const { organisation, outing, kind, started_at, place } = shared;
  const start = Date.parse(started_at).toString(36);
  const parts = [VERSION, organisation, short(outing), kind, start, place ? short(place) : NOWHERE];
  return `${origin}${LINK_PATH}#${parts.join('.')}`;
};

/** What a link or its end says; null when it is none of ours, or of a later version of the app. */
export const readLink = (text: string): SharedOuting | null => {
  const said = text.trim().slice(text.trim().lastIndexOf('#') + 1);
  const [version, organisation, outing, kind, start, place, ...more] = said.split('.');
  if (version !== VERSION || more.length || !kind || !isValid('outing_kind', kind)) return null;
  const ms = /^[0-9a-z]{1,9}$/.test(start ?? '') ? Number.parseInt(start ?? '', 36) : Number.NaN;
  const [outingId, placeId] = [outing, place === NOWHERE ? outing : place].map((one) => whole(one ?? ''));
  if (!/^[0-9a-f]{6}$/.test(organisation ?? '') || !outingId || !placeId || !(ms < LATEST_MS)) return null;
  return {
    organisation: organisation ?? '',
    outing: outingId,
    kind,
    started_at: instant(ms),
    place: place === NOWHERE ? null : placeId,
  };
};

const LATEST_MS = Date.UTC(2200, 0);

/** A UUID's 16 bytes as 22 letters. */
const short = (id: string): string => {
  const bytes = (id.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

/** The UUID again; null when the letters are none. */
const whole = (letters: string): string | null => {
  if (!/^[\w-]{22}$/.test(letters)) return null;
  const bytes = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
  const hex = [...bytes].map((one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isId(id) && short(id) === letters ? id : null;
};
