import { t } from '@vscode/l10n';
import { formatClock, formatNumber } from '../../../l10n/formats.ts';
import { formatBytes, formatDuration } from '../../amounts.ts';
import type { Answered, Quota } from '../../protocol.ts';
import { visibleText } from '../../visibleText.ts';
import { element, icon } from '../element.ts';

/** Status with its meaning, whose answer it is, times, size and quota. */
export function answerHead(answer: Answered, organization: string | undefined): HTMLElement {
  const { status, statusMeaning, waitingMs, headersMs, totalMs, bytes, quota } = answer;
  return element(
    'header',
    { class: 'status-line' },
    element('strong', { class: `status status-${statusClass(status)}` }, statusText(answer)),
    element('span', { class: 'meaning' }, statusMeaning),
    ...(organization === undefined
      ? []
      : [
          element(
            'span',
            { class: 'whose', title: t('The organization that was asked') },
            icon('organization'),
            organization,
          ),
        ]),
    element(
      'dl',
      { class: 'metrics' },
      ...(waitingMs >= 1
        ? [metric(t('Queue'), formatDuration(waitingMs), t('Waiting in the queue, before it was sent'))]
        : []),
      metric(t('To headers'), formatDuration(headersMs), t('From sending to the headers of the answer')),
      metric(t('Body'), formatDuration(totalMs - headersMs), t('From the headers to the end of the body')),
      metric(t('Size'), formatBytes(bytes), sizeText(bytes)),
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
  const title = quotaText(remaining, limit, resetAt);
  if (limit === undefined) {
    return [metric(t('Quota'), t('{0} left', remaining), title)];
  }
  const meter = element('meter', {
    min: '0',
    max: String(limit),
    low: String(limit / 5),
    optimum: String(limit),
    value: String(remaining),
    'aria-label': title,
  });
  return [metric(t('Quota'), `${remaining}/${limit}`, title, meter)];
}

function quotaText(remaining: number, limit: number | undefined, resetAt: number | undefined): string {
  if (resetAt === undefined) {
    return limit === undefined
      ? t('Requests left in this minute: {0}', remaining)
      : t('Requests left in this minute: {0} of {1}', remaining, limit);
  }
  return limit === undefined
    ? t('Requests left until {1}: {0}', remaining, formatClock(resetAt))
    : t('Requests left until {2}: {0} of {1}', remaining, limit, formatClock(resetAt));
}

function sizeText(bytes: number): string {
  return bytes === 1 ? t('1 byte, unpacked') : t('{0} bytes, unpacked', formatNumber(bytes));
}
