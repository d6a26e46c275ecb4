/** Whether this person may change what `by` made, as the server judges it: a partner's worker only what is theirs. */
export const mayChange = ({ role, id }: { role: string; id: string }, by: string): boolean => role !== 'partner' || by === id;
