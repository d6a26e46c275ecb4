import { addedBy, type Said } from '../domain/adding';
import { headOf } from '../domain/merging';
import type { YouthContact, YouthName } from '../domain/records';
import { current } from '../store/account';
import { look } from '../store/live';
import { mergedFiles } from '../store/views/merged';
import { act, flag, patch, type ClearChange } from './act';
import { must } from './refused';
import { givenBack, valuesOf, type Overwritten } from './said_before';
import { youthFields } from './youth_fields';
import { changeYouth, informedAt, meetKnownYouth, UNKNOWN, type NotedYouth } from './youths';

/** What came of a note that was of a known youth, to undo it. */
export interface NotedAsKnown {
  youth: string;
  /** Null outside any outing: nobody is counted there. */
  encounter: string | null;
  overwritten: Overwritten | null;
}

const WHO = ['name', 'contact', 'note'] as const;

/**
 * What was typed as of somebody new is of a known youth: they are met again on the outing (counted, or
 * counted before), and what their file did not know is added to it, in one operation. Throws ActRefused.
 */
export const noteAsKnown = async (youth: string, noted: NotedYouth): Promise<NotedAsKnown> => {
  const account = current();
  const found = await look(async (reading) => {
    const head = headOf(youth, await mergedFiles(reading));
    return reading.get('youth', head);
  });
  must(found && !found.deleted && !found.erased, null, UNKNOWN);
  const who = await valuesOf(found.id, WHO, account);
  const { outing, alreadyCounted, age_band } = noted;
  const changes = addedBy(saidIn(noted, account.nowInstant()), {
    ...found,
    name: (who.name as YouthName | null) ?? null,
    contact: (who.contact as YouthContact | null) ?? null,
    note: (who.note as string | null) ?? null,
    readable: { name: 'name' in who, contact: 'contact' in who, note: 'note' in who },
  });
  const written = youthFields(changes, account);
  const fields = Object.keys(written);
  const said = fields.length ? await valuesOf(found.id, fields, account) : {};
  const known = age_band === 'unknown' ? {} : { age_band };
  const met = { ...known, alreadyCounted, changes, seen: found.seen };
  const encounter = outing ? await meetKnownYouth(outing, found.id, met) : null;
  if (!outing) await changeYouth(found.id, changes, found.seen);
  return { youth: found.id, encounter, overwritten: fields.length ? { youth: found.id, said, written } : null };
};

/** It was somebody else: the meeting no longer counts, and the file says again what it said. */
export const undoAsKnown = async ({ youth, encounter, overwritten }: NotedAsKnown): Promise<void> => {
  const account = current();
  const changes: ClearChange[] = encounter ? [flag('encounter', encounter, 'delete')] : [];
  const before = overwritten ? await givenBack(overwritten, account) : {};
  if (Object.keys(before).length) changes.push(patch('youth', youth, before));
  if (changes.length) await act('youth.met_again_undone', changes);
};

/** What a note says of the youth themselves, the meeting aside. */
const saidIn = (noted: NotedYouth, now: string): Said => {
  const { outing: _o, place: _p, channel: _c, at, age_band: _a, notice, alreadyCounted: _n, first_time: _f, referent: _r, ...said } = noted;
  const answered = notice.answer === 'agreed';
  return {
    ...said,
    notice_answer: notice.answer,
    ...(answered
      ? { notice_given_at: informedAt({ notice, at }, now), notice_language: notice.language ?? null, notice_version: notice.version ?? null }
      : {}),
  };
};
