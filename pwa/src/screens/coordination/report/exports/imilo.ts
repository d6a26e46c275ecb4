/** The list to enter into i-milo, as a table that is written on this device and nowhere else. */
import { label, type CodeList } from '../../../../domain/codes';
import type { YouthName } from '../../../../domain/records';
import type { RosterRow } from '../../../../server/report';
import { exporting } from '../../../../text/exports';

const words = exporting.imilo.heads;

/** A youth of the list with what this device could open. */
export interface Listed {
  facts: RosterRow;
  name: YouthName | null;
  birthDate: string | null;
  /** The name of their commune. */
  commune: string;
}

interface Column {
  title: string;
  says: string;
  of: (one: Listed) => string;
}

const day = (iso: string | null): string => (iso ? iso.split('-').reverse().join('/') : '');
const coded = (list: CodeList, code: string | null): string => (code === null || code === 'unknown' ? '' : label(list, code));
const several = (list: CodeList, codes: readonly string[]): string => codes.map((code) => coded(list, code)).filter(Boolean).join(', ');

export const COLUMNS: readonly Column[] = [
  { title: 'Nom', says: 'Nom de famille, ouvert sur cet appareil', of: ({ name }) => name?.last_name ?? '' },
  { title: 'Prénom', says: 'Prénom, sinon surnom', of: ({ name }) => name?.first_name || (name?.nickname ?? '') },
  { title: 'Date de naissance', says: 'Jour/mois/année, si elle est notée', of: ({ birthDate }) => day(birthDate) },
  { title: 'Genre', says: 'Tel que noté au repérage', of: ({ facts }) => coded('gender', facts.gender) },
  { title: 'Âge au repérage', says: 'Tranche d’âge le jour du repérage', of: ({ facts }) => coded('age_band', facts.age_band) },
  { title: 'Commune', says: 'Commune de résidence', of: ({ commune }) => commune },
  { title: 'Code commune', says: 'Code INSEE de la commune', of: ({ facts }) => facts.commune ?? '' },
  { title: 'Repéré le', says: 'Jour du repérage', of: ({ facts }) => day(facts.identified_on) },
  { title: 'Canal', says: 'Comment le jeune a été repéré', of: ({ facts }) => coded('identification_channel', facts.channel) },
  { title: 'Niveau de formation', says: 'Catégories d’i-milo là où l’équipe les note', of: ({ facts }) => coded('training_level', facts.training_level) },
  { title: 'Logement', says: 'Catégories d’i-milo', of: ({ facts }) => coded('housing', facts.housing) },
  { title: 'Situation', says: 'Emploi, école ou formation au repérage', of: ({ facts }) => coded('situation', facts.situation) },
  { title: 'Accompagné par', says: 'Qui l’accompagnait au repérage', of: ({ facts }) => several('followed_by', facts.followed_by) },
  { title: 'Dernières nouvelles', says: 'De qui l’accompagnait', of: ({ facts }) => coded('last_contact', facts.last_contact) },
  { title: 'Permis', says: 'Permis de conduire', of: ({ facts }) => coded('driving_licence', facts.driving_licence) },
  { title: 'Transports', says: 'Moyens de transport, plusieurs possibles', of: ({ facts }) => several('transport', facts.transport) },
  { title: 'Difficultés', says: 'Ce qui fait obstacle, plusieurs possibles', of: ({ facts }) => several('obstacle', facts.obstacles) },
  { title: 'Parcours', says: 'Parcours principal au dernier jour de la liste', of: ({ facts }) => coded('pathway', facts.pathway) },
];

/** What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV Injection). */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[;"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Lines separated by `;`; Excel needs the mark at the beginning to see the accents. */
const csv = (lines: readonly (readonly string[])[]): string => `\uFEFF${lines.map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`;

const french = new Intl.Collator('fr', { sensitivity: 'base' });

/** The list by name, one line a youth. */
export const listCsv = (listed: readonly Listed[]): string => {
  const rows = listed.map((one) => COLUMNS.map(({ of }) => of(one)));
  rows.sort(([last = '', first = ''], [otherLast = '', otherFirst = '']) => french.compare(last, otherLast) || french.compare(first, otherFirst));
  return csv([COLUMNS.map(({ title }) => title), ...rows]);
};

/** What each column says. */
export const columnsCsv = (): string => csv([[words.column, words.says], ...COLUMNS.map(({ title, says }) => [title, says])]);
