import RULES from '../../../../tests/golden/sync/rules.json';
import { CODES } from '../../domain/codes.gen';
import { isDay, isInstant } from '../../domain/days';
import { isId } from '../../domain/ids';
import { fromB64url, fromUtf8 } from '../../seal/bytes';

/** Why a change is refused, as the server says it: never with the value. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly field: string | null = null,
  ) {
    super(code);
  }
}

export type Fields = Record<string, unknown>;

/** What one field may hold: see `api/records/rules.py`. */
export interface Rule {
  rule: string;
  required: boolean;
  list?: string;
  to?: string;
  longest?: number;
  least?: number;
  most?: number;
  words?: string[];
}

/** One kind of record: see `api/records/base.py`. */
export interface Kind {
  fields: string[];
  rules: Record<string, Rule>;
  creators: string[];
  changers: string[];
  insert_only: boolean;
  shared_with_partner: boolean;
  hidden_from_partner: string[];
}

/** The server's rules, written by itself (`python -m tests.sync.golden`). */
export const KINDS = RULES as unknown as Record<string, Kind>;

/** What a rule may know of the write that it judges. `kids` null: any key will do. */
export interface Writing {
  now: string;
  today: string;
  kids: ReadonlySet<string> | null;
  /** `type/id` of the record. */
  key: string;
}

/** The value as it is to be stored. Throws Refused. */
export const checked = (rule: Rule, name: string, value: unknown, at: Writing): unknown => {
  const fine = (condition: boolean, code: string): void => {
    if (!condition) throw new Refused(code, name);
  };
  const text = typeof value === 'string' ? value : '';
  const codes: object = (rule.list && (CODES as Record<string, object>)[rule.list]) || {};
  switch (rule.rule) {
    case 'Code':
      fine(Object.hasOwn(codes, text), 'unknown_code');
      return value;
    case 'Codes':
      fine(Array.isArray(value) && value.every((one) => Object.hasOwn(codes, String(one))), 'unknown_code');
      return [...new Set(value as string[])];
    case 'Word':
      fine(rule.words?.includes(text) ?? false, 'unknown_code');
      return value;
    case 'Ref':
      fine(isId(value), 'bad_reference');
      return value;
    case 'Refs':
      fine(Array.isArray(value) && value.length <= 100 && value.every(isId), 'bad_reference');
      return [...new Set(value as string[])];
    case 'PartnerRoles':
      for (const { partner, role } of value as { partner: unknown; role: string }[]) {
        fine(isId(partner), 'bad_reference');
        fine(Object.hasOwn(CODES.partner_role, role), 'unknown_code');
      }
      return value;
    case 'Text':
      fine(typeof value === 'string' && !CONTROL.test(text), 'not_text');
      fine([...text].length <= (rule.longest ?? 0), 'too_long');
      fine(!rule.required || text.trim() !== '', 'missing');
      return text.trim();
    case 'Whole':
      fine(Number.isInteger(value) && within(rule, value), 'out_of_range');
      return value;
    case 'Real':
      fine(typeof value === 'number' && within(rule, value), 'out_of_range');
      return value;
    case 'Flag':
      fine(typeof value === 'boolean', 'not_yes_or_no');
      return value;
    case 'Commune':
      fine(/^(\d{5}|2[AB]\d{3})$/.test(text), 'unknown_commune');
      return value;
    case 'Instant':
      fine(isInstant(value as string), 'bad_date');
      return value;
    case 'Day':
      fine(isDay(value as string), 'bad_date');
      return value;
    case 'Sealed':
      fine(/^[\w-]+\.\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/.test(text), 'not_sealed');
      envelope(text, name, at);
      return value;
    default:
      throw new Error(`the model server knows no rule ${rule.rule}`);
  }
};

const CONTROL = /[\x00-\x08\x0b-\x1f\x7f]/;

const within = ({ least = 0, most = 0 }: Rule, value: unknown): boolean => Number(value) >= least && Number(value) <= most;

/** The header must say our algorithm, a known key and this very place. */
const envelope = (sealed: string, name: string, { key, kids }: Writing): void => {
  const { alg, enc, kid, ctx } = JSON.parse(fromUtf8(fromB64url(sealed.slice(0, sealed.indexOf('.'))))) as Record<string, string>;
  if (alg !== 'dir' || enc !== 'A256GCM') throw new Refused('not_sealed', name);
  if (kids && !kids.has(kid ?? '')) throw new Refused('unknown_key', name);
  if (ctx !== `${key}/${name}`) throw new Refused('wrong_context', name);
};

/** The records that a value points to, as `type/id`. */
export const references = ({ rule, to }: Rule, value: unknown): string[] => {
  if (rule === 'Ref') return [`${to}/${String(value)}`];
  if (rule === 'Refs') return (value as string[]).map((id) => `${to}/${id}`);
  if (rule === 'PartnerRoles') return (value as { partner: string }[]).map(({ partner }) => `partner/${partner}`);
  return [];
};

/** The fields that only phones can read. */
export const sealedOf = ({ rules }: Kind): string[] => Object.keys(rules).filter((name) => rules[name]?.rule === 'Sealed');
