/** The communes and intercommunalités that the organisation covers (`settings.territory`). */

export interface Epci {
  /** SIREN. */
  siren: string;
  /** CC, CA, CU, METRO, MET69 or EPT. */
  kind: string;
  name: string;
  /** INSEE codes, the most populated first. */
  communes: string[];
}

export interface Territory {
  /** The year of its communes; empty while nothing is chosen. */
  vintage: string;
  epcis: Epci[];
  /** INSEE codes of the communes chosen by themselves. */
  communes: string[];
  /** The name of every commune, by INSEE code. */
  names: Record<string, string>;
  /** The commune that is there now, by a code that is no more. */
  former: Record<string, string>;
}

const NOWHERE: Territory = { vintage: '', epcis: [], communes: [], names: {}, former: {} };

/** The territory among the organisation's settings. */
export const territoryOf = (settings: Record<string, unknown>): Territory => ({ ...NOWHERE, ...(settings.territory as Territory | undefined) });

/** The name of a commune of the territory, also by a code from before it merged; null for any other. */
export const communeNamed = ({ names, former }: Territory, insee: string): string | null => names[insee] ?? names[former[insee] ?? ''] ?? null;

/** The name of a chosen intercommunalité; null for any other. */
export const epciNamed = ({ epcis }: Territory, siren: string): string | null => epcis.find((one) => one.siren === siren)?.name ?? null;

const french = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

/** All communes of the territory: the town of each intercommunalité, then the others by name. */
export const communesInOrder = ({ epcis, names }: Territory): { insee: string; name: string }[] => {
  const towns = epcis.map(({ communes }) => communes[0] ?? '').filter((insee) => insee in names);
  const others = Object.keys(names).filter((insee) => !towns.includes(insee));
  const named = (codes: string[]) => codes.map((insee) => ({ insee, name: names[insee] ?? insee }));
  return [...named([...new Set(towns)]), ...named(others).sort((a, b) => french.compare(a.name, b.name))];
};
