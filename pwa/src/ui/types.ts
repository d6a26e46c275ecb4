import type { LucideIcon } from '@lucide/svelte';

/** A Lucide icon component, as re-exported by `icons.ts`. */
export type Icon = LucideIcon;

/** One way to go from the tab bar or the side rail. With `href` a link, else a button that calls `onselect`. */
export interface NavItem {
  key: string;
  label: string;
  icon: Icon;
  href?: string;
  badge?: number;
  /** What the badge counts, read after the label: "2 notes à envoyer". */
  badgeLabel?: string;
}

/** How a screen is left from its bar. */
export interface Leave {
  label?: string;
  href?: string;
  onclick?: () => void;
}

/** One step of a guided beginning. */
export interface Step {
  label: string;
  detail?: string;
  state: 'done' | 'now' | 'next';
}

/** One answer of a choice, a row of radios or a list. */
export interface Option<T extends string = string> {
  value: T;
  label: string;
  detail?: string;
  trailing?: string;
  icon?: Icon;
  shape?: 'tile' | 'pill';
  /** In a select: under which heading; options of one heading follow each other. */
  group?: string;
  half?: boolean;
  disabled?: boolean;
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
}

/** One line of a menu. */
export interface MenuItem {
  key: string;
  label: string;
  icon?: Icon;
  danger?: boolean;
  disabled?: boolean;
  /** On or off: the line is a switch, ticked when on. */
  checked?: boolean;
}

/** The (i) beside a figure or a section: fills the rule line of the page. */
export interface Info {
  label: string;
  onclick: () => void;
  pressed?: boolean;
}

/** Chart colours, in the order of the tokens. */
export type Tone = 1 | 2 | 3 | 4 | 5;

/** One bar: `value` null means masked; `shown` replaces the printed number. */
export interface Bar {
  label: string;
  value: number | null;
  shown?: string;
  detail?: string;
  tone?: Tone;
  /** What is behind the number. */
  href?: string;
}

/** One column of a column chart: `label` under it, `full` read and in the table. */
export interface Column {
  label: string;
  full: string;
  value: number | null;
}

/** One line of strokes, one stroke a person. `of` draws the rest as dots; `parts` colour it; a part without count is masked. */
export interface StrokeRow {
  label: string;
  count: number;
  of?: number;
  parts?: StrokePart[];
}

export interface StrokePart {
  label: string;
  count: number;
  tone: Tone;
  masked?: boolean;
  /** What is behind the number. */
  href?: string;
}

/** `null` is a masked number; with `href` a number that leads to what is behind it. */
export type Cell = string | number | null | { value: number; href: string };

export interface TableColumn {
  key: string;
  label: string;
  numeric?: boolean;
  strong?: boolean;
}

export interface TimelineItem {
  key: string;
  icon: Icon;
  title: string;
  detail?: string;
  when: string;
  /** Where it is, when not on the server. */
  kept?: { state: SyncState; words: string };
  /** It can be opened: `onopen` is called with its key. */
  opens?: boolean;
}

/** What the sync line says; the words are the caller's. */
export type SyncState = 'offline' | 'online' | 'phone' | 'sending' | 'received' | 'late' | 'refused';
