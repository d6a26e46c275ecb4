// Written by `python -m tools.notices` from api/information/notices.json: change that file instead.
import type { NoticeTexts } from '../../domain/notices';

/* prettier-ignore */
export const texts: NoticeTexts = {
  "title": "موږ څه لیکو",
  "note": "Mission Locale *ستاسو وضعیت* لیکي، څو له تاسو سره مرسته وکړي او د شمېرنې لپاره.",
  "lock": "ستاسو نوم *کوډ شوی* دی؛ یوازې د ساحې ټیم یې لوستلی شي.",
  "no": "تاسو *نه* ویلی شئ؛ موږ په هر حال له تاسو سره مرسته کوو.",
  "erase": "تاسو غوښتلی شئ هغه څه *پاک* شي چې ښيي تاسو څوک یاست؛ یوازې بې نومه شمېرې پاتې کېږي.",
  "time": "که *۲۴ میاشتې* ستاسو له خوا خبر نه وي، ستاسو نوم پاکېږي.",
  "ask": "پوښتنه لرئ؟ له *ټیم* یا له Mission Locale څخه وپوښتئ.",
  "agreed": "موافق یم",
  "without_name": "زما له نوم پرته",
  "nothing": "زما په اړه هېڅ مه لیکئ",
  "later": "بشپړه پاڼه، چې وروسته یې په خپل موبایل کې ولولئ.",
  "law": "Mission Locale دا کار د عامه ګټې د یوې دندې په توګه کوي.",
  "rights": "تاسو غوښتلی شئ هغه څه ووینئ چې ستاسو په اړه لیکل شوي دي، یا سم یا پاک شي، یا ورسره مخالفت وکړئ. تاسو CNIL ته هم لیکلی شئ، چې په فرانسه کې د شخصي ژوند ساتنه کوي: www.cnil.fr",
  "contact": "له چا سره اړیکه ونیسئ"
};
