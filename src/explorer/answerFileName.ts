import type { Answered } from './protocol.ts';

const endings = new Map([
  ['text/html', 'html'],
  ['text/csv', 'csv'],
  ['text/markdown', 'md'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
]);

/** `shipments-ship_abc123.json`: the path's last parts, and an ending for what the body is. */
export function answerFileName({ answer }: { answer: Answered }, isJson: boolean): string {
  const parts = new URL(answer.url).pathname.split('/').slice(-2);
  const name = parts
    .join('-')
    .replace(/[^\w.-]+/g, '_')
    .replace(/^[-.]+/, '')
    .slice(0, 80);
  const type = answer.headers.find(([each]) => each.toLowerCase() === 'content-type')?.[1] ?? '';
  const ending = isJson ? 'json' : (endings.get(type.replace(/;.*/s, '').trim().toLowerCase()) ?? 'txt');
  return `${name === '' ? 'answer' : name}.${ending}`;
}
