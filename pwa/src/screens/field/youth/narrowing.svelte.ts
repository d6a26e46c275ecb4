import { chosen, NO_FILTER, type YouthFilters } from '../../../domain/youth_filters';
import { youthList as words } from '../../../text/youth_list';

/** What the list is narrowed to, as long as the app stays open. Nothing of a person is in it. */
class Narrowing {
  filters: YouthFilters = $state.raw(NO_FILTER);

  get count(): number {
    return chosen(this.filters);
  }

  clear(): void {
    this.filters = NO_FILTER;
  }

  /** Each choice in words, and the filters without it. */
  get choices(): { said: string; without: YouthFilters }[] {
    const { silent } = this.filters;
    const plain = (['mine', 'unsupported', 'withoutPathway', 'minors'] as const)
      .filter((name) => this.filters[name])
      .map((name) => ({ said: words[name], without: { ...this.filters, [name]: false } }));
    return silent ? [...plain, { said: words.silentFor(silent), without: { ...this.filters, silent: null } }] : plain;
  }
}

export const narrowing = new Narrowing();
