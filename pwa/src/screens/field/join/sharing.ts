import { get } from 'svelte/store';
import { session } from '../../../acts/session';
import type { Code } from '../../../domain/codes';
import { linkOf, tagOf, type SharedOuting } from '../../../domain/outing_link';
import type { OutingCard } from '../../../store/views';

/** An outing under way as it is joined; the colleague's own while mine waits for it. */
export const sharedOf = (card: OutingCard): SharedOuting => ({
  organisation: tagOf(get(session).me?.organisation.id ?? ''),
  outing: card.waitsFor ?? card.id,
  kind: card.kind as Code<'outing_kind'>,
  started_at: card.started_at ?? '',
  place: card.at?.id ?? card.place,
});

/** Its link, for a colleague's phone. */
export const shareLink = (card: OutingCard): string => linkOf(location.origin, sharedOf(card));
