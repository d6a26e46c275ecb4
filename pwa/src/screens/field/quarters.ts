import type { Day } from '../../domain/days';
import type { Viewed } from '../../domain/replay';
import type { Option } from '../../ui/types';

type Quarter = Pick<Viewed<'zone'>, 'id' | 'name' | 'deleted' | 'valid_from' | 'valid_until'>;

/** The quarters to choose from on a day, by name. `kept`: one chosen before, still one of them or not. */
export const quarterOptions = (quarters: readonly Quarter[], kept: string, day: Day): Option[] =>
  quarters
    .filter((one) => one.id === kept || isOne(one, day))
    .map(({ id, name }) => ({ value: id, label: name }));

const isOne = ({ deleted, valid_from, valid_until }: Quarter, day: Day): boolean =>
  !deleted && (!valid_from || valid_from <= day) && (!valid_until || valid_until >= day);
