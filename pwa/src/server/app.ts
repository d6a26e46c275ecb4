import { version } from '../../package.json';

/** The version of this app, as the server's list of phones shows it. */
export const APP: string = version;
