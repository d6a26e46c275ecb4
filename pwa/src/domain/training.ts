/** Whose app it is while someone trains: nobody's. No account of a server ever has this id. */
export const TRAINEE = '00000000-0000-7000-8000-000000000000';

/** What a person does on the guided first outing, in the order in which it is proposed. */
export const LESSON = ['start', 'count', 'undo', 'note', 'find', 'close', 'relance'] as const;
export type LessonStep = (typeof LESSON)[number];

/** How many people "count" asks for. */
export const TO_COUNT = 5;

/** What the trainee has done so far, as the sandbox's own records say. */
export interface Trained {
  /** Outings begun, and of these, over. */
  begun: number;
  closed: number;
  /** People counted, and counts taken back. */
  counted: number;
  takenBack: number;
  /** Files written, and known youths met again. */
  noted: number;
  metAgain: number;
  /** Planned steps that got an outcome. */
  settled: number;
}

const DONE: Record<LessonStep, (trained: Trained) => boolean> = {
  start: ({ begun }) => begun > 0,
  count: ({ counted, takenBack }) => counted + takenBack >= TO_COUNT,
  undo: ({ takenBack }) => takenBack > 0,
  note: ({ noted }) => noted > 0,
  find: ({ metAgain }) => metAgain > 0,
  close: ({ closed }) => closed > 0,
  relance: ({ settled }) => settled > 0,
};

/** How many steps are done, in whatever order, and the first that is not; null when all are. */
export const lessonAt = (trained: Trained): { done: number; next: LessonStep | null } => ({
  done: LESSON.filter((step) => DONE[step](trained)).length,
  next: LESSON.find((step) => !DONE[step](trained)) ?? null,
});
