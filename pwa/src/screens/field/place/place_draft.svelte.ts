import { createPlace } from '../../../acts';
import type { Code } from '../../../domain/codes';
import { place as words } from '../../../text/field';
import { Attempt, type Ending } from '../attempt.svelte';
import { Draft } from '../draft.svelte';
import { readPosition, type Position } from './position';

/** A place being added. The position is read only when the person says to stand there. */
export class PlaceDraft {
  name = $state('');
  kind = $state<Code<'place_kind'> | null>(null);
  commune = $state('');
  position = $state.raw<Position | null>(null);
  reading = $state(false);
  failed = $state(false);
  readonly saving = new Attempt();

  async locate(on: boolean): Promise<void> {
    this.position = null;
    this.failed = false;
    this.reading = on;
    if (!on) return;
    const found = await readPosition();
    if (!this.reading) return;
    this.reading = false;
    this.position = found;
    this.failed = found === null;
  }

  /** The new place's id, or null: the form then says why. `kept`: where it is kept half filled. */
  async save(kept?: Ending): Promise<string | null> {
    if (!this.name.trim()) return this.saving.refuse('name', words.nameMissing);
    const done = await this.saving.run(() =>
      createPlace({
        name: this.name.trim(),
        kind: this.kind,
        commune: this.commune || null,
        latitude: this.position?.latitude ?? null,
        longitude: this.position?.longitude ?? null,
      }),
      kept,
    );
    return done?.value ?? null;
  }
}

/** Keeps what is typed of a new place, wherever it is written; `load` it, or set `ready`, first. */
export const placeKept = (place: PlaceDraft): Draft<Typed> => {
  const read = (): Typed => ({ name: place.name, kind: place.kind, commune: place.commune });
  const kept = new Draft<Typed>('place/new', read, null, (before) => Object.assign(place, before));
  $effect(() => kept.keep($state.snapshot(read())));
  return kept;
};

type Typed = Pick<PlaceDraft, 'name' | 'kind' | 'commune'>;
