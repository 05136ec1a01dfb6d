import * as vscode from 'vscode';
import { type BuiltRequest, requestUrl } from '../../explorer/request.ts';
import type { FieldError } from '../../explorer/violations.ts';
import { writeVerb } from '../../explorer/writeLabel.ts';
import type { Operation } from '../../trackberry/operation.ts';
import { notify } from '../notify.ts';
import { plainLines, plainText } from '../plainText.ts';
import type { Session } from '../session.ts';

interface Write {
  operation: Operation;
  request: BuiltRequest;
  /** What does not fit the description, and is sent anyway. */
  complaints: readonly FieldError[];
  session: Session;
}

/** Asks, once, before a call that writes: what is sent, and where. */
export async function confirmWrite({ operation, request, complaints, session }: Write): Promise<boolean> {
  const verb = writeVerb(operation);
  const summary = plainText(operation.summary);
  const where = plainText(session.label);
  const question =
    verb === vscode.l10n.t('Send')
      ? vscode.l10n.t('Send {0} to {1}?', summary, where)
      : vscode.l10n.t('{0} in {1}?', summary, where);
  const { headers = [], body } = request;
  const detail = [
    `${request.method} ${plainText(requestUrl(session.baseUrl, request), 500)}`,
    ...headers.map(([name, value]) => plainText(`${name}: ${value}`)),
    ...(body === undefined ? [] : ['', plainLines(body, 1000)]),
    '',
    ...complaints.map(({ message }) => vscode.l10n.t('{0}. It is sent anyway.', plainText(message))),
    vscode.l10n.t('It is sent once, and never repeated by itself.'),
  ];
  return (await notify.modal(question, detail.join('\n'), verb)) === verb;
}
