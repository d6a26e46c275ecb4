import { get } from 'svelte/store';
import { session } from '../../acts/session';
import { communeNamed, communesInOrder, territoryOf, type Territory } from '../../domain/territory';
import type { Option } from '../../ui/types';

/** The territory as last read; its names are on this phone. */
export const territory = (): Territory => territoryOf(get(session).me?.organisation.settings ?? {});

/** The name of a commune; its code when it is not one of ours. */
export const communeName = (insee: string): string => communeNamed(territory(), insee) ?? insee;

/** The communes to choose from. `kept`: one chosen before, ours or not. */
export const communeOptions = (kept?: string | null): Option[] => {
  const ours = communesInOrder(territory()).map(({ insee, name }) => ({ value: insee, label: name }));
  return kept && !ours.some(({ value }) => value === kept) ? [{ value: kept, label: communeName(kept) }, ...ours] : ours;
};
