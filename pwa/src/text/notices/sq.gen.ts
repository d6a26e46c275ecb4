// Written by `python -m tools.notices` from api/information/notices.json: change that file instead.
import type { NoticeTexts } from '../../domain/notices';

/* prettier-ignore */
export const texts: NoticeTexts = {
  "title": "Çfarë shënojmë",
  "note": "Mission Locale shënon *gjendjen tënde* për të të ndihmuar dhe për statistika.",
  "lock": "Emri yt është *i koduar*; vetëm ekipi i terrenit mund ta lexojë.",
  "no": "Mund të thuash *jo*; ne të ndihmojmë gjithsesi.",
  "erase": "Mund të kërkosh *fshirjen* e asaj që tregon kush je; mbeten vetëm shifra pa emra.",
  "time": "Pas *24 muajsh* pa lajme nga ti, emri yt fshihet.",
  "ask": "Ke një pyetje? Pyet *ekipin* ose Mission Locale.",
  "agreed": "Jam dakord",
  "without_name": "Pa emrin tim",
  "nothing": "Mos shënoni asgjë për mua",
  "later": "Faqja e plotë, për ta lexuar më vonë në telefonin tënd.",
  "law": "Mission Locale e bën këtë si detyrë me interes publik.",
  "rights": "Mund të kërkosh të shohësh çfarë është shënuar për ty, që të korrigjohet ose të fshihet, ose mund ta kundërshtosh. Mund t’i shkruash edhe CNIL-it, që mbron jetën private në Francë: www.cnil.fr",
  "contact": "Kë mund të kontaktosh"
};
