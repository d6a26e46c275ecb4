import { addedBy, type Said } from '../domain/adding';
import { completing } from '../domain/completing';
import type { YouthContact, YouthName } from '../domain/records';
import { current, type Account } from '../store/account';
import { look } from '../store/live';
import { mayIdentifyAgain, readYouth, type YouthFound } from '../store/views/youth_page';
import { currentIdentification } from '../store/youth_index/line';
import { act, flag, patch, type ClearChange } from './act';
import { inPlaceOf } from './identifying';
import { must } from './refused';
import { givenBack, valuesOf, type Overwritten } from './said_before';
import { factsOf, youthFields } from './youth_fields';
import { countsOn, informedAt, metAgain, UNKNOWN, type NotedYouth } from './youths';

/** What came of a note that was of a known youth, to undo it. */
export interface NotedAsKnown {
  youth: string;
  /** Null outside any outing: nobody is counted there. */
  encounter: string | null;
  /** Of their identification, once completed; null when it lacked nothing of what was typed. */
  identification: string | null;
  overwritten: Overwritten | null;
}

const WHO = ['name', 'contact', 'note'] as const;

/**
 * What was typed as of somebody new is of a known youth: they are met again on the outing (counted, or
 * counted before), and what their file and their identification did not know is added to them, in one
 * operation. Throws ActRefused.
 */
export const noteAsKnown = async (youth: string, noted: NotedYouth): Promise<NotedAsKnown> => {
  const account = current();
  const found = await look((reading) => readYouth(reading, youth));
  must(found && !found.youth.deleted && !found.youth.erased, null, UNKNOWN);
  const file = found.youth;
  const who = await valuesOf(file.id, WHO, account);
  const { outing, alreadyCounted, age_band } = noted;
  const changes = addedBy(saidIn(noted, account.nowInstant()), {
    ...file,
    name: (who.name as YouthName | null) ?? null,
    contact: (who.contact as YouthContact | null) ?? null,
    note: (who.note as string | null) ?? null,
    readable: { name: 'name' in who, contact: 'contact' in who, note: 'note' in who },
  });
  const written = youthFields(changes, account);
  const fields = Object.keys(written);
  const said = fields.length ? await valuesOf(file.id, fields, account) : {};
  const known = age_band === 'unknown' ? {} : { age_band };
  // counted by name on it already: nothing more is to be counted
  const there = outing && alreadyCounted && (await countsOn(outing, file.id));
  const met = outing && !there ? await metAgain(outing, file.id, { ...known, alreadyCounted }) : null;
  const completed = completedBy(noted, found, account);
  const follows = fields.length ? patch('youth', file.id, written, { seen: file.seen }) : null;
  const all = [met, follows, completed].filter((one) => one !== null);
  if (all.length) await act(met ? 'youth.met_again' : 'youth.changed', all);
  return {
    youth: file.id,
    encounter: met?.id ?? null,
    identification: completed?.id ?? null,
    overwritten: fields.length ? { youth: file.id, said, written } : null,
  };
};

/** What their identification lacked; what is said after closing, or after five months of silence, is of another one. */
const completedBy = (noted: NotedYouth, found: YouthFound, account: Account): (ClearChange & { id: string }) | null => {
  const last = currentIdentification(found.identifications);
  if (!last || mayIdentifyAgain(found, account)) return null;
  const { lacked } = completing(last, factsOf(noted));
  return Object.keys(lacked).length ? inPlaceOf(last, lacked) : null;
};

/** It was somebody else: the meeting no longer counts, the file and the identification say again what they said. */
export const undoAsKnown = async ({ youth, encounter, identification, overwritten }: NotedAsKnown): Promise<void> => {
  const account = current();
  const changes: ClearChange[] = encounter ? [flag('encounter', encounter, 'delete')] : [];
  if (identification) changes.push(flag('identification', identification, 'delete'));
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
