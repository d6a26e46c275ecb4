// Written by `python -m tools.notices` from api/information/notices.json: change that file instead.
import type { NoticeTexts } from '../../domain/notices';

/* prettier-ignore */
export const texts: NoticeTexts = {
  "title": "ما الذي نسجله",
  "note": "تسجل Mission Locale *وضعك* لكي تساعدك ومن أجل الإحصاء.",
  "lock": "اسمك *مُشفَّر*؛ ولا يقرأه إلا الفريق الميداني.",
  "no": "يمكنك أن تقول *لا*؛ وسنساعدك على كل حال.",
  "erase": "يمكنك أن تطلب *محو* ما يسمح بالتعرف عليك؛ وتبقى أرقام بلا أسماء.",
  "time": "إذا انقطعت أخبارك مدة *24 شهراً*، يُمحى اسمك.",
  "ask": "هل لديك سؤال؟ اسأل *الفريق* أو Mission Locale.",
  "agreed": "موافق",
  "without_name": "بدون اسمي",
  "nothing": "لا تسجلوا شيئاً عني",
  "later": "الصفحة الكاملة لتقرأها لاحقاً على هاتفك.",
  "law": "تقوم Mission Locale بذلك في إطار مهمة للمصلحة العامة.",
  "rights": "يمكنك أن تطلب الاطلاع على ما سُجِّل عنك أو تصحيحه أو محوه، أو أن تعترض على تسجيله. ويمكنك أيضاً أن تكتب إلى CNIL التي تحمي الحياة الخاصة في فرنسا: www.cnil.fr",
  "contact": "بمن تتصل"
};
