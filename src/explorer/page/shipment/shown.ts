import { t } from '@vscode/l10n';
import { formatClock, formatMoment } from '../../../l10n/formats.ts';
import type { Shown } from '../../shipment/fields.ts';
import { instant } from '../../shipment/instant.ts';
import { visibleText } from '../../visibleText.ts';
import { element } from '../element.ts';

/** A value from outside, kept apart from the text around it: marks in it that turn the direction end with it. */
export function shown(value: Shown, absent = t('not given')): HTMLElement {
  return value === undefined ? element('span', { class: 'absent' }, absent) : element('bdi', {}, visibleText(value));
}

/** A point in time in the reader's own zone and way of writing, with UTC as its title; what is none, as it came. */
export function moment(text: string): HTMLElement {
  const time = instant(text);
  if (time === undefined) {
    return shown(text);
  }
  const utc = text.endsWith('Z') ? text : t('{0}, as {1}', new Date(time).toISOString(), text);
  return element('time', { datetime: text, title: utc }, formatMoment(time));
}

/** @param at unix milliseconds. */
export function clock(at: number): HTMLElement {
  const iso = new Date(at).toISOString();
  return element('time', { datetime: iso, title: iso }, formatClock(at));
}
