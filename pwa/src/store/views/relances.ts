import { dayOf } from '../../domain/days';
import { headOf } from '../../domain/merging';
import type { YouthContact, YouthName } from '../../domain/records';
import { isRelance, relanceDue, type Due } from '../../domain/relances';
import { live, type Live } from '../live';
import type { Opened } from '../opened';
import { mergedFiles } from './merged';
import type { StepShown } from './youth_page';
import type { Code } from '../../domain/codes';

/** A planned step with whom it is about. */
export type Relance = StepShown & {
  due: Due;
  about: {
    id: string;
    name: Opened<YouthName>;
    contact: Opened<YouthContact>;
    preference: Code<'contact_preference'> | null;
  };
};

/** Planned steps by date: mine (or nobody's), or the whole team's. */
export const relances = ({ mine }: { mine: boolean }): Live<Relance[]> =>
  live(
    async (reading) => {
      const me = reading.account.person;
      const planned = (await reading.by('step', 'status', 'planned')).filter(
        (step) => isRelance(step) && (!mine || !step.assignee || step.assignee === me),
      );
      const into = await mergedFiles(reading);
      const found = await Promise.all(
        planned.map(async (step) => ({
          step,
          youth: await reading.get('youth', headOf(step.youth, into)),
        })),
      );
      return found
        .flatMap(({ step, youth }) => (youth && !youth.closed_at ? [{ step, youth }] : []))
        .sort((one, other) => (one.step.at < other.step.at ? -1 : 1));
    },
    (found, opened, account) =>
      found.map(({ step, youth }) => {
        const read = <T>(field: 'name' | 'contact'): Opened<T> =>
          youth.erased ? { state: 'erased' } : opened.read<T>('youth', youth.id, field, youth[field]);
        return {
          ...step,
          note: opened.read<string>('step', step.id, 'note', step.note),
          due: relanceDue(step, dayOf(account.now(), account.zone), account.zone),
          about: {
            id: youth.id,
            name: read<YouthName>('name'),
            contact: read<YouthContact>('contact'),
            preference: youth.contact_preference,
          },
        };
      }),
  );
