import type { AnswerTabMaker } from './answerTab.ts';
import { headersTab } from './headersTab.ts';
import { textTab } from './textTab.ts';

/** In the order in which they stand. */
export const answerTabs: readonly AnswerTabMaker[] = [textTab, headersTab];
