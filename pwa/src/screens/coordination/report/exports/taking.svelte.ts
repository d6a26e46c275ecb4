import { openFirst, youths, type YouthLine } from '../../../../store/views';
import type { RosterRow } from '../../../../server/report';
import { communeName } from '../../../field/communes';
import type { Listed } from './imilo';

/** Names of a list being opened on this device. Make it while its component is made. */
export class Opening {
  /** Null until the files of this device are read. */
  #lines = $state.raw<Map<string, YouthLine> | null>(null);
  facts: RosterRow[] | null = $state.raw(null);

  constructor() {
    $effect(() => youths().subscribe((all) => (this.#lines = all ? new Map(all.map((line) => [line.id, line])) : null)));
    $effect(() => {
      for (const { youth } of this.facts ?? []) if (this.#lines?.get(youth)?.name.state === 'opening') openFirst(youth);
    });
  }

  /** How many names are open, or will never be on this device. */
  get done(): number {
    const lines = this.#lines;
    return lines ? (this.facts ?? []).filter(({ youth }) => lines.get(youth)?.name.state !== 'opening').length : 0;
  }

  /** Names that do not open here. */
  get closed(): number {
    return this.listed.filter(({ name }) => name === null).length;
  }

  get listed(): Listed[] {
    return (this.facts ?? []).map((facts) => {
      const line = this.#lines?.get(facts.youth);
      return {
        facts,
        name: line?.name.state === 'ok' ? line.name.value : null,
        birthDate: line?.birth_date.state === 'ok' ? line.birth_date.value : null,
        commune: facts.commune ? communeName(facts.commune) : '',
      };
    });
  }
}
