import { proposals } from '../../../text/alike';

/** `C’est lui`, `C’est elle`, as the file says. */
export const itIs = (gender: string | null): string =>
  gender === 'male' ? proposals.him : gender === 'female' ? proposals.her : proposals.them;
