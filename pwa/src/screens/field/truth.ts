import type { Truth } from '../../domain/replay';
import type { YouthPage } from '../../store/views';
import { sync } from '../../text/field';

interface Row {
  truth: Truth;
}

const ORDER: readonly Truth[] = ['server', 'sending', 'here', 'refused'];

/** Where the least safe of several records is: a page says no more of itself than that. */
export const leastSafe = (rows: readonly Row[]): Truth =>
  rows.reduce<Truth>((worst, { truth }) => (ORDER.indexOf(truth) > ORDER.indexOf(worst) ? truth : worst), 'server');

/** Everything a file's page shows. */
export const rowsOf = (page: YouthPage): Row[] => [
  page.youth,
  ...page.identifications,
  ...page.encounters,
  ...page.steps,
  ...page.pathways,
  ...page.pathways.flatMap(({ checks }) => checks),
  ...page.supports,
  ...page.healthActs,
];

/** What to add to a line that is not on the server yet; nothing when it is. */
export const truthSaid = ({ truth }: Row): string | undefined => (truth === 'server' ? undefined : sync.truth[truth]);
