import { isId } from '../../../domain/ids';
import { openField, organisationKeys, type OrganisationKeys } from '../../../seal';
import { sealAt, sealedWith } from '../../../seal/field';
import { RAW } from './stage';

const SEALED = /^eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/;
const GIVEN = /^[ac]0000000-/;

/**
 * The same requests with names that chance has no part in: ids numbered as they come, sealed values
 * sealed again with numbered nonces. Scenes of other runs become the very same bytes.
 */
export class Canon {
  readonly #ids = new Map<string, string>();
  readonly #sealed = new Map<string, string>();
  #nonces = 0;
  readonly #rings = new Map<string, Promise<OrganisationKeys>>(RAW.map((key) => [key.kid, organisationKeys([key])]));

  async of<T>(value: T): Promise<T> {
    return (await this.#walk(value)) as T;
  }

  async #walk(value: unknown): Promise<unknown> {
    if (typeof value === 'string') return isId(value) ? this.#id(value) : SEALED.test(value) ? this.#seal(value) : value;
    if (Array.isArray(value)) {
      const all: unknown[] = [];
      for (const one of value) all.push(await this.#walk(one));
      return all;
    }
    if (!value || typeof value !== 'object') return value;
    const walked: Record<string, unknown> = {};
    for (const [name, one] of Object.entries(value)) walked[name] = await this.#walk(one);
    return walked;
  }

  #id(id: string): string {
    if (GIVEN.test(id)) return id;
    const known = this.#ids.get(id) ?? `${String(this.#ids.size + 1).padStart(8, '0')}-0000-7000-8000-000000000000`;
    this.#ids.set(id, known);
    return known;
  }

  async #seal(sealed: string): Promise<string> {
    const known = this.#sealed.get(sealed);
    if (known) return known;
    const { ctx = '' } = JSON.parse(atob(sealed.slice(0, sealed.indexOf('.')))) as { ctx?: string };
    const [type = '', id = '', field = ''] = ctx.split('/');
    const ring = await this.#rings.get(sealedWith(sealed));
    if (!ring) throw new Error('sealed with no key of this stage');
    const opened = await openField(ring, sealed, type, id, field);
    if (!opened.ok) throw new Error('sealed for another place');
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(8, (this.#nonces += 1));
    const again = await sealAt(ring, [type, this.#id(id), field].join('/'), opened.value, nonce);
    this.#sealed.set(sealed, again);
    return again;
  }
}
