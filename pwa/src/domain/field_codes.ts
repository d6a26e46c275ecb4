import type { CodeList } from './codes';

/** Code lists by the field that holds one, whatever the record. */
const LISTS: Record<string, CodeList> = {
  gender: 'gender', training_level: 'training_level', housing: 'housing', driving_licence: 'driving_licence',
  transport: 'transport', obstacles: 'obstacle', situation: 'situation', followed_by: 'followed_by',
  last_contact: 'last_contact', contact_preference: 'contact_preference', lost_reason: 'lost_reason',
  outcome: 'step_outcome', end_reason: 'pathway_end_reason', notice_answer: 'notice_answer', cancel_reason: 'cancel_reason',
  activity: 'event_activity', age_band: 'age_band', public: 'public', channel: 'identification_channel', result: 'pathway_check',
};

/** `status` and `kind` belong to several types, each with a list of its own. */
const OF_TYPE: Record<string, CodeList> = {
  'outing.status': 'outing_status', 'outing.kind': 'outing_kind', 'step.status': 'step_status', 'step.kind': 'step_kind',
  'health_act.status': 'health_act_status', 'place.kind': 'place_kind', 'partner.kind': 'partner_kind', 'pathway.kind': 'pathway',
  'support.kind': 'support_kind', 'zone.kind': 'zone_kind',
};

/** The code list of a field; undefined when it holds none, or one of several (`health_act.act`). */
export const codeListOf = (type: string, field: string): CodeList | undefined => OF_TYPE[`${type}.${field}`] ?? LISTS[field];
