// Written by `python -m tools.notices` from api/information/notices.json: change that file instead.
import type { NoticeTexts } from '../../domain/notices';

/* prettier-ignore */
export const texts: NoticeTexts = {
  "title": "Ce que nous notons",
  "note": "La Mission Locale note *votre situation* pour vous aider et pour compter.",
  "lock": "Votre nom est *chiffré* ; seule l’équipe de terrain le lit.",
  "no": "Vous pouvez dire *non* ; nous vous aidons quand même.",
  "erase": "Vous pouvez faire *effacer* ce qui permet de vous reconnaître ; il reste des chiffres sans nom.",
  "time": "Sans nouvelles pendant *24 mois*, votre nom est effacé.",
  "ask": "Une question ? Demandez à *l’équipe*, ou à la Mission Locale.",
  "agreed": "D’accord",
  "without_name": "Sans mon nom",
  "nothing": "Ne rien noter sur moi",
  "later": "La page complète, à lire plus tard sur votre téléphone.",
  "law": "La Mission Locale le fait au titre d’une mission d’intérêt public.",
  "rights": "Vous pouvez demander à voir ce qui est noté sur vous, le faire corriger ou effacer, ou vous y opposer. Vous pouvez aussi écrire à la CNIL, qui protège la vie privée en France : www.cnil.fr",
  "contact": "Qui contacter"
};
