// Written by `python -m tools.notices` from api/information/notices.json: change that file instead.
/** Of the texts below; other words have another. */
export const VERSION = '2026-2';

/* prettier-ignore */
export const LANGUAGES = {
  "fr": {
    "name": "Français",
    "french": "Français",
    "said": "En français",
    "tag": "fr",
    "dir": "ltr"
  },
  "en": {
    "name": "English",
    "french": "Anglais",
    "said": "En anglais",
    "tag": "en",
    "dir": "ltr"
  },
  "ar": {
    "name": "العربية",
    "french": "Arabe",
    "said": "En arabe",
    "tag": "ar",
    "dir": "rtl"
  },
  "ro": {
    "name": "Română",
    "french": "Roumain",
    "said": "En roumain",
    "tag": "ro",
    "dir": "ltr"
  },
  "sq": {
    "name": "Shqip",
    "french": "Albanais",
    "said": "En albanais",
    "tag": "sq",
    "dir": "ltr"
  },
  "prs": {
    "name": "دری",
    "french": "Dari",
    "said": "En dari",
    "tag": "fa-AF",
    "dir": "rtl"
  },
  "ps": {
    "name": "پښتو",
    "french": "Pachto",
    "said": "En pachto",
    "tag": "ps",
    "dir": "rtl"
  },
  "uk": {
    "name": "Українська",
    "french": "Ukrainien",
    "said": "En ukrainien",
    "tag": "uk",
    "dir": "ltr"
  }
} as const;
