import { live, type Live } from '../live';

/** The organisation, with the coordination's settings. */
export interface OrganisationShown {
  id: string;
  name: string;
  settings: Record<string, unknown>;
}

/** As last read from the server; before the first reading, as the sign-in told it. */
export const organisation = (): Live<OrganisationShown> =>
  live(
    (reading) => reading.all('organisation'),
    ([row], _opened, account) => row ?? account.who.organisation,
  );
