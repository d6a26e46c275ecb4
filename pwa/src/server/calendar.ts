import type { components } from '../domain/api.gen';
import { call } from './api';

/** Since when this person's own calendar has an address; `path` only when it was just made. */
export type CalendarAddress = components['schemas']['CalendarAddress'];

const ask = (account: string, method: 'GET' | 'POST' | 'DELETE'): Promise<CalendarAddress> => call('/calendar', { account, method });

export const calendarAddress = (account: string): Promise<CalendarAddress> => ask(account, 'GET');
export const makeCalendarAddress = (account: string): Promise<CalendarAddress> => ask(account, 'POST');
export const withdrawCalendarAddress = (account: string): Promise<CalendarAddress> => ask(account, 'DELETE');
