import { get } from 'svelte/store';
import { session } from '../../../acts/session';
import type { Code } from '../../../domain/codes';
import { linkOf, tagOf } from '../../../domain/outing_link';
import type { OutingCard } from '../../../store/views';

/** The link of an outing under way, for a colleague's phone; of the colleague's own while mine waits for it. */
export const shareLink = (card: OutingCard): string =>
  linkOf(location.origin, {
    organisation: tagOf(get(session).me?.organisation.id ?? ''),
    outing: card.waitsFor ?? card.id,
    kind: card.kind as Code<'outing_kind'>,
    started_at: card.started_at ?? '',
    place: card.at?.id ?? card.place,
  });
