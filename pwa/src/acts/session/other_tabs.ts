// Tabs of one browser have a session each: who leaves in one is told to the others.
const NAME = 'kaftruck-left';

let opened: BroadcastChannel | undefined;

/** None in a browser of before: each tab then locks by itself. */
const channel = (): BroadcastChannel | undefined =>
  (opened ??= typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(NAME));

/** This person signed out here, or their access was withdrawn. */
export const tellLeft = (person: string): void => channel()?.postMessage(person);

/** Who leaves in another tab, from now on. */
export const onLeft = (left: (person: string) => void): void => {
  const heard = channel();
  if (heard) heard.onmessage = ({ data }: MessageEvent) => left(String(data));
};
