import { t } from '@vscode/l10n';
import { isWrite } from '../trackberry/method.ts';
import type { Operation } from '../trackberry/operation.ts';
import type { Connection } from './protocol.ts';

type Call = Pick<Operation, 'method' | 'summary'>;
type Connected = Extract<Connection, { connected: true }>;

/** What a call that writes does, in one word: the first of its summary where that is a verb, else `Delete` or `Send`. */
export function writeVerb(call: Call): string {
  return summaryVerb(call) ?? t('Send');
}

/** What the Send button says: a call that writes names where it writes to. */
export function sendLabel(call: Call, connection: Connection): string {
  if (!isWrite(call.method) || !connection.connected) {
    return t('Send');
  }
  const verb = summaryVerb(call);
  const { organization, host } = destination(connection);
  return verb === undefined
    ? t('Send to {0} ({1})', organization, host)
    : t('{0} in {1} ({2})', verb, organization, host);
}

/** As `sendLabel`, for the button that sends what does not fit the description. */
export function sendAnywayLabel(call: Call, connection: Connection): string {
  if (!isWrite(call.method) || !connection.connected) {
    return t('Send Anyway');
  }
  const verb = summaryVerb(call);
  const { organization, host } = destination(connection);
  return verb === undefined
    ? t('Send Anyway to {0} ({1})', organization, host)
    : t('{0} Anyway in {1} ({2})', verb, organization, host);
}

/** @returns undefined where the summary of a call that does not delete begins with none of these. */
function summaryVerb({ method, summary }: Call): string | undefined {
  switch (summary.trim().split(/\s+/)[0]) {
    case 'Add':
      return t('Add');
    case 'Approve':
      return t('Approve');
    case 'Archive':
      return t('Archive');
    case 'Cancel':
      return t({ message: 'Cancel', args: [], comment: 'What a call of the API does: it cancels something there.' });
    case 'Create':
      return t('Create');
    case 'Delete':
      return t('Delete');
    case 'Mark':
      return t('Mark');
    case 'Reject':
      return t('Reject');
    case 'Remove':
      return t('Remove');
    case 'Replace':
      return t('Replace');
    case 'Restore':
      return t('Restore');
    case 'Revoke':
      return t('Revoke');
    case 'Set':
      return t('Set');
    case 'Start':
      return t('Start');
    case 'Stop':
      return t('Stop');
    case 'Submit':
      return t('Submit');
    case 'Update':
      return t('Update');
    case 'Upload':
      return t('Upload');
    default:
      return method === 'DELETE' ? t('Delete') : undefined;
  }
}

function destination({ organization, baseUrl }: Connected): { organization: string; host: string } {
  return { organization, host: new URL(baseUrl).host };
}
