import { ServerRefused } from '../../acts/session';
import { start } from '../../text/start';
import { said } from '../frame/said';

/** Why nobody joined, in a sentence; `signIn`: the account may be there already, and opens by signing in. */
export interface JoinProblem {
  why: string;
  signIn: boolean;
}

/** What an acceptance that failed says; `maybe`: one before it had no answer. */
export function joinProblem(error: unknown, maybe: boolean): JoinProblem {
  const words = start.join;
  const code = error instanceof ServerRefused ? error.code : '';
  if (code === 'already_done') return { why: `${said(error)} ${words.maybeMade}`, signIn: true };
  if (code === 'invitation_over' && maybe) return { why: words.maybeMade, signIn: true };
  return { why: said(error, words.unanswered), signIn: false };
}
