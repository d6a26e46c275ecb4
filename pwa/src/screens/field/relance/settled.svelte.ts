import { cancelStep, checkPathway, moveStep, planRelance, settleStep, takeBackFrom, unsettleStep, type Planned } from '../../../acts';
import { label, type Code } from '../../../domain/codes';
import type { CheckDue, Relance } from '../../../store/views';
import { relances as words } from '../../../text/field_work';
import { relanceList as more } from '../../../text/relance_list';
import { Attempt } from '../attempt.svelte';
import { shownName } from '../names';
import { momentSaid } from './said';

/** What was just done of a relance, for the undo line and what comes next. */
export interface Settled {
  /** The step or the pathway. */
  about: string;
  name: string;
  /** After the name: `, joint`. */
  said: string;
  /** What is said once undone. */
  backSaid: string;
  undone: boolean;
  undo: () => Promise<unknown>;
  /** What may be planned next; null when nothing is proposed, or it was answered. */
  proposes: { youth: string; like: Omit<Planned, 'at'> } | null;
}

/** Relances settled, each in one touch: written, undone, followed by the next date. */
export class Settling {
  last = $state.raw<Settled | null>(null);
  readonly attempt = new Attempt();

  async settle(relance: Relance, outcome: Code<'step_outcome'>): Promise<void> {
    const { id, at, about, note, partner, assignee, seen } = relance;
    await this.#done(about.name, id, () => settleStep(id, { outcome }, seen), {
      said: words.told('', label('step_outcome', outcome)).rest,
      backSaid: words.takenBack,
      undo: () => unsettleStep(id, at),
      proposes: {
        youth: about.id,
        like: {
          kind: outcome === 'postponed' ? relance.kind : 'call',
          note: note.state === 'ok' ? note.value : null,
          assignee,
          ...(outcome === 'postponed' ? { partner } : {}),
        },
      },
    });
  }

  async check({ id, about }: CheckDue, result: Code<'pathway_check'>): Promise<void> {
    let made = '';
    const act = async (): Promise<void> => {
      made = await checkPathway(id, { result });
    };
    await this.#done(about.name, id, act, {
      said: more.checked(more.results[result]),
      backSaid: more.checkTakenBack,
      undo: () => takeBackFrom('pathway_check', made),
      proposes: null,
    });
  }

  async drop({ id, at, about, seen }: Relance): Promise<void> {
    await this.#done(about.name, id, () => cancelStep(id, seen), {
      said: more.dropped,
      backSaid: more.backAgain,
      undo: () => unsettleStep(id, at),
      proposes: null,
    });
  }

  /** Throws when the date cannot be changed: its sheet says why. */
  async move({ id, at: before, about, kind }: Relance, at: string): Promise<void> {
    await moveStep(id, at);
    this.last = {
      about: id,
      name: shownName(about.name),
      said: more.moved(momentSaid({ at, kind })),
      backSaid: more.backTo,
      undone: false,
      undo: () => moveStep(id, before),
      proposes: null,
    };
  }

  async #done(
    name: Relance['about']['name'],
    about: string,
    act: () => Promise<unknown>,
    then: Pick<Settled, 'said' | 'backSaid' | 'undo' | 'proposes'>,
  ): Promise<void> {
    if (await this.attempt.run(act)) this.last = { about, name: shownName(name), undone: false, ...then };
  }

  async undo(): Promise<void> {
    const { last } = this;
    if (last && (await this.attempt.run(last.undo))) this.last = { ...last, undone: true, proposes: null };
  }

  /** Plans the next one. */
  async next(at: string): Promise<void> {
    const { last } = this;
    if (!last?.proposes) return;
    const { youth, like } = last.proposes;
    const done = await this.attempt.run(() => planRelance(youth, { ...like, at }));
    if (!done) return;
    const undo = async (): Promise<void> => {
      await last.undo();
      await cancelStep(done.value);
    };
    this.last = { ...last, said: last.said + words.nextKept(momentSaid({ at, kind: like.kind ?? 'call' })), undo, proposes: null };
  }

  /** Nothing comes next. */
  leave(): void {
    if (this.last) this.last = { ...this.last, proposes: null };
  }
}
