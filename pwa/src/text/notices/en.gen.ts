// Written by `python -m tools.notices` from api/information/notices.json: change that file instead.
import type { NoticeTexts } from '../../domain/notices';

/* prettier-ignore */
export const texts: NoticeTexts = {
  "title": "What we write down",
  "note": "The Mission Locale writes down *your situation* to help you and to count people.",
  "lock": "Your name is *encrypted*; only the outreach team can read it.",
  "no": "You can say *no*; we will help you anyway.",
  "erase": "You can have whatever shows who you are *erased*; only numbers without names remain.",
  "time": "After *24 months* without news from you, your name is erased.",
  "ask": "A question? Ask *the team*, or the Mission Locale.",
  "agreed": "I agree",
  "without_name": "Without my name",
  "nothing": "Write nothing about me",
  "later": "The full page, to read later on your phone.",
  "law": "The Mission Locale does this as a task in the public interest.",
  "rights": "You can ask to see what is written about you, have it corrected or erased, or object to it. You can also write to the CNIL, which protects privacy in France: www.cnil.fr",
  "contact": "Who to contact"
};
