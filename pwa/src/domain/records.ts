import type { Code } from './codes';
import type { Day, Instant } from './days';

/** A sealed field as it travels and rests: a compact JWE. Opened only in memory. */
export type Sealed = string;
type Id = string;

export interface Place {
  name: string;
  kind: Code<'place_kind'> | null;
  /** INSEE code. */
  commune: string | null;
  zone: Id | null;
  /** Degrees, WGS 84. */
  latitude: number | null;
  longitude: number | null;
  archived: boolean | null;
}

export interface Partner {
  name: string;
  kind: Code<'partner_kind'> | null;
  archived: boolean | null;
}

export interface Zone {
  name: string;
  kind: Code<'zone_kind'>;
  official_code: string | null;
  valid_from: Day | null;
  valid_until: Day | null;
}

export interface Outing {
  kind: Code<'outing_kind'>;
  with_truck: boolean | null;
  activity: Code<'event_activity'> | null;
  title: string | null;
  /** The first place; later ones are stops. */
  place: Id | null;
  planned_start: Instant | null;
  planned_end: Instant | null;
  started_at: Instant | null;
  ended_at: Instant | null;
  status: Code<'outing_status'>;
  cancel_reason: Code<'cancel_reason'> | null;
  team: Id[] | null;
  /** Who counts; empty: everybody does. */
  counters: Id[] | null;
  partners: { partner: Id; role: Code<'partner_role'> }[] | null;
  health_desk: boolean | null;
  attendance_estimate: number | null;
  merged_into: Id | null;
  note: Sealed | null;
}

export interface Stop {
  outing: Id;
  place: Id;
  from_at: Instant;
}

export interface Encounter {
  outing: Id;
  place: Id | null;
  at: Instant;
  age_band: Code<'age_band'>;
  gender: Code<'gender'>;
  /** 0: a known youth who had been counted before. */
  count: number;
  first_time: boolean;
  public: Code<'public'> | null;
  youth: Id | null;
}

/** Facts that bear on the criteria, on a youth (now) and on an identification (then). */
export interface Facts {
  situation: Code<'situation'> | null;
  followed_by: Code<'followed_by'>[] | null;
  last_contact: Code<'last_contact'> | null;
  training_level: Code<'training_level'> | null;
  housing: Code<'housing'> | null;
  commune: string | null;
  zone: Id | null;
}

export interface Youth extends Facts {
  gender: Code<'gender'> | null;
  driving_licence: Code<'driving_licence'> | null;
  transport: Code<'transport'>[] | null;
  obstacles: Code<'obstacle'>[] | null;
  has_children: boolean | null;
  referent: Id | null;
  contact_preference: Code<'contact_preference'> | null;
  notice_answer: Code<'notice_answer'> | null;
  notice_given_at: Instant | null;
  notice_version: string | null;
  notice_language: string | null;
  merged_into: Id | null;
  closed_at: Day | null;
  lost_reason: Code<'lost_reason'> | null;
  name: Sealed | null;
  contact: Sealed | null;
  birth_date: Sealed | null;
  address: Sealed | null;
  note: Sealed | null;
}

export interface Identification extends Facts {
  youth: Id;
  at: Instant;
  channel: Code<'identification_channel'>;
  outing: Id | null;
  place: Id | null;
  age_band: Code<'age_band'>;
  replaces: Id | null;
}

export interface Step {
  youth: Id;
  kind: Code<'step_kind'>;
  status: Code<'step_status'>;
  outcome: Code<'step_outcome'> | null;
  /** When it was done, or is due. */
  at: Instant;
  outing: Id | null;
  assignee: Id | null;
  partner: Id | null;
  note: Sealed | null;
}

export interface Pathway {
  youth: Id;
  kind: Code<'pathway'>;
  started_at: Day | null;
  main_from: Day | null;
  partner: Id | null;
  confirmed_at: Day | null;
  ended_at: Day | null;
  end_reason: Code<'pathway_end_reason'> | null;
}

export interface PathwayCheck {
  pathway: Id;
  on: Day;
  result: Code<'pathway_check'>;
}

export interface Support {
  youth: Id;
  kind: Code<'support_kind'>;
  started_at: Day;
  ended_at: Day | null;
}

export interface HealthAct {
  side: 'rights' | 'care';
  act: Code<'health_act_rights'> | Code<'health_act_care'>;
  status: Code<'health_act_status'>;
  at: Instant;
  outing: Id | null;
  age_band: Code<'age_band'> | null;
  gender: Code<'gender'> | null;
  youth: Id | null;
}

export type Role = 'coordinator' | 'outreach' | 'partner' | 'management';

/** A colleague; written by the server. */
export interface Person {
  name: string;
  role: Role;
  active: boolean;
}

/** Written by the server. `settings` are the coordinator's. */
export interface Organisation {
  name: string;
  time_zone: string;
  settings: Record<string, unknown>;
}

/** One of the two values of a conflict, with the hybrid time of its change. */
export interface ConflictSide {
  value: unknown;
  at: string;
  op: Id;
  device: Id;
  /** Whoever wrote it; absent or null when it is not known. */
  by?: Id | null;
}

export interface Conflict {
  on_type: string;
  on_id: Id;
  field: string;
  kept: ConflictSide | null;
  other: ConflictSide | null;
  settled: boolean | null;
}

/** Every record type with its fields. */
export interface Fields {
  place: Place;
  partner: Partner;
  zone: Zone;
  outing: Outing;
  stop: Stop;
  encounter: Encounter;
  youth: Youth;
  identification: Identification;
  step: Step;
  pathway: Pathway;
  pathway_check: PathwayCheck;
  support: Support;
  health_act: HealthAct;
  person: Person;
  organisation: Organisation;
  conflict: Conflict;
}
export type RecordType = keyof Fields;

const SEALED: Partial<Record<RecordType, readonly string[]>> = {
  outing: ['note'],
  youth: ['name', 'contact', 'birth_date', 'address', 'note'],
  step: ['note'],
};

/** The fields of a record type that only phones can read. */
export const sealedFields = (type: string): readonly string[] => SEALED[type as RecordType] ?? [];

/** What `youth.name` opens to. */
export interface YouthName {
  first_name?: string | null;
  last_name?: string | null;
  nickname?: string | null;
}

/** What `youth.contact` opens to. Phones as `parsePhone` writes them. */
export interface YouthContact {
  phones?: string[] | null;
  network?: string | null;
}
