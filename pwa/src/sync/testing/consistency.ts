import { VALIDITY } from '../../domain/codes.gen';
import { Refused, type Fields, type Kind, type Writing } from './records';

/** Dates that may lie ahead: the `planned` of `api/records`. */
const AHEAD: Record<string, Record<string, (row: Fields) => boolean>> = {
  outing: { planned_start: () => true, planned_end: () => true },
  zone: { valid_from: () => true, valid_until: () => true },
  step: { at: ({ status }) => status === 'planned' || status === 'cancelled' },
  health_act: { at: ({ status }) => ['planned', 'cancelled_by_service', 'declined'].includes(String(status)) },
};

/**
 * Past facts that lie ahead of the server's now: set to now when a clock made them, in `values` and
 * in the `whole` row; refused when a person typed them. Throws Refused.
 */
export const settle = (type: string, { rules }: Kind, values: Fields, whole: Fields, typed: readonly string[], at: Pick<Writing, 'now' | 'today'>): void => {
  for (const [name, { rule }] of Object.entries(rules)) {
    const value = values[name];
    const limit = rule === 'Day' ? at.today : rule === 'Instant' ? at.now : null;
    if (limit === null || typeof value !== 'string' || value <= limit || AHEAD[type]?.[name]?.(whole)) continue;
    if (typed.includes(name)) throw new Refused('future_date', name);
    values[name] = whole[name] = limit;
  }
};

const inOrder = (row: Fields, first: string, last: string): void => {
  if (row[first] && row[last] && String(row[last]) < String(row[first])) throw new Refused('ends_before_start', last);
};

const RULES: Record<string, (row: Fields) => void> = {
  outing: (row) => {
    if (row.status === 'cancelled' && row.started_at) throw new Refused('outing_started', 'status');
    if ((row.status === 'under_way' || row.status === 'closed') && !row.started_at) throw new Refused('missing', 'started_at');
    inOrder(row, 'started_at', 'ended_at');
    inOrder(row, 'planned_start', 'planned_end');
  },
  encounter: ({ youth, count }) => {
    if (youth && Number(count) > 1) throw new Refused('out_of_range', 'count');
  },
  youth: ({ notice_answer }) => {
    if (notice_answer === 'nothing') throw new Refused('no_file_wanted', 'notice_answer');
  },
  identification: ({ age_band }) => {
    if (age_band === 'under_16' || age_band === '30_plus') throw new Refused('age_not_identified', 'age_band');
  },
  pathway: (row) => {
    const { from, until } = VALIDITY.pathway?.[String(row.kind)] ?? {};
    const start = String(row.started_at ?? '');
    if (start && from && start < from) throw new Refused('not_yet_open', 'kind');
    if (start && until && start > until) throw new Refused('no_longer_open', 'kind');
    if (row.kind === 'partner_referral' && !row.partner) throw new Refused('missing', 'partner');
    inOrder(row, 'started_at', 'ended_at');
  },
  support: (row) => inOrder(row, 'started_at', 'ended_at'),
  zone: (row) => inOrder(row, 'valid_from', 'valid_until'),
};

/** Throws Refused when the fields of a row contradict each other: the `consistent` of `api/records`. */
export const consistent = (type: string, row: Fields): void => RULES[type]?.(row);

/** Whether they do. */
export const contradicts = (type: string, row: Fields): boolean => {
  try {
    consistent(type, row);
    return false;
  } catch {
    return true;
  }
};
