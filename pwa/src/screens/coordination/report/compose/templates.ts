/** The blocks that the coordinator may add. */
import { newId } from '../../../../domain/ids';
import type { FreeBlock } from '../../../../server/report';
import { composing as words } from '../../../../text/composing';

export type Template = keyof typeof words.templates;
export const TEMPLATES = Object.keys(words.templates) as Template[];

/** The mark by which a block of one's own is known as somebody's story, whatever its title becomes. */
const STORY = 'story-';

export const template = (which: Template): FreeBlock => ({
  id: `${which === 'story' ? STORY : ''}${newId()}`,
  title: words.templates[which].title,
  text: '',
  picture: null,
  alt: '',
});

export const isStory = ({ id }: FreeBlock): boolean => id.startsWith(STORY);
