/** `14:02` on clocks of a time zone. */
export const timeOfInstant = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('fr-FR', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(Date.parse(at));
