import { get } from 'svelte/store';
import { session } from '../../acts/session';
import { dayOf, timeOf, type Day, type Instant } from '../../domain/days';
import { mayChange } from '../../domain/may_change';
import * as format from '../../ui/format';

/** The organisation's time zone: every hour on screen is of that clock. */
export const zone = (): string => get(session).me?.organisation.time_zone ?? 'Europe/Paris';

/** The id of the person whose app this is. */
export const myId = (): string => get(session).me?.id ?? '';

/** Whether I may start, move, cancel, close, reopen or describe this outing; a partner's worker only counts on a colleague's. */
export const mayChangeOuting = ({ by }: { by: string }): boolean => mayChange({ role: get(session).me?.role ?? '', id: myId() }, by);

/** Today there. */
export const today = (): Day => dayOf(Date.now(), zone());

/** Whether a moment is of today there. */
export const isToday = (at: number): boolean => dayOf(at, zone()) === today();

/** `14 h 02` there. */
export const time = (at: Instant | number): string => format.time(at, zone());

/** `16 juin`, with the year when it is another one. */
export const shortDay = (at: Instant | Day): string => {
  const day = format.isoDay(at.length === 10 ? `${at}T12:00:00Z` : at, zone());
  return format.dayShort(day, { year: day.slice(0, 4) !== today().slice(0, 4) });
};

/** `Aujourd’hui`, `Demain`, else `16 juin`. */
export const nearDay = (at: Instant | Day): string => format.relativeDay(at, Date.now(), zone());

/** `Mardi 16 juin`; it may break anywhere, so that very large letters fit. */
export const titleDay = (at: Instant | Day | number): string => {
  const text = format.day(at, { zone: zone() }).replaceAll('\u00a0', ' ');
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
};

/** A day inside a sentence: `aujourd’hui`, `hier`, `le 16 juin`. */
export const saidDay = (at: Instant | Day): string => format.saidDay(at, Date.now(), zone());

/** An hour, with its day when that is not today: `14 h 02`, `hier à 14 h 02`. */
export const moment = (at: Instant): string => (dayOf(at, zone()) === today() ? time(at) : `${saidDay(at)} à ${time(at)}`);

/** The hour that clocks show there, as a time field holds it: `14:02`. */
export const hourOf = (at: Instant): string => timeOf(Date.parse(at), zone());
