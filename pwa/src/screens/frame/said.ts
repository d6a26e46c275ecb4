import { ActRefused } from '../../acts/refused';
import { Offline, ServerRefused } from '../../server/api';
import { troubleOf } from '../../store/connection';
import { Locked } from '../../store/locked';
import { frame } from '../../text/frame';
import { phone } from '../../text/phone';

/** The sentence for a person when an act did not happen; `offline` says what of theirs is safe. */
export function said(error: unknown, offline: string = frame.failed.offline): string {
  if (error instanceof Offline) return offline;
  if (error instanceof ServerRefused || error instanceof ActRefused || error instanceof Locked) return error.message;
  return troubleOf(error) === 'full' ? phone.stuck.full : frame.failed.unexpected;
}
