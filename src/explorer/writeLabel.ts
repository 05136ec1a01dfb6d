import { isWrite } from '../trackberry/method.ts';
import type { Operation } from '../trackberry/operation.ts';
import type { Connection } from './protocol.ts';

type Call = Pick<Operation, 'method' | 'summary'>;

const verbs = new Set([
  ...['Add', 'Approve', 'Archive', 'Cancel', 'Create', 'Delete', 'Mark', 'Reject', 'Remove', 'Replace', 'Restore'],
  ...['Revoke', 'Set', 'Start', 'Stop', 'Submit', 'Update', 'Upload'],
]);

/** What a call that writes does, in one word: the first of its summary where that is a verb, else `Delete` or `Send`. */
export function writeVerb({ method, summary }: Call): string {
  const first = summary.trim().split(/\s+/)[0] ?? '';
  const fallback = method === 'DELETE' ? 'Delete' : 'Send';
  return verbs.has(first) ? first : fallback;
}

/** What the Send button says: a call that writes names where it writes to. */
export function sendLabel(call: Call, connection: Connection): string {
  return isWrite(call.method) && connection.connected ? `${writeVerb(call)} ${destination(call, connection)}` : 'Send';
}

/** As `sendLabel`, for the button that sends what does not fit the description. */
export function sendAnywayLabel(call: Call, connection: Connection): string {
  return isWrite(call.method) && connection.connected
    ? `${writeVerb(call)} anyway ${destination(call, connection)}`
    : 'Send anyway';
}

function destination(call: Call, { organization, baseUrl }: Extract<Connection, { connected: true }>): string {
  return `${writeVerb(call) === 'Send' ? 'to' : 'in'} ${organization} (${new URL(baseUrl).host})`;
}
