/** The page of the youths whom a figure counts: `/pilotage/jeunes?…&chiffre=identified.by_age&ligne=18_21`. */
import type { Funnel } from '../../server/figures';
import { coordination } from '../../text/coordination';
import { steering } from '../../text/steering';
import type { Cell } from '../../ui/types';

/** Where the youths of a figure are, in one row of it or all; nowhere for who sees no names. */
export type BehindOf = (figure: string, row?: string | null) => string | undefined;

/** Links that keep the question of this address (`search`). */
export const behindOf =
  (search: string): BehindOf =>
  (figure, row) => {
    const query = new URLSearchParams(search);
    query.set('chiffre', figure);
    if (row !== undefined) query.set('ligne', row ?? '');
    return `/pilotage/jeunes?${query}`;
  };

/** A number of a table that leads to those it counts, if there are any. */
export const linked = (value: number, href: string | undefined): Cell => (href && value ? { value, href } : value);

interface Row {
  n: number;
  label: string;
}

const words = coordination.steering;

/** The lists of rows whose labels the answer gives, by figure. */
const lists = (funnel: Funnel): Record<string, { key: string; label: string | null | undefined; n: number }[]> => {
  const { identified: who, profile } = funnel;
  const coded = (rows: { code: string; label: string; n: number }[]) => rows.map(({ code, label, n }) => ({ key: code, label, n }));
  const rowed = (rows: { row: string; label: string; n: number }[]) => rows.map(({ row, label, n }) => ({ key: row, label, n }));
  const lived = (rows: { where: string | null; name: string | null; n: number }[]) =>
    rows.map(({ where, name, n }) => ({ key: where ?? '', label: name ?? where, n }));
  return {
    'identified.by_channel': rowed(who.by_channel),
    'identified.by_gender': coded(who.by_gender),
    'identified.by_age': coded(who.by_age),
    'profile.communes': lived(profile.communes),
    'profile.epcis': lived(profile.epcis),
    'profile.zones': lived(profile.zones),
    'profile.training_level': rowed(profile.training_level),
    'profile.housing': rowed(profile.housing),
    'profile.driving_licence': coded(profile.driving_licence),
    'profile.transport': coded(profile.transport),
    'profile.obstacles': coded(profile.obstacles),
    pathways: rowed(funnel.pathways),
    places: funnel.places.map(({ place, name, identified }) => ({ key: place ?? '', label: name, n: identified })),
    not_remobilised: funnel.not_remobilised.by_reason.map(({ reason, label, n }) => ({ key: reason, label, n })),
    ...Object.fromEntries(funnel.not_remobilised.by_reason.map(({ reason, label, by_age: ages }) => [
      `not_remobilised.${reason}`,
      rowed(ages).map((one) => ({ ...one, label: `${label}, ${one.label.toLowerCase()}` })),
    ])),
    ...Object.fromEntries(funnel.held.map(({ months, by_result: results, ended_otherwise: otherwise, unchecked }) => [
      `held.${months}`,
      [
        ...coded(results),
        { key: 'ended_otherwise', label: steering.held.endedOtherwise, n: otherwise },
        { key: 'unchecked', label: steering.held.unchecked, n: unchecked },
      ].map((one) => ({
        ...one,
        label: steering.behind.after(months, one.label),
      })),
    ])),
    criteria: (['meets', 'missing', 'does_not_meet'] as const).map((key) => ({
      key,
      label: words.criteria.rows[key === 'does_not_meet' ? 'doesNotMeet' : key],
      n: funnel.criteria[key],
    })),
  };
};

/** How a figure is called, and what it says; null for one that Pilotage does not show. */
export function figureOf(funnel: Funnel, figure: string, row: string | null): Row | null {
  const wholes: Record<string, Row> = {
    identified: { label: words.figures.identified, n: funnel.identified.total },
    'identified.without_name': { label: steering.behind.withoutName, n: funnel.identified.without_name },
    remobilised: { label: steering.behind.remobilised, n: funnel.remobilised.total },
    remobilised_flow: { label: steering.behind.flow, n: funnel.remobilised_flow },
    not_remobilised: { label: steering.behind.notYet, n: funnel.not_remobilised.total },
  };
  if (row === null) return wholes[figure] ?? null;
  const found = lists(funnel)[figure]?.find(({ key }) => key === row);
  return found ? { label: found.label ?? steering.behind.notNoted, n: found.n } : null;
}
