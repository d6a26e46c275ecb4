import type { addHealthAct } from '../../../acts';
import type { Code } from '../../../domain/codes';
import { atTime } from '../../../domain/days';
import { health as words } from '../../../text/field_work';

/** An act of the health desk being described. A youth is kept by id alone, so that no name rests in a draft. */
export interface HealthForm {
  who: 'nameless' | 'known';
  youth: string | null;
  side: 'rights' | 'care';
  act: string | null;
  status: Code<'health_act_status'> | null;
  day: string;
  time: string;
  age: Code<'age_band'> | null;
  gender: Code<'gender'> | null;
}

export const blankHealth = (): HealthForm => ({
  who: 'nameless',
  youth: null,
  side: 'rights',
  act: null,
  status: null,
  day: '',
  time: '',
  age: null,
  gender: null,
});

/** The first thing that is missing, in a sentence; null when nothing is. */
export const lacking = ({ who, youth, act, status, day, time }: HealthForm): string | null => {
  if (who === 'known' && !youth) return words.youthMissing;
  if (!act) return words.actMissing;
  if (!status) return words.resultMissing;
  return status === 'planned' && !(day && time) ? words.whenMissing : null;
};

/** What the act is given, once nothing is lacking. Age and gender are said of the nameless only: a known youth's file says them. */
export const toAdd = (form: HealthForm, outing: string, zone: string): Parameters<typeof addHealthAct>[0] => {
  const { who, youth, side, act, status, day, time, age, gender } = form;
  return {
    side,
    act: act as Code<'health_act_rights'>,
    status: status ?? 'attended',
    outing,
    ...(who === 'known' ? { youth } : { age_band: age, gender }),
    ...(status === 'planned' ? { at: atTime(day, time, zone) } : {}),
  };
};
