import { element } from './element.ts';

export function methodBadge(method: string): HTMLElement {
  return element('span', { class: `method method-${method.toLowerCase()}` }, method);
}
