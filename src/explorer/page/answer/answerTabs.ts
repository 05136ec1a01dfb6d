import type { AnswerTabMaker } from './answerTab.ts';
import { headersTab } from './headersTab.ts';
import { textTab } from './textTab.ts';
import { treeTab } from './tree/treeTab.ts';

/** In the order in which they stand. */
export const answerTabs: readonly AnswerTabMaker[] = [treeTab, textTab, headersTab];
