import type { Fields, RecordType } from './records';

const OPTIONAL: { [T in RecordType]?: readonly (keyof Fields[T] & string)[] } = {
  place: ['kind', 'commune', 'zone', 'latitude', 'longitude', 'archived'],
  partner: ['kind', 'archived'],
  zone: ['official_code', 'valid_from', 'valid_until'],
  outing: [
    ...(['with_truck', 'activity', 'title', 'place', 'planned_start', 'planned_end'] as const),
    ...(['started_at', 'ended_at', 'cancel_reason', 'team', 'counters', 'partners'] as const),
    ...(['health_desk', 'attendance_estimate', 'merged_into', 'note'] as const),
  ],
  encounter: ['place', 'public', 'youth'],
  youth: [
    ...(['gender', 'commune', 'zone', 'training_level', 'housing', 'driving_licence'] as const),
    ...(['transport', 'obstacles', 'has_children', 'situation', 'followed_by'] as const),
    ...(['last_contact', 'referent', 'contact_preference', 'notice_answer'] as const),
    ...(['notice_given_at', 'notice_version', 'notice_language', 'merged_into'] as const),
    ...(['closed_at', 'lost_reason', 'name', 'contact', 'birth_date', 'address', 'note'] as const),
  ],
  identification: [
    ...(['outing', 'place', 'situation', 'followed_by', 'last_contact'] as const),
    ...(['training_level', 'housing', 'commune', 'zone', 'replaces'] as const),
  ],
  step: ['outcome', 'outing', 'assignee', 'partner', 'note'],
  pathway: ['started_at', 'main_from', 'partner', 'confirmed_at', 'ended_at', 'end_reason'],
  support: ['ended_at'],
  health_act: ['outing', 'age_band', 'gender', 'youth'],
};

/** All optional fields of a type, empty: as the server answers, so that screens never meet `undefined`. */
export const blankFields = (type: string): Record<string, null> =>
  Object.fromEntries((OPTIONAL[type as RecordType] ?? []).map((name) => [name, null]));
