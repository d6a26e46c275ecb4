/** The drafts last received, to be read without network: small numbers masked, no name in them. */
import type { YearDraft } from '../../../server/report';
import { received } from '../../../store/received';

export const keptReports = received<{ at: number; draft: YearDraft }>('report-2', 3);

/** A draft without its annexes, which no screen draws and which are most of it. */
export const slim = (draft: YearDraft): YearDraft => ({ ...draft, document: { ...draft.document, annexes: [] } });
