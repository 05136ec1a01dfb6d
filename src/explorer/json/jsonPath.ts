import type { JsonIndex } from './jsonIndex.ts';

/** RFC 6901: `/shipments/0/id`; empty for the root. Of repeated keys it means the last, as most readers do. */
export function jsonPointer(index: JsonIndex, node: number): string {
  return steps(index, node)
    .map(({ key, position }) => `/${(key ?? String(position)).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** RFC 9535: `$.shipments[0]['box weight']`. */
export function jsonPath(index: JsonIndex, node: number): string {
  const parts = steps(index, node).map(({ key, position }) => {
    if (key === undefined) {
      return `[${position}]`;
    }
    return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${quoted(key)}']`;
  });
  return `$${parts.join('')}`;
}

/** From the root down. */
function steps(index: JsonIndex, node: number): { key: string | undefined; position: number }[] {
  const found: { key: string | undefined; position: number }[] = [];
  for (let each = node; each !== 0; each = index.parent(each)) {
    found.push({ key: index.key(each), position: index.position(each) });
  }
  return found.reverse();
}

function quoted(key: string): string {
  return JSON.stringify(key).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
}
