import { isId } from '../../domain/ids';
import { ask, params } from '../../route';

/**
 * Which part of a page is open (a sheet, a second step), kept in the address: a reload, a lock, a call
 * or an update of the app opens it again, and a half-filled form can be led back to. A word of ours
 * only, never anything that was typed.
 */
export class InAddress<T extends string> {
  #now: T | null = $state(null);

  constructor(
    private readonly allowed: readonly T[],
    private readonly name: 'feuille' | 'etape' = 'feuille',
  ) {
    const given = params.get(name);
    this.#now = allowed.find((one) => one === given) ?? null;
  }

  get now(): T | null {
    return this.#now;
  }

  /** Opens it; what is not worth coming back to is open all the same, and not in the address. */
  set now(next: T | null) {
    this.#now = next;
    ask({ [this.name]: next !== null && this.allowed.includes(next) ? next : null });
  }
}

/**
 * As `InAddress`, of what is open over one record: a word of ours and the record's id. What the
 * screen knows of it besides is not in the address.
 */
export class RecordInAddress<R extends { sheet: string; id: string }> {
  #now: R | null = $state.raw(null);

  constructor(private readonly allowed: readonly R['sheet'][]) {
    const [word, id] = (params.get(NAME) ?? '').split('.');
    const sheet = allowed.find((one) => one === word);
    if (sheet && isId(id)) this.#now = { sheet, id } as R;
  }

  get now(): R | null {
    return this.#now;
  }

  set now(next: R | null) {
    this.#now = next;
    ask({ [NAME]: next && this.allowed.includes(next.sheet) ? `${next.sheet}.${next.id}` : null });
  }
}

const NAME = 'ligne';
