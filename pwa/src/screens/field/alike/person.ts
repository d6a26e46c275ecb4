import type { AgeBand } from '../../../domain/codes';
import type { Person } from '../../../domain/likeness';
import type { YouthLine, YouthPage } from '../../../store/views';
import { phonesOf } from '../names';

/** A line of the list, to compare. */
export const personOfLine = (line: YouthLine): Person => ({
  name: line.name.state === 'ok' ? line.name.value : null,
  phones: phonesOf(line.contact),
  birth: line.birth_date.state === 'ok' ? line.birth_date.value : null,
  age: line.age && 'band' in line.age ? line.age : null,
  gender: line.gender,
  commune: line.commune,
});

/** A whole file, to compare. */
export const personOfPage = (page: YouthPage): Person => ({
  name: page.name.state === 'ok' ? page.name.value : null,
  phones: phonesOf(page.contact),
  birth: page.birth_date.state === 'ok' ? page.birth_date.value : null,
  age: page.age && 'band' in page.age ? page.age : null,
  gender: page.youth.gender,
  commune: page.youth.commune,
});

/** What is typed so far of somebody, to compare. */
export const personOfNote = (
  { name, phone, age, gender, commune }: { name: string; phone: string; age: AgeBand | null; gender: Person['gender']; commune: string },
  today: string,
): Person => ({
  name: name.trim() ? { first_name: name } : null,
  phones: [phone],
  birth: null,
  age: age && { band: age, on: today },
  gender,
  commune: commune || null,
});
