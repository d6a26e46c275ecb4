import { dayOf, timeOf } from '../domain/days';
import { openRescue, sealRescue, type Json } from '../seal';
import { APP } from '../server/app';
import { current } from '../store/account';
import { Locked } from '../store/locked';
import { NO_FEED } from '../store/feed';
import { addApart, apartOf, gather, parseRescue, type RescueFile } from '../store/rescue_file';
import { takeBackOperations } from '../sync/rescued';
import { ActRefused, must } from './refused';
import { copyUnsent } from './second_copy';

/** A rescue file to be kept somewhere: its name says when it was made, and nothing of anybody. */
export interface Rescue {
  name: string;
  text: string;
  /** How many notes are in it. */
  count: number;
}

/** Everything this person has not seen received here, and their last days, sealed once more. Works offline. */
export const makeRescue = async (): Promise<Rescue> => {
  const account = current();
  if (!account.keys) throw new Locked();
  const { db, person, device, who } = account;
  const now = account.now();
  const operations = await gather(db, now);
  must(operations.length, null, 'Aucune note à mettre dans un fichier.');
  const { epoch } = (await db.getMeta('feed')) ?? NO_FEED;
  const about = { person, organisation: who.organisation.id, device, epoch, app: APP, madeAt: now };
  const file: RescueFile = { ...about, operations, apart: await apartOf(db) };
  const text = await sealRescue(account.keys, person, file as unknown as Json);
  return { name: `kaftruck-secours-${momentOf(now, account.zone)}.txt`, text, count: operations.length };
};

const REFUSED = {
  not_one: 'Ce n’est pas un fichier de secours du KAF’Truck. Rien n’est changé.',
  other_person: 'Ce fichier de secours vient d’une autre personne\u00a0: elle seule peut le reprendre. Rien n’est changé.',
  newer: 'Ce fichier vient d’une version plus récente de l’application. Mettez-la à jour, puis réessayez.',
  no_key: 'La clé de ce fichier n’est pas encore sur ce téléphone. Retrouvez le réseau, puis réessayez.',
  damaged: 'Ce fichier de secours est abîmé ou incomplet. Rien n’est changé.',
} as const;

/**
 * Takes the notes of a rescue file back, offline too: `taken` were not here, `known` were. Given twice
 * it changes nothing the second time. Throws ActRefused with nothing changed.
 */
export const takeRescue = async (text: string): Promise<{ taken: number; known: number }> => {
  const account = current();
  if (!account.keys) throw new Locked();
  const reading = await openRescue(account.keys, account.person, text);
  if (!reading.ok) throw new ActRefused('file', REFUSED[reading.why]);
  const file = parseRescue(reading.value);
  must(file, 'file', REFUSED.damaged);
  must(file.person === account.person && file.organisation === account.who.organisation.id, 'file', REFUSED.other_person);
  const count = new Set(file.operations.map(({ op }) => op)).size;
  const taken = await takeBackOperations(account, file.operations);
  await copyUnsent(account);
  if (file.apart) await addApart(account.db, file.apart);
  account.wrote.emit();
  return { taken, known: count - taken };
};

/** `2026-06-16-14h05`. */
const momentOf = (ms: number, zone: string): string => `${dayOf(ms, zone)}-${timeOf(ms, zone).replace(':', 'h')}`;
