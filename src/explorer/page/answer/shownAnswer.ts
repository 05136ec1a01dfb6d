import type { Operation } from '../../../trackberry/openapi.ts';
import type { Answered, FromPage } from '../../protocol.ts';

/** An answer on show: what its tabs and its actions are made from. */
export interface ShownAnswer {
  /** Names the answer to the extension, which keeps it: an action need not send the body back. */
  callId: number;
  operation: Operation;
  answer: Answered;
  post(message: FromPage): void;
}
