import { label } from '../../../domain/codes';
import type { FieldShown, HistoryEntry } from '../../../store/views';
import { aboutLanguage, isLanguage } from '../../../text/notice_languages';
import { youthHistory as words } from '../../../text/youth_history';
import { within } from '../../../ui/format';
import { shortDay } from '../here';
import { fieldSaid, type Named } from '../outbox/values';
import { pathwayName } from './pathways';

/** What was done, after "Karim a": a participle, and what it is about. */
export interface Said {
  did: string;
  detail: string;
}

const code = (list: Parameters<typeof label>[0], value: unknown): string =>
  typeof value === 'string' ? within(label(list, value)) : '';
const joined = (...parts: string[]): string => parts.filter(Boolean).join(', ');

/** The very words that an answer to the information was given to; nothing when none were shown. */
const told = ({ notice_version: version, notice_language: language }: Record<string, unknown>): string =>
  typeof version === 'string' && isLanguage(language) ? words.informed(version, within(aboutLanguage(language).french)) : '';

/** What a record is about, in a few words. */
const about = ({ type, record }: HistoryEntry): string => {
  switch (type) {
    case 'step':
      return joined(code('step_kind', record.kind), record.status === 'done' ? code('step_outcome', record.outcome) : '');
    case 'pathway':
      return typeof record.kind === 'string' ? pathwayName(record.kind) : '';
    case 'pathway_check':
      return code('pathway_check', record.result);
    case 'support':
      return code('support_kind', record.kind);
    case 'health_act':
      return joined(code(record.side === 'care' ? 'health_act_care' : 'health_act_rights', record.act), code('health_act_status', record.status));
    default:
      return '';
  }
};

const made = (entry: HistoryEntry): Said => {
  const planned = entry.type === 'step' && entry.record.status === 'planned';
  const again = entry.type === 'identification' && entry.record.replaces;
  const key = planned ? 'relance' : again ? 'again' : entry.type;
  const detail = entry.type === 'youth' ? joined(code('notice_answer', entry.record.notice_answer), told(entry.record)) : about(entry);
  return { did: words.made[key] ?? words.noted(entry.type), detail };
};

/** Fields told by another one, or of no use to read. */
const SILENT: ReadonlySet<string> = new Set(['notice_given_at', 'notice_version', 'notice_language', 'lost_reason', 'end_reason']);

const field = (type: string, { field: name, before, after }: FieldShown, named: Named): Said => {
  const what = words.fields[name] ?? name;
  const said = (value: FieldShown['after']): string => fieldSaid(type, name, value, named);
  if (after.state === 'none') return { did: words.removed(what), detail: before && before.state !== 'none' ? said(before) : '' };
  if (!before || before.state === 'none') return { did: words.noted(what), detail: said(after) };
  return { did: words.changed(what), detail: words.step(said(before), said(after)) };
};

/** What a changed field means as a whole; null when it is told as itself. */
const meant = (entry: HistoryEntry, { field: name, after, before }: FieldShown, named: Named): Said | null => {
  const { type, record } = entry;
  const is = (value: string): boolean => after.state === 'ok' && after.value === value;
  const emptied = after.state === 'none';
  const detail = about(entry);
  switch (`${type}.${name}`) {
    case 'youth.closed_at':
      return emptied ? { did: words.reopened, detail: '' } : { did: words.closed, detail: code('lost_reason', record.lost_reason) };
    case 'youth.notice_answer': {
      const one = field(type, { field: name, before, after }, named);
      return { ...one, detail: joined(one.detail, emptied ? '' : told(record)) };
    }
    case 'youth.merged_into':
      return { did: emptied ? words.unmerged : words.merged, detail: '' };
    case 'step.status':
      if (is('cancelled')) return { did: words.cancelled, detail };
      return is('done') ? { did: words.settled, detail } : { did: words.planned, detail };
    case 'step.at': {
      const dates = before ? field(type, { field: name, before, after }, named).detail : fieldSaid(type, name, after, named);
      return { did: words.moved, detail: joined(detail, dates) };
    }
    case 'pathway.confirmed_at':
      return after.state === 'ok' ? { did: words.confirmed(shortDay(String(after.value))), detail } : null;
    case 'pathway.ended_at':
      return emptied ? { did: words.resumed, detail } : { did: words.ended, detail: joined(detail, code('pathway_end_reason', record.end_reason)) };
    case 'pathway.main_from':
      return { did: words.main, detail };
    case 'support.ended_at':
      return emptied ? null : { did: words.endedSupport, detail };
    case 'health_act.status':
      return { did: words.health, detail };
    default:
      return null;
  }
};

const patched = (entry: HistoryEntry, named: Named): Said[] => {
  const settles = entry.type === 'step' && entry.changed.some(({ field: name }) => name === 'status');
  return entry.changed
    .filter(({ field: name }) => !SILENT.has(name) && !(settles && ['at', 'outcome'].includes(name)))
    .map((one) => meant(entry, one, named) ?? field(entry.type, one, named));
};

/** What one line of the history says; several things when an act changed several facts. */
export const historySaid = (entry: HistoryEntry, named: Named): Said[] => {
  switch (entry.kind) {
    case 'create':
      return [made(entry)];
    case 'patch':
      return patched(entry, named);
    case 'delete':
      return [{ did: words.takenBack[entry.type] ?? words.takenBackOther, detail: about(entry) }];
    case 'undelete':
      return [{ did: words.givenBack, detail: about(entry) }];
    case 'erase':
      return [{ did: words.erased, detail: '' }];
    default:
      return [];
  }
};

/** One act: whoever noted a youth also wrote how they met, which need not be told again. */
export const withoutEchoes = (entries: readonly HistoryEntry[]): HistoryEntry[] => {
  const noted = new Set(entries.filter(({ type, kind }) => type === 'youth' && kind === 'create').map(({ op }) => op));
  const facts = new Set(entries.filter(({ type, kind }) => type === 'youth' && kind === 'patch').map(({ op }) => op));
  return entries.filter(({ op, type, kind, record }) => {
    if (noted.has(op) && (type === 'identification' || type === 'encounter')) return false;
    return !(facts.has(op) && type === 'identification' && kind === 'create' && record.replaces);
  });
};
