import { ActRefused } from '../../acts/refused';
import { Offline, ServerRefused } from '../../server/api';
import { Locked } from '../../store/locked';
import { frame } from '../../text/frame';

/** The sentence for a person when an act did not happen; `offline` says what of theirs is safe. */
export function said(error: unknown, offline: string = frame.failed.offline): string {
  if (error instanceof Offline) return offline;
  if (error instanceof ServerRefused || error instanceof ActRefused || error instanceof Locked) return error.message;
  return frame.failed.unexpected;
}
