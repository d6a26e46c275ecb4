// Written by `python -m tools.notices` from api/information/notices.json: change that file instead.
import type { NoticeTexts } from '../../domain/notices';

/* prettier-ignore */
export const texts: NoticeTexts = {
  "title": "Ce notăm",
  "note": "Mission Locale notează *situația ta* ca să te ajute și pentru statistici.",
  "lock": "Numele tău este *criptat*; doar echipa de teren îl poate citi.",
  "no": "Poți spune *nu*; te ajutăm oricum.",
  "erase": "Poți cere *ștergerea* a ceea ce arată cine ești; rămân doar cifre, fără nume.",
  "time": "Dacă timp de *24 de luni* nu avem vești de la tine, numele tău este șters.",
  "ask": "Ai o întrebare? Întreabă *echipa* sau Mission Locale.",
  "agreed": "Sunt de acord",
  "without_name": "Fără numele meu",
  "nothing": "Nu notați nimic despre mine",
  "later": "Pagina completă, de citit mai târziu pe telefonul tău.",
  "law": "Mission Locale face acest lucru în cadrul unei misiuni de interes public.",
  "rights": "Poți cere să vezi ce este notat despre tine, să fie corectat sau șters, sau te poți opune. Poți scrie și la CNIL, care protejează viața privată în Franța: www.cnil.fr",
  "contact": "Pe cine poți contacta"
};
