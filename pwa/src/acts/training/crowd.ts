import { blankFields } from '../../domain/blank';
import { atTime, dayOf, instant, plusDays, type Day } from '../../domain/days';
import { newId } from '../../domain/ids';
import { sealedFields, type RecordType } from '../../domain/records';
import { sealField, type Json, type OrganisationKeys } from '../../seal';
import type { BaseRow } from '../../store/schema';
import type { Clear } from '../act';
import { TRAINEE_NAME, YOUNG_PEOPLE, type Invented } from './people';

const BESANCON = '25056';
const NAMES = { [BESANCON]: 'Besançon', '25047': 'Baume-les-Dames', '25434': 'Ornans', '25527': 'Saint-Vit' };

/** A territory of a few communes. */
export const SETTINGS = { territory: { vintage: '2026', epcis: [], communes: Object.keys(NAMES), names: NAMES, former: {} } };

/** Where and when the sandbox begins. `now` in ms. */
export interface Scene {
  trainee: string;
  organisation: string;
  name: string;
  zone: string;
  now: number;
}

/** Writes the rows of the sandbox, in the order of their making; sealed fields are sealed when it ends. */
class Scenery {
  readonly #rows: { by: string; type: RecordType; id: string; set: object }[] = [];

  constructor(readonly scene: Scene) {}

  put<T extends RecordType>(type: T, set: Clear<T>, { id = newId(), by = this.scene.trainee } = {}): string {
    this.#rows.push({ by, type, id, set });
    return id;
  }

  /** `days` ago (to come when negative), at nine. */
  morning(days: number): string {
    return atTime(this.day(days), '09:00', this.scene.zone);
  }

  day(days: number): Day {
    return plusDays(dayOf(this.scene.now, this.scene.zone), -days);
  }

  sealed(keys: OrganisationKeys): Promise<BaseRow[]> {
    return Promise.all(
      this.#rows.map(async ({ by, type, id, set }, place) => {
        const values: Record<string, unknown> = { ...blankFields(type), ...set };
        for (const field of sealedFields(type)) {
          const value = values[field];
          if (value != null) values[field] = await sealField(keys, type, id, field, value as Json);
        }
        return { generation: 1, type, id, seq: place + 1, by, deleted: false, erased: false, set: values };
      }),
    );
  }
}

/**
 * An invented team, its places, an outing planned for now, and invented young people with what has
 * been done with them so far: everything that a first outing needs. Rows as a server would give them.
 */
export const crowd = (scene: Scene, keys: OrganisationKeys): Promise<BaseRow[]> => {
  const set = new Scenery(scene);
  const { name, zone, now } = scene;
  set.put('organisation', { name, time_zone: zone, settings: SETTINGS }, { id: scene.organisation });
  set.put('person', { name: TRAINEE_NAME, role: 'outreach', active: true }, { id: scene.trainee });
  const colleague = set.put('person', { name: 'Nadia Essai', role: 'outreach', active: true });
  set.put('person', { name: 'Karim Essai', role: 'outreach', active: true });
  const square = set.put('place', { name: 'Essai, place du Marché', kind: 'priority_district', commune: BESANCON });
  set.put('place', { name: 'Essai, city stade', kind: 'leisure_site', commune: BESANCON });
  set.put('place', { name: 'Essai, parvis de la gare', kind: 'city_centre', commune: BESANCON });
  const partner = set.put('partner', { name: 'Association de l’Essai', kind: 'association' });
  const outing = { kind: 'truck_outing', with_truck: true, place: square, team: [scene.trainee, colleague] };
  const hours = { planned_start: instant(now), planned_end: instant(now + 3 * 3_600_000) };
  set.put('outing', { ...outing, ...hours, status: 'planned', health_desk: false });
  const former = set.put('outing', { ...outing, status: 'closed', started_at: set.morning(20), ended_at: set.morning(20) });
  for (const one of YOUNG_PEOPLE) youth(set, one, { outing: former, place: square, partner });
  return set.sealed(keys);
};

interface Known {
  outing: string;
  place: string;
  partner: string;
}

const youth = (set: Scenery, one: Invented, { outing, place, partner }: Known): void => {
  const { trainee } = set.scene;
  const { name, gender, phone, band, facts, relance, waits, preference = null } = one;
  const at = set.morning(20);
  const told = { notice_answer: name ? 'agreed' : 'without_name', notice_given_at: at, notice_language: 'fr' };
  const contact = phone ? { phones: [phone] } : null;
  const file = { gender, commune: BESANCON, referent: trainee, contact_preference: preference, ...facts, ...told };
  const id = set.put('youth', { ...file, name: name ? { first_name: name } : null, contact });
  const met = { youth: id, at, outing, place, age_band: band };
  set.put('identification', { ...met, ...facts, channel: 'truck_outing', commune: BESANCON });
  set.put('encounter', { ...met, gender, count: 1, first_time: true });
  if (relance) {
    const planned = { kind: relance.kind, status: 'planned', at: set.morning(relance.ago), note: relance.note };
    set.put('step', { youth: id, assignee: trainee, ...planned });
  }
  if (waits) set.put('pathway', { youth: id, kind: 'partner_referral', partner, started_at: set.day(6), main_from: set.day(6) });
};
