import type { ShownAnswer } from './shownAnswer.ts';

/** One way to look at an answer. */
export interface AnswerTab {
  /** Kept in the page's state when it is chosen. */
  id: string;
  label: string;
  /** Shown beside the label; a promise where it takes a while to find out. */
  count?: number | Promise<number>;
  /** Called once, when the tab is first shown. */
  view(): HTMLElement;
  /** Brings a node of the body into view; the tab is shown then. */
  reveal?(node: number): void;
}

/** @returns undefined where this answer has nothing to show in that way. */
export type AnswerTabMaker = (shown: ShownAnswer) => AnswerTab | undefined;
