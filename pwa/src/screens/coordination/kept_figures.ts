/** The figures last received, to be shown without network. Numbers only: no name is in them. */
import type { Funnel } from '../../server/figures';
import { received } from '../../store/received';

export const keptFigures = received<{ at: number; funnel: Funnel }>('figures-7', 16);
