/** What the pages of arriving pass on to each other. In memory only. */
class Arriving {
  /** What followed the sign in an invitation's link; gone from the address bar already. */
  link = $state('');
  /** The address just joined with, to be typed no more. */
  email = $state('');
  /** Why one is asked to sign in, when there is something to say. */
  notice = $state('');
  /** The first run is on the page: nobody can sign in yet. */
  preparing = $state(false);
  /** Someone else than the accounts of this phone signs in. */
  another = $state(false);
  /** The key on paper is used, instead of a password. */
  recovering = $state(false);
  /** A password was just given: a short code may take its place on this phone. */
  offerPin = $state(false);

  /** Another code is wanted: the password is asked first, whatever else would open. */
  wantPin = $state(false);

  /** The app is open: nothing of this is needed any more. `own`: the phone or computer is one's own. */
  arrived({ own, hasPin }: { own: boolean; hasPin: boolean }): void {
    this.email = '';
    this.notice = '';
    this.another = false;
    this.offerPin = own && (!hasPin || this.wantPin);
    this.wantPin = false;
  }

  /** The app is locked: a code is chosen by whoever has just given their password, not by who opens it next. */
  locked(): void {
    this.offerPin = false;
  }

  /** Somebody else takes the phone: the code that was wanted is not theirs. */
  someoneElse(): void {
    this.offerPin = false;
    this.wantPin = false;
  }
}

export const arriving = new Arriving();
