/** What a young person is told before anything is kept: one short screen, three answers of equal ease. */
export interface NoticeText {
  /** Kept with the answer, so that it is known what was read. */
  version: string;
  language: string;
  /** How the language names itself in a French sentence: "En français". */
  said: string;
  dir: 'ltr' | 'rtl';
  title: string;
  lines: { mark: 'note' | 'lock' | 'no' | 'erase' | 'time'; before: string; strong: string; after: string }[];
  agreed: string;
  withoutName: string;
  nothing: string;
}

export const french: NoticeText = {
  version: '2026-1',
  language: 'fr',
  said: 'En français',
  dir: 'ltr',
  title: 'Ce que nous notons',
  lines: [
    { mark: 'note', before: 'La Mission Locale note ', strong: 'votre situation', after: ' pour vous aider et pour compter.' },
    { mark: 'lock', before: 'Votre nom est ', strong: 'chiffré', after: ' ; seule l’équipe de terrain le lit.' },
    { mark: 'no', before: 'Vous pouvez dire ', strong: 'non', after: ' ; nous vous aidons quand même.' },
    {
      mark: 'erase',
      before: 'Vous pouvez faire ',
      strong: 'effacer',
      after: ' ce qui permet de vous reconnaître ; il reste des chiffres sans nom.',
    },
    { mark: 'time', before: 'Sans nouvelles pendant ', strong: '24 mois', after: ', votre nom est effacé.' },
  ],
  agreed: 'D’accord',
  withoutName: 'Sans mon nom',
  nothing: 'Ne rien noter sur moi',
};
