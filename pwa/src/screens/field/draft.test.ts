import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Widgets in which something is chosen or typed. */
const WIDGETS = /<(TextField|TextArea|DateField|TimeField|Stepper|ChoiceGroup|RadioRows|Chips|SelectField|Segmented|CheckRow|Switch|SearchField|input|textarea)\b/;
const OWN = /new Draft\b|new Draft<|draftOf\(|placeKept\(/;

/** Parts of a form, and the component that keeps it. */
const PARTS: Record<string, string> = {
  'field/note/BasicFacts': 'field/NoteYouth',
  'field/note/MainFacts': 'field/NoteYouth',
  'field/note/MoreFacts': 'field/NoteYouth',
  'field/note/WhereNoted': 'field/NoteYouth',
  'field/note/WhoFields': 'field/NoteYouth',
  'field/outbox/MendInput': 'field/outbox/MendSheet',
  'field/outing/KindChoice': 'field/NewOuting',
  'field/outing/PartnerChoice': 'field/outing/TeamSheet',
  'field/outing/PlanWhen': 'field/outing/WhenSheet',
  'field/outing/PublicField': 'field/outing/CorrectSheet',
  'field/outing/TeamChoice': 'field/outing/TeamSheet',
  'field/outing/WhereChoice': 'field/NewOuting',
  'field/place/PlaceForm': 'field/place/PlaceSheet',
  'field/relance/WhenFields': 'field/relance/MoveSheet',
  'field/youth/OtherwiseAsked': 'field/youth/CompleteSheet',
  'field/youth/StepFields': 'field/youth/StepSheet',
};

/** Nothing is to be found again, and why. */
const WITHOUT: Record<string, string> = {
  'field/AloneSheet': 'kept at each touch once it is wanted',
  'field/Relances': 'whose relances are shown',
  'field/Youths': 'a search',
  'field/join/Found': 'a yes or no about a link that is no longer there',
  'field/join/Scan': 'a link of somebody else, pasted',
  'field/note/LanguageChoice': 'the language is remembered by itself',
  'field/outbox/RescueSheet': 'a file of the phone',
  'field/outing/FindSheet': 'a search',
  'field/outing/TallyBoard': 'the next tap',
  'field/youth/FilterSheet': 'what the list is narrowed to',
  'field/youth/PickSheet': 'a search',
  'frame/Tabs': 'which tabs are shown',
  'coordination/FilterRow': 'what is looked at is in the address',
  'coordination/lists/ImportSheet': 'a file',
  'coordination/lists/Listing': 'a search',
  'coordination/lists/TerritorySearch': 'a search',
  'coordination/PeriodSheet': 'the period is in the address',
  'coordination/planning/Paper': 'what is looked at is in the address',
  'coordination/planning/Turning': 'what is looked at is in the address',
  'coordination/report/exports/ImiloSheet': 'two days, those of the year',
  'coordination/report/YearPage': 'what is looked at is in the address',
  'coordination/report/YearPicker': 'the year is in the address',
  'coordination/report/compose/BlockForm': 'kept at each change (Composing), and sent when the hand rests',
  'coordination/report/compose/PictureField': 'kept at each change (Composing), and sent when the hand rests',
  'coordination/RevokeSheet': 'typed again each time, on purpose',
  'settings/ChangePassword': 'a password',
  'settings/Locking': 'kept at each touch',
  'start/JoinForm': 'a password; nobody’s phone yet',
  'start/KeyFields': 'a password',
  'start/KeyStep': 'the recovery key',
  'start/LockPassword': 'a password',
  'start/NewPassword': 'a password',
  'start/OrganisationStep': 'nobody’s phone yet: nothing can be sealed',
  'start/Recover': 'the recovery key',
  'start/SetPin': 'a code',
  'start/SignIn': 'a password',
  'start/SignInHelp': 'a link of an invitation',
};

const screens = new URL('../', import.meta.url);
const source = (name: string): string => readFileSync(new URL(`${name}.svelte`, screens), 'utf8');
const forms = readdirSync(screens, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.svelte'))
  .map((path) => path.replaceAll('\\', '/').replace(/\.svelte$/, ''))
  .filter((name) => WIDGETS.test(source(name)));

test('every form keeps what is half filled, or says why there is nothing to keep', () => {
  const lost = forms.filter((name) => !OWN.test(source(name)) && !PARTS[name] && !WITHOUT[name]);
  expect(lost).toEqual([]);
});

test('a part of a form is kept by the form, and what is said here holds', () => {
  for (const [part, form] of Object.entries(PARTS)) {
    expect(forms, part).toContain(part);
    expect(OWN.test(source(form)), form).toBe(true);
  }
  for (const name of Object.keys(WITHOUT)) {
    expect(forms, name).toContain(name);
    expect(OWN.test(source(name)), name).toBe(false);
  }
});
