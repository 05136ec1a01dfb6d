import type { AnswerTabMaker } from './answerTab.ts';
import { differencesTab } from './differences/differencesTab.ts';
import { headersTab } from './headersTab.ts';
import { tableTab } from './table/tableTab.ts';
import { textTab } from './textTab.ts';
import { treeTab } from './tree/treeTab.ts';

/** In the order in which they stand. */
export const answerTabs: readonly AnswerTabMaker[] = [treeTab, textTab, tableTab, differencesTab, headersTab];
