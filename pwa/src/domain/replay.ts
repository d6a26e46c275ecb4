import { blankFields } from './blank';
import type { Change, Refusal, SeenAt, WireRow } from './operation';
import { sealedFields, type Fields, type RecordType } from './records';

/** Where a record is: on this phone only, being sent, on the server, or refused. */
export type Truth = 'here' | 'sending' | 'server' | 'refused';

/**
 * An operation to show on top of the server's rows. `answered` ones are on the server but not in
 * the rows shown (they are being read again); `again` ones were answered before a restore and only
 * fill in what the rows lack.
 */
export interface Pending {
  op: string;
  changes: Change[];
  state: 'here' | 'sending' | 'answered' | 'again' | 'refused';
  refusal?: Refusal;
}

/** Why an operation waits for a person, as shown beside the record. */
export interface ShownRefusal {
  op: string;
  code: string;
  message: string;
  field: string | null;
}

/** What every view row says of itself. */
export interface Meta {
  id: string;
  by: string;
  truth: Truth;
  /** Which row of the server the person is looking at; null while it has none. */
  seen: SeenAt | null;
  deleted: boolean;
  erased: boolean;
  refusal: ShownRefusal | null;
  /** What a refused change wanted, beside what is stored. */
  refusedValues: Record<string, unknown>;
  /** The record itself was refused: shown, marked, never counted. */
  uncounted: boolean;
}

/** A record as screens show it: its fields and what is known of it. */
export type Viewed<T extends RecordType> = Fields[T] & Meta;

interface Touch {
  change: Change;
  pending: Pending;
}

interface Draft {
  meta: Meta;
  set: Record<string, unknown>;
  fromBase: boolean;
}

const keyOf = (type: string, id: string): string => `${type}/${id}`;

/** Pending operations by record, in the order in which they were made. */
export class Overlay {
  #touches = new Map<string, Touch[]>();
  #ids = new Map<string, Set<string>>();
  /** What was shown of touched records, and on top of which row; of others, by their row. */
  #shown = new Map<string, { base: WireRow | undefined; as: object | null }>();
  #untouched = new WeakMap<WireRow, object>();

  constructor(
    pending: readonly Pending[],
    private readonly me: string,
    private readonly epoch: string,
  ) {
    for (const one of pending) for (const change of one.changes) this.#add(change, one);
  }

  /** The same with one operation more on top; this one stays as it is. */
  with(pending: Pending): Overlay {
    const more = new Overlay([], this.me, this.epoch);
    more.#touches = new Map(this.#touches);
    more.#ids = new Map(this.#ids);
    more.#shown = new Map(this.#shown);
    more.#untouched = this.#untouched;
    for (const change of pending.changes) {
      const key = keyOf(change.type, change.id);
      more.#shown.delete(key);
      more.#touches.set(key, [...(more.#touches.get(key) ?? []), { change, pending }]);
      more.#ids.set(change.type, new Set(more.#ids.get(change.type)).add(change.id));
    }
    return more;
  }

  #add(change: Change, pending: Pending): void {
    const key = keyOf(change.type, change.id);
    const touches = this.#touches.get(key);
    if (touches) touches.push({ change, pending });
    else this.#touches.set(key, [{ change, pending }]);
    const ids = this.#ids.get(change.type) ?? new Set<string>();
    this.#ids.set(change.type, ids.add(change.id));
  }

  /** The ids of a type that pending operations touch. */
  touched(type: string): Iterable<string> {
    return this.#ids.get(type) ?? [];
  }

  /**
   * The record as this phone knows it: the server's row, if any, with everything pending on it. It is
   * the same object each time, as long as the row is; nobody changes it.
   */
  show<T extends RecordType>(type: T, id: string, base: WireRow | undefined): Viewed<T> | null {
    const key = keyOf(type, id);
    const touches = this.#touches.get(key);
    if (!touches) return base ? (this.#plain(base) as Viewed<T>) : null;
    const before = this.#shown.get(key);
    if (before && before.base === base) return before.as as Viewed<T> | null;
    let draft: Draft | null = base ? this.#fromBase(base) : null;
    for (const touch of touches) draft = this.#apply(draft, touch);
    const as = draft && { ...draft.set, ...draft.meta };
    this.#shown.set(key, { base, as });
    return as as Viewed<T> | null;
  }

  #plain(base: WireRow): object {
    const known = this.#untouched.get(base);
    if (known) return known;
    const { set, meta } = this.#fromBase(base);
    const as = { ...set, ...meta };
    this.#untouched.set(base, as);
    return as;
  }

  #fromBase({ id, by, seq, deleted, erased, set }: WireRow): Draft {
    const seen: SeenAt = [this.epoch, seq];
    const meta: Meta = { ...this.#blank(id, by), truth: 'server', seen, deleted, erased };
    return { meta, set: { ...set }, fromBase: true };
  }

  #blank(id: string, by: string): Meta {
    return {
      id,
      by,
      truth: 'here',
      seen: null,
      deleted: false,
      erased: false,
      refusal: null,
      refusedValues: {},
      uncounted: false,
    };
  }

  #apply(draft: Draft | null, { change, pending }: Touch): Draft | null {
    // a re-sealed value reads the same; the server's own row will bring it
    if (change.kind === 'reseal') return draft;
    if (change.kind === 'create') return draft ?? this.#create(change, pending);
    if (!draft || (pending.state === 'again' && draft.fromBase)) return draft;
    if (pending.state === 'refused' && !draft.meta.uncounted) return refusedChange(draft, change, pending);
    const changed = applied(draft, change);
    return { ...changed, meta: { ...changed.meta, truth: worse(draft.meta.truth, truthOf(pending)) } };
  }

  #create(change: Change, pending: Pending): Draft {
    const meta = { ...this.#blank(change.id, this.me), truth: truthOf(pending) };
    if (pending.state === 'refused') {
      meta.uncounted = true;
      meta.refusal = shown(pending);
    }
    return { meta, set: { ...blankFields(change.type), ...change.set }, fromBase: false };
  }
}

const truthOf = ({ state }: Pending): Truth => {
  if (state === 'answered') return 'server';
  return state === 'again' ? 'here' : state;
};

const ORDER: readonly Truth[] = ['server', 'sending', 'here', 'refused'];
const worse = (one: Truth, other: Truth): Truth =>
  ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other;

const shown = ({ op, refusal }: Pending): ShownRefusal => ({
  op,
  code: refusal?.code ?? '',
  message: refusal?.message_fr ?? '',
  field: refusal?.field ?? null,
});

const refusedChange = (draft: Draft, change: Change, pending: Pending): Draft => ({
  ...draft,
  meta: {
    ...draft.meta,
    truth: 'refused',
    refusal: shown(pending),
    refusedValues: { ...draft.meta.refusedValues, ...change.set },
  },
});

const applied = (draft: Draft, change: Change): Draft => {
  const { meta, set } = draft;
  switch (change.kind) {
    case 'patch':
      return { ...draft, set: { ...set, ...kept(change, meta.erased) } };
    case 'delete':
    case 'undelete':
      return { ...draft, meta: { ...meta, deleted: change.kind === 'delete' } };
    case 'erase':
      return { ...draft, meta: { ...meta, erased: true }, set: { ...set, ...emptied(change.type) } };
    default:
      return draft;
  }
};

/** What is erased stays so: sealed values that come later are not shown, facts are. */
const kept = ({ type, set = {} }: Change, erased: boolean): Record<string, unknown> =>
  erased ? { ...set, ...emptied(type) } : set;

const emptied = (type: string): Record<string, null> =>
  Object.fromEntries(sealedFields(type).map((name) => [name, null]));
