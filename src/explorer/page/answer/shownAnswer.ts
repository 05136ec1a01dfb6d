import type { Operation } from '../../../trackberry/operation.ts';
import type { JsonIndex } from '../../json/jsonIndex.ts';
import type { NotJson } from '../../json/notJson.ts';
import type { Answered, FromPage, Opening } from '../../protocol.ts';

import type { LeftTable } from '../pageState.ts';

export interface ReceivedAnswer {
  /** Names the answer to the extension, which keeps it: an action need not send the body back. */
  callId: number;
  operation: Operation;
  answer: Answered;
  /** There is an earlier answer to compare it with. */
  comparable: boolean;
  /** Whose answer it is. */
  organization: string | undefined;
  post(message: FromPage): void;
  /** Shows another call, or this one filled in otherwise. */
  open(opening: Opening): void;
  /** Reads the list whole that the answer is a page of. */
  readAll(): void;
  /** How a table of this answer was left, also before the page was hidden and made anew. */
  leftTable(): LeftTable | undefined;
  leaveTable(table: LeftTable): void;
  /** Of the quota, as last heard; empty before that. */
  callsLeft(): string;
}

/** An answer on show: what its tabs and its actions are made from. */
export interface ShownAnswer extends ReceivedAnswer {
  /** The body's values, or where it stops being JSON. */
  json: JsonIndex | NotJson;
  /** Shows the tree, with this node of `json` in view and chosen. */
  showInTree(node: number): void;
}
