import { formatBytes, formatDuration } from '../../amounts.ts';
import type { Answer, Answered, Quota } from '../../protocol.ts';
import { element, icon } from '../element.ts';
import { bodyView } from './jsonView.ts';

/** What came of a call. */
export function answerView(answer: Answer): HTMLElement {
  switch (answer.kind) {
    case 'answered':
      return element(
        'article',
        { class: 'answer' },
        statusLine(answer),
        element('p', { class: 'answer-url' }, methodBadge(answer.method), element('code', {}, answer.url)),
        headersView(answer),
        answer.body === '' ? element('p', { class: 'quiet' }, 'The answer has no body.') : bodyView(answer.body),
      );
    case 'failed':
      return notice(
        answer.outcomeUnknown ? 'warning' : 'error',
        answer.outcomeUnknown ? 'Outcome unknown' : 'No answer',
        answer.message,
        quotaView(answer.quota),
      );
    case 'cancelled':
      return notice('circle-slash', 'Cancelled', answer.message);
  }
}

/** One sentence for a screen reader, said when the answer comes. */
export function answerSentence(answer: Answer): string {
  return answer.kind === 'answered'
    ? `Answer: ${statusText(answer)}, ${answer.statusMeaning}, in ${formatDuration(answer.totalMs)}`
    : answer.message;
}

export function methodBadge(method: string): HTMLElement {
  return element('span', { class: `method method-${method.toLowerCase()}` }, method);
}

function statusLine(answer: Answered): HTMLElement {
  const { status, statusMeaning, waitingMs, headersMs, totalMs, bytes, quota } = answer;
  const waited =
    waitingMs >= 1 ? [metric('Waited', formatDuration(waitingMs), 'In the queue, before it was sent')] : [];
  const parts = `Headers after ${formatDuration(headersMs)}, the body ${formatDuration(totalMs - headersMs)} later`;
  return element(
    'header',
    { class: 'status-line' },
    element('strong', { class: `status status-${statusClass(status)}` }, statusText(answer)),
    element('span', { class: 'meaning' }, statusMeaning),
    element(
      'dl',
      { class: 'metrics' },
      ...waited,
      metric('Time', formatDuration(totalMs), parts),
      metric('Size', formatBytes(bytes), `${bytes} bytes`),
      ...quotaView(quota),
    ),
  );
}

/** HTTP/2 has no words beside the number. */
function statusText({ status, statusText: words }: Answered): string {
  return `${status} ${words}`.trim();
}

function statusClass(status: number): string {
  if (status >= 500) {
    return 'server';
  }
  if (status >= 400) {
    return 'refused';
  }
  return status >= 300 ? 'moved' : 'success';
}

function metric(name: string, value: string, title: string, ...more: readonly Node[]): HTMLElement {
  return element('div', { title }, element('dt', {}, name), element('dd', {}, ...more, value));
}

function quotaView(quota: Quota | undefined): readonly HTMLElement[] {
  const { limit, remaining, resetAt } = quota ?? {};
  if (remaining === undefined) {
    return [];
  }
  const reset = resetAt === undefined ? '' : `, until ${new Date(resetAt).toLocaleTimeString()}`;
  const of = limit === undefined ? '' : ` of ${limit}`;
  const title = `${remaining}${of} requests left in this minute${reset}`;
  if (limit === undefined) {
    return [metric('Quota', `${remaining} left`, title)];
  }
  const meter = element('meter', {
    min: '0',
    max: String(limit),
    low: String(limit / 5),
    optimum: String(limit),
    value: String(remaining),
    'aria-label': title,
  });
  return [metric('Quota', `${remaining}/${limit}`, title, meter)];
}

function headersView({ headers }: Answered): HTMLElement {
  return element(
    'details',
    { class: 'headers' },
    element('summary', {}, `Headers (${headers.length})`),
    element(
      'table',
      {},
      element(
        'tbody',
        {},
        ...headers.map(([name, value]) =>
          element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, value)),
        ),
      ),
    ),
  );
}

function notice(codicon: string, title: string, message: string, quota: readonly HTMLElement[] = []): HTMLElement {
  return element(
    'article',
    { class: `notice notice-${codicon}` },
    icon(codicon),
    element('div', {}, element('strong', {}, title), element('p', {}, message)),
    ...(quota.length > 0 ? [element('dl', { class: 'metrics' }, ...quota)] : []),
  );
}
