/** The phone is locked, or nobody is signed in: the act was not done, nothing is lost. */
export class Locked extends Error {
  override name = 'Locked';
  constructor() {
    super('L’application est verrouillée.');
  }
}
