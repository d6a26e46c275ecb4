import type { components } from '../domain/api.gen';
import { call, refusal } from './api';
import { fileFrom, linesFrom } from './pieces';

type Schemas = components['schemas'];

/** A year's report as it stands: pages, what was changed of them, checks, what is masked, editions. */
export type YearDraft = Schemas['YearDraft'];
/** The report before any file format; see `api/report/document.py`. */
export type Document = Schemas['Document'];
export type Section = Schemas['Section'];
export type Part = Section['parts'][number];
export type PartOf<K extends Part['kind']> = Extract<Part, { kind: K }>;
export type Value = PartOf<'table'>['rows'][number]['cells'][number];
/** What the coordinator changes of a year. */
export type Options = Required<Schemas['Options']>;
export type FreeBlock = Options['free'][number];
export type Check = Schemas['Check'];
export type TableMasking = Schemas['TableMasking'];
export type EditionInfo = Schemas['EditionInfo'];
/** An edition with its pages. */
export type Edition = Schemas['Edition'];
export type Contradiction = Schemas['Contradiction'];
export type Masking = Required<Schemas['Masking']>;
export type Difference = Schemas['Difference'];

export const yearDraft = (account: string, year: number): Promise<YearDraft> => call(`/report/${year}`, { account });

/** Replaces a year's options, read as of version `was`; the version they are now. */
export const putOptions = async (account: string, year: number, options: Options, was: string | null): Promise<string> =>
  (await call<Schemas['OptionsKept']>(`/report/${year}/options`, { method: 'PUT', account, body: { options, was } })).version;

/** Keeps a picture (base64); the options name it by its id. */
export const addPicture = (account: string, year: number, content: string): Promise<PartOf<'picture'>> =>
  call(`/report/${year}/pictures`, { method: 'POST', account, body: { content } });

/** From how many people on numbers leave the house; editions stay as they were published. */
export const putMasking = (account: string, masking: Masking): Promise<Masking> => call('/organisation/masking', { method: 'PUT', account, body: masking });

export const picture = (account: string, id: string): Promise<File> => fileFrom(`/report/pictures/${id}`, { account });
export const draftFile = (account: string, year: number, form: string): Promise<File> => fileFrom(`/report/${year}/file/${form}`, { account });
export const editionFile = (account: string, id: string, form: string): Promise<File> => fileFrom(`/report/editions/${id}/file/${form}`, { account });

/** What was published, of all years, the earliest first. */
export const editions = async (account: string): Promise<EditionInfo[]> => (await call<Schemas['Editions']>('/report/editions', { account })).editions;
export const edition = (account: string, id: string): Promise<Edition> => call(`/report/editions/${id}`, { account });

/** A step of publishing, or the edition once it is published. */
export type Published = { step: string; done: number; of: number } | { edition: EditionInfo };

/** Publishes a year as it stands. Throws Offline when the answer is cut short: the edition may be there. */
export async function* publish(account: string, year: number): AsyncGenerator<Published> {
  for await (const line of linesFrom<Schemas['PublishingLine']>(`/report/${year}/editions`, { method: 'POST', account })) {
    if (line.error) throw refusal(409, line.error, null);
    if (line.edition) yield { edition: line.edition };
    else if (line.step && line.of) yield { step: line.step, done: line.done ?? 0, of: line.of };
  }
}

/** A document that leaves the house beside the report. */
export type Export = 'funders' | 'open_data';
/** The facts of one youth by id; only a phone of the team has the name. */
export type RosterRow = Schemas['RosterRow'];
/** That somebody took a list of people out: who, when, of which days. */
export type Taken = Schemas['Taken'];

export const exportFile = (account: string, year: number, which: Export, form: string): Promise<File> =>
  fileFrom(`/report/${year}/exports/${which}/file/${form}`, { account });

/** The youths to enter into i-milo, identified from `first` to `last`. The server writes down that they were taken. */
export const takeList = async (account: string, first: string, last: string): Promise<RosterRow[]> =>
  (await call<Schemas['Roster']>('/report/exports/imilo', { method: 'POST', account, body: { first, last } })).youths;

export const listsTaken = async (account: string): Promise<Taken[]> => (await call<Schemas['ListsTaken']>('/report/exports/taken', { account })).taken;
