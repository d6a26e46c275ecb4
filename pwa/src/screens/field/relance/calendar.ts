import { download } from '../../../ui/download';
import type { Instant } from '../../../domain/days';
import { relanceList as words } from '../../../text/relance_list';

/** What a calendar is told of a rendez-vous: never whom it is with, nor what it is about. */
export interface ForCalendar {
  /** The step's id: put in twice, it moves instead of doubling. */
  id: string;
  at: Instant;
  /** The partner's name, when the rendez-vous is at their place. */
  where: string | null;
}

const LENGTH_MS = 60 * 60_000;

/** The rendez-vous as an iCalendar text (RFC 5545), an hour long. */
export const calendarText = async ({ id, at, where }: ForCalendar): Promise<string> => {
  const { default: ical } = await import('ical-generator');
  const start = new Date(at);
  const calendar = ical({ prodId: { company: 'KAF’Truck', product: 'relances', language: 'FR' } });
  calendar.createEvent({
    id: `${id}@kaftruck`,
    start,
    end: new Date(start.getTime() + LENGTH_MS),
    stamp: new Date(),
    summary: words.appointment,
    ...(where ? { location: where } : {}),
  });
  return calendar.toString();
};

/** Hands the rendez-vous to the phone: its own sharing where it takes files, else a download. */
export const putInCalendar = async (appointment: ForCalendar): Promise<void> => {
  const file = new File([await calendarText(appointment)], words.calendarFile, { type: 'text/calendar' });
  if (navigator.canShare?.({ files: [file] })) {
    try {
      return await navigator.share({ files: [file] });
    } catch (why) {
      // closing the phone's sheet is an answer; anything else falls back to the download
      if (why instanceof DOMException && why.name === 'AbortError') return;
    }
  }
  download(file);
};
