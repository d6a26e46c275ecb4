import { label, type CodeList } from '../../../domain/codes';
import { fullName } from '../../../domain/names';
import type { Youth } from '../../../domain/records';
import type { Opened, YouthPage } from '../../../store/views';
import { comparing as words } from '../../../text/alike';
import { common } from '../../../text/field';
import { noting } from '../../../text/field_youth';
import { shortDay } from '../here';
import { communeName } from '../communes';
import { genderSaid } from '../youth/said';

export type Side = 'left' | 'right';

/** What the two files say of one thing. */
export interface Compared {
  field: Field;
  label: string;
  left: string;
  right: string;
  same: boolean;
  /** The side chosen at first. */
  first: Side;
  /** A value that cannot be read here cannot go over to the other file. */
  fixed: boolean;
}

type Field = keyof typeof words.fields;
/** The fields among which one value stays, with the other fields that go with it. */
export const CHOSEN = {
  name: ['name'],
  birth_date: ['birth_date'],
  gender: ['gender'],
  commune: ['commune', 'zone'],
  address: ['address'],
  situation: ['situation'],
  followed_by: ['followed_by', 'last_contact'],
  training_level: ['training_level'],
  housing: ['housing'],
  driving_licence: ['driving_licence'],
  has_children: ['has_children'],
  referent: ['referent'],
} as const satisfies Partial<Record<Field, readonly (keyof Youth)[]>>;

export type ChosenField = keyof typeof CHOSEN;
export type Choices = Partial<Record<ChosenField, Side>>;

const LISTS: Partial<Record<ChosenField, CodeList>> = {
  situation: 'situation',
  training_level: 'training_level',
  housing: 'housing',
  driving_licence: 'driving_licence',
};

/** What a file says of a field, to read; null when it says nothing. */
const saidOf = (page: YouthPage, field: ChosenField): string | null => {
  const { youth } = page;
  const code = LISTS[field];
  if (code) {
    const value = youth[field as 'situation'];
    return value && value !== 'unknown' ? label(code, value) : null;
  }
  switch (field) {
    case 'name':
      return read(page.name, fullName);
    case 'birth_date':
      return read(page.birth_date, shortDay);
    case 'address':
      return read(page.address, (text) => text);
    case 'gender':
      return genderSaid(youth.gender) ?? (youth.gender === 'other' ? noting.genderOther : null);
    case 'commune':
      return youth.commune && communeName(youth.commune);
    case 'followed_by':
      return youth.followed_by?.filter((one) => one !== 'unknown').map((one) => label('followed_by', one)).join(', ') || null;
    case 'has_children':
      return youth.has_children === null ? null : youth.has_children ? noting.yes : noting.no;
    case 'referent':
      return page.referent?.name ?? null;
    default:
      return null;
  }
};

const read = <T>(opened: Opened<T>, say: (value: T) => string | null): string | null => {
  if (opened.state === 'ok') return say(opened.value);
  if (opened.state === 'none') return null;
  return opened.state === 'opening' ? common.opening : opened.state === 'erased' ? common.erased : words.unreadable;
};

const SEALED = ['name', 'birth_date', 'address'] as const;
const isHidden = (page: YouthPage, field: ChosenField): boolean =>
  (SEALED as readonly string[]).includes(field) && !['ok', 'none'].includes(page[field as 'name'].state);

/** What there is to compare, in the order of the file; what neither says is left out. `newer`: whose facts are latest. */
export const compared = (left: YouthPage, right: YouthPage, newer: Side): Compared[] =>
  (Object.keys(CHOSEN) as ChosenField[]).flatMap((field) => {
    const [here, there] = [saidOf(left, field), saidOf(right, field)];
    if (here === null && there === null) return [];
    const hidden = isHidden(left, field) || isHidden(right, field);
    const fuller = field === 'name' && (here?.length ?? 0) !== (there?.length ?? 0);
    const longer: Side = (here?.length ?? 0) > (there?.length ?? 0) ? 'left' : 'right';
    const first: Side = here === null ? 'right' : there === null ? 'left' : fuller ? longer : field === 'name' ? 'left' : newer;
    return [
      {
        field,
        label: words.fields[field],
        left: here ?? words.unknown,
        right: there ?? words.unknown,
        same: here === there && !hidden,
        first: field !== 'name' ? first : isHidden(left, 'name') ? 'right' : isHidden(right, 'name') ? 'left' : first,
        fixed: hidden && field !== 'name',
      },
    ];
  });
