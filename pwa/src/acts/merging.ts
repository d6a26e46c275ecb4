import { headOf } from '../domain/merging';
import type { SeenAt } from '../domain/operation';
import { current } from '../store/account';
import { look } from '../store/live';
import { mergedFiles } from '../store/views/merged';
import { act, patch, type ClearChange } from './act';
import { tellApart } from './apart';
import { dropDraft, readDraft, saveDraft } from './drafts';
import { must } from './refused';
import { givenBack, valuesOf, type Overwritten } from './said_before';
import { youthFields, type YouthChanges } from './youth_fields';
import { UNKNOWN } from './youths';

const beforeKey = (from: string): string => `youth/merged/${from}`;

/**
 * Two files of one person: `into` stands for both from now on and takes over `kept`, in one operation.
 * The other file is left as it is. What `into` said before rests sealed on this phone, so that parting
 * them gives it back. Answers the id of the file that was merged.
 */
export const mergeYouths = async (
  from: string,
  into: string,
  kept: YouthChanges = {},
  seen?: SeenAt | null,
): Promise<string> => {
  const account = current();
  const known = await look(async (reading) => ({
    files: await reading.some('youth', [from, into]),
    into: await mergedFiles(reading),
  }));
  must(known.files.length === 2, null, UNKNOWN);
  must(!known.files.some(({ erased }) => erased), null, 'L’une des deux fiches a été effacée.');
  const [left, right] = [headOf(from, known.into), headOf(into, known.into)];
  must(left !== right, null, 'Ces deux dossiers sont déjà réunis.');
  const set = youthFields(kept, account);
  const changes: ClearChange[] = [patch('youth', left, { merged_into: right })];
  if (Object.keys(set).length) {
    const said = await valuesOf(right, Object.keys(set), account);
    await saveDraft(beforeKey(left), { youth: right, said, written: set } satisfies Overwritten, right);
    changes.push(patch('youth', right, set, { seen }));
  }
  await act('youth.merged', changes);
  return left;
};

/** They were two people after all: each has its own file again, with what it said before where this phone knows. */
export const unmergeYouths = async (from: string): Promise<void> => {
  const account = current();
  const into = await look(mergedFiles);
  must(into.has(from), null, 'Cette fiche n’est pas, ou plus, réunie à une autre.');
  // Two phones may have merged them the other way round: then the pointer back goes too.
  const group = [...into].filter(([one, target]) => one !== from && target === from && headOf(one, into) === one);
  const changes: ClearChange[] = [from, ...group.map(([one]) => one)].map((one) => patch('youth', one, { merged_into: null }));
  await tellApart(from, [headOf(from, into)]);
  const before = await readDraft<Overwritten>(beforeKey(from));
  const given = before && (await givenBack(before, account));
  if (before && given && Object.keys(given).length) changes.push(patch('youth', before.youth, given));
  await act('youth.unmerged', changes);
  await dropDraft(beforeKey(from));
};
