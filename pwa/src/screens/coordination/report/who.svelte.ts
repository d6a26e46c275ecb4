import { people } from '../../../store/views';
import { firstName } from '../first_name';

/** The first name of a colleague by id; empty where this device does not know them. */
export class Who {
  #names = $state.raw(new Map<string, string>());

  constructor() {
    $effect(() => people().subscribe((team) => (this.#names = new Map(team?.map(({ id, name }) => [id, name])))));
  }

  said(id: string): string {
    const name = this.#names.get(id);
    return name ? firstName(name) : '';
  }
}
