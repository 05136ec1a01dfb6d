import { formatBytes, formatDuration } from '../../amounts.ts';
import type { Answered, Quota } from '../../protocol.ts';
import { visibleText } from '../../visibleText.ts';
import { element } from '../element.ts';

/** Status with its meaning, times, size and quota of an answer. */
export function answerHead(answer: Answered): HTMLElement {
  const { status, statusMeaning, waitingMs, headersMs, totalMs, bytes, quota } = answer;
  return element(
    'header',
    { class: 'status-line' },
    element('strong', { class: `status status-${statusClass(status)}` }, statusText(answer)),
    element('span', { class: 'meaning' }, statusMeaning),
    element(
      'dl',
      { class: 'metrics' },
      ...(waitingMs >= 1
        ? [metric('Queue', formatDuration(waitingMs), 'Waiting in the queue, before it was sent')]
        : []),
      metric('To headers', formatDuration(headersMs), 'From sending to the headers of the answer'),
      metric('Body', formatDuration(totalMs - headersMs), 'From the headers to the end of the body'),
      metric('Size', formatBytes(bytes), `${bytes.toLocaleString('en')} bytes, unpacked`),
      ...quotaMetric(quota),
    ),
  );
}

/** HTTP/2 has no words beside the number. */
export function statusText({ status, statusText: words }: Answered): string {
  return visibleText(`${status} ${words}`.trim());
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

/** Nothing where the quota is not known. */
export function quotaMetric(quota: Quota | undefined): readonly HTMLElement[] {
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
