/** What all charts of a page are of, said once by the page: period and scope. */
import { getContext, setContext } from 'svelte';

const KEY = Symbol('chart source');

/** Call while the page is made; the sentence is asked for when a chart is copied. */
export const giveChartSource = (source: () => string): void => void setContext(KEY, source);

/** Absent where charts are not to be copied. */
export const chartSource = (): (() => string) | undefined => getContext(KEY);
