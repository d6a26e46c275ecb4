import { expect, test } from 'vitest';
import { Offline, ServerRefused } from '../../acts/session';
import { start } from '../../text/start';
import { joinProblem } from './join_problem';

const { maybeMade, unanswered } = start.join;
const over = new ServerRefused(410, 'invitation_over', 'Cette invitation n’est plus valable.');
const taken = new ServerRefused(409, 'already_done', 'Quelqu’un utilise déjà cette adresse.', 'person.email');

test('without an answer the account may be there, and the same is to be tried again', () => {
  expect(joinProblem(new Offline(), true)).toEqual({ why: unanswered, signIn: false });
});

test('an invitation that is over after that leads to signing in', () => {
  expect(joinProblem(over, true)).toEqual({ why: maybeMade, signIn: true });
});

test('one that is over for another reason says so', () => {
  expect(joinProblem(over, false)).toEqual({ why: over.message, signIn: false });
});

test('an address that is taken may be one’s own, by an invitation of before', () => {
  expect(joinProblem(taken, false)).toEqual({ why: `${taken.message} ${maybeMade}`, signIn: true });
});
