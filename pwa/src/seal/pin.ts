import { argonAside, DEFAULT_STRETCH, type StretchParams } from './argon';
import { b64url, fromB64url, fromUtf8, randomBytes, utf8 } from './bytes';
import { CannotOpen, importSealingKey, openDirect, sealDirect } from './jwe';
import { importPrivate, openPrivateJwk, wrapPrivate, type PrivateJwk } from './person_key';

/** Wrong PINs in a row before the wrapped key is deleted and the password is needed again. */
export const PIN_TRIES = 5;

/** The private key as this device keeps it. Plain data and one CryptoKey: storable in IndexedDB. */
export interface PinRecord {
  /** How many digits the PIN has, to draw as many boxes. */
  digits: number;
  /** 16 random bytes, base64url. */
  salt: string;
  params: StretchParams;
  /** The private JWK sealed by Argon2id(PIN, salt), sealed again by the device key. */
  wrapped: string;
  /** Made on this device; its bytes cannot be read back. */
  deviceKey: CryptoKey;
  triesLeft: number;
}

/**
 * Where the record lives. `change` reads it, applies `step` and stores the outcome (null deletes
 * it) in one durable transaction, then answers what is now stored. `step` is pure and sync.
 */
export interface PinStore {
  change(step: (record: PinRecord | null) => PinRecord | null): Promise<PinRecord | null>;
}

export type PinOutcome = { ok: true; privateKey: CryptoKey; } | { ok: false; triesLeft: number; };

/** 6 digits or more; 8 for coordinators, whose phone holds the keys to everything. */
export const shortestPin = (role: string): number => (role === 'coordinator' ? 8 : 6);

export const isPin = (pin: string, role: string): boolean =>
  /^\d{6,32}$/.test(pin) && pin.length >= shortestPin(role);

/** The record of a new PIN, all tries before it. `privateJwk` is not kept in the clear. */
export const newPinRecord = async (pin: string, privateJwk: PrivateJwk): Promise<PinRecord> => {
  const salt = b64url(randomBytes(16));
  const params = { ...DEFAULT_STRETCH };
  const algorithm = { name: 'AES-GCM', length: 256 };
  const deviceKey = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
  const inner = await wrapPrivate(privateJwk, await pinKey(pin, salt, params));
  const wrapped = await sealDirect(utf8(inner), deviceKey, { cty: 'JWE' });
  return { digits: pin.length, salt, params, wrapped, deviceKey, triesLeft: PIN_TRIES };
};

/**
 * Opens the private key with a PIN. The try is spent and stored before the PIN is looked at, so
 * that killing the app wins none; a right PIN gives all tries back; the fifth wrong one in a row
 * deletes the record. With none left, or no record, `triesLeft` is 0: the password is needed.
 */
export const unlockWithPin = async (store: PinStore, pin: string): Promise<PinOutcome> => {
  const found = await openJwk(store, pin);
  return found.ok ? { ok: true, privateKey: await importPrivate(found.privateJwk) } : found;
};

/** Another PIN for the same key, on this device. Spends a try like any other look. */
export const changePin = async (
  store: PinStore,
  pin: string,
  newPin: string,
): Promise<PinOutcome> => {
  const found = await openJwk(store, pin);
  if (!found.ok) return found;
  const record = await newPinRecord(newPin, found.privateJwk);
  await store.change(() => record);
  return { ok: true, privateKey: await importPrivate(found.privateJwk) };
};

type JwkOutcome = { ok: true; privateJwk: PrivateJwk; } | { ok: false; triesLeft: number; };

const openJwk = async (store: PinStore, pin: string): Promise<JwkOutcome> => {
  const spent = await store.change((record) =>
    record && record.triesLeft > 0 ? { ...record, triesLeft: record.triesLeft - 1 } : null,
  );
  if (!spent) return { ok: false, triesLeft: 0 };
  // a PIN changed meanwhile in another tab has a record of its own, to be left alone
  const same = (record: PinRecord | null): record is PinRecord => record?.salt === spent.salt;
  try {
    const privateJwk = await unwrapped(spent, pin);
    await store.change((now) => (same(now) ? { ...now, triesLeft: PIN_TRIES } : now));
    return { ok: true, privateJwk };
  } catch (error) {
    if (!(error instanceof CannotOpen)) {
      // the PIN was not even looked at: no memory left for Argon2id, most often
      await store.change((now) => (same(now) ? { ...now, triesLeft: now.triesLeft + 1 } : now));
      throw error;
    }
    const { triesLeft } = spent;
    if (triesLeft === 0) await store.change((now) => (same(now) ? null : now));
    return { ok: false, triesLeft };
  }
};

const unwrapped = async (record: PinRecord, pin: string): Promise<PrivateJwk> => {
  const { plaintext } = await openDirect(record.wrapped, record.deviceKey);
  return openPrivateJwk(fromUtf8(plaintext), await pinKey(pin, record.salt, record.params));
};

const pinKey = async (pin: string, salt: string, params: StretchParams): Promise<CryptoKey> =>
  importSealingKey(await argonAside({ secret: utf8(pin), salt: fromB64url(salt), params }));
