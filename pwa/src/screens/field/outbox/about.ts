import { shortName } from '../../../domain/names';
import type { ConflictShown, YouthLine } from '../../../store/views';
import { outbox as words } from '../../../text/field_work';
import { saidDay } from '../here';
import { kindName, placeName } from '../outing/said';
import { valueSaid, type Named } from './values';

/** What a question is about: `who` is said after “pour”, `which` tells it from others of its kind. */
export interface About {
  who: string;
  which: string;
  /** Its page; null where it has none. */
  href: string | null;
}

/** The names that can be read, by file. */
export const called = (files: readonly Pick<YouthLine, 'id' | 'name'>[]): Named =>
  new Map(files.flatMap(({ id, name }) => {
    const short = name.state === 'ok' ? shortName(name.value) : null;
    return short ? [[id, short] as const] : [];
  }));

/** `young`: what young people are called; `named`: places, partners, quarters. */
export const aboutOf = ({ type, record, about }: Pick<ConflictShown, 'type' | 'record' | 'about'>, young: Named, named: Named): About => {
  const { youth, outing } = about;
  const one = words.one[type] ?? words.act;
  const whose = youth ? young.get(youth) : undefined;
  const file = whose === undefined ? one : type === 'youth' ? whose : words.oneOf(one, whose);
  return {
    who: named.get(record) ?? file,
    which: whichSaid(type, about, named),
    href: youth ? `/jeunes/${youth}` : outing ? `/sortie/${outing.id}` : null,
  };
};

const whichSaid = (type: string, { youth, outing, kind, at }: ConflictShown['about'], named: Named): string => {
  if (outing) return [kindName(outing), placeName(outing), outing.day ? saidDay(outing.day) : ''].filter(Boolean).join(', ');
  if (!youth || type === 'youth') return '';
  return [kind ? valueSaid(type, type === 'health_act' ? 'act' : 'kind', kind, named) : '', at ? saidDay(at) : ''].filter(Boolean).join(', ');
};
