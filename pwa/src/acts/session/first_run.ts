import { newId } from '../../domain/ids';
import {
  grant,
  isGroup,
  newOrganisationKey,
  newRecovery,
  openPrivate,
  organisationKeys,
  RECOVERY_OWNER,
  recoveryGroups,
  vouchFor,
} from '../../seal';
import { createOrganisation, start, type NewOrganisation, type PublicKey } from '../../server/accounts';
import { deviceId } from '../../store/device';
import { AccountDb } from '../../store/schema';
import { must } from '../refused';
import { freshPerson, type Said } from './new_person';
import { open } from './opening';
import { remember } from './remembering';

/** An organisation about to be. Nothing has been sent; leaving the page forgets it all. */
export interface Beginning {
  /** The recovery key, in groups of four, to print. */
  groups: string[];
  /** Which two groups to ask back (from 0). */
  asked: [number, number];
  isRight(typed: [string, string]): boolean;
  /** Creates the organisation and opens the app. Throws ActRefused, Offline, ServerRefused. */
  finish(typed: [string, string], label?: string): Promise<void>;
}

/** Whether the server has an organisation already. */
export const isConfigured = async (): Promise<boolean> => (await start()).configured;

/** Makes all keys of a new organisation, here. Throws ActRefused. */
export const beginOrganisation = async (
  said: Said & { organisation: string },
): Promise<Beginning> => {
  must(said.organisation.trim(), 'organisation', 'Donnez le nom de votre structure.');
  const [fresh, recovery] = await Promise.all([freshPerson(newId(), said), newRecovery()]);
  const key = newOrganisationKey();
  const ring = await organisationKeys([key]);
  const [public_key_mac, recovery_mac, own, recovery_grant] = await Promise.all([
    vouchFor(ring, fresh.person.id, fresh.publicJwk),
    vouchFor(ring, RECOVERY_OWNER, recovery.publicJwk),
    grant(key, fresh.publicJwk),
    grant(key, recovery.publicJwk),
  ]);
  const request: Omit<NewOrganisation, 'device'> = {
    organisation: { id: newId(), name: said.organisation.trim() },
    person: { ...fresh.person, public_key_mac },
    key: { kid: key.kid, grant: own, recovery_grant },
    recovery: {
      public_key: recovery.publicJwk as PublicKey,
      public_key_mac: recovery_mac,
      private_key: recovery.wrappedPrivate,
    },
  };
  const groups = recoveryGroups(recovery.text);
  const asked = twoOf(groups.length);
  const isRight = (typed: [string, string]): boolean =>
    asked.every((at, index) => isGroup(typed[index] ?? '', groups[at] ?? ''));
  return {
    groups,
    asked,
    isRight,
    finish: async (typed, label = '') => {
      must(isRight(typed), null, 'Ce ne sont pas les deux groupes demandés. Relisez votre papier.');
      const me = await createOrganisation({ ...request, device: { id: await deviceId(), label } });
      const db = new AccountDb(me.person.id);
      const known = await remember(me, db, { shared: false, wrapped: true });
      const { private_key } = me;
      const privateKey = await openPrivate(private_key, fresh.wrapKey);
      await open(known, db, privateKey, { private_key, wrapKey: fresh.wrapKey });
    },
  };
};

/** Two different places at random, in order. */
const twoOf = (count: number): [number, number] => {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = one % count;
  const second = (first + 1 + (other % (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
};
