import { t } from '@vscode/l10n';
import type { ShipmentView } from '../../shipment/shipmentView.ts';
import type { Step } from '../../shipment/timeline.ts';
import { element, icon } from '../element.ts';
import { moment, shown } from './shown.ts';

/** The shipment's life: what it has passed, where it stands, what is ahead. */
export function timelineView({ timeline, status }: ShipmentView): HTMLElement {
  return element(
    'section',
    { class: 'life', 'aria-label': t('Timeline') },
    element('ol', { class: 'timeline' }, ...timeline.steps.map((step) => stepView(step, status.tone))),
    ...timeline.notes.map((note) => element('p', { class: 'quiet note' }, shown(note))),
  );
}

function stepView(step: Step, tone: ShipmentView['status']['tone']): HTMLElement {
  const { label, state, meaning, time, untimed } = step;
  return element(
    'li',
    {
      class: `step step-${state}${state === 'now' ? ` tone-${tone}` : ''}`,
      'aria-current': state === 'now' ? 'step' : undefined,
    },
    icon(stepIcon(step, tone)),
    element(
      'div',
      { class: 'step-text' },
      element('strong', {}, shown(label)),
      element('span', { class: 'step-when' }, time === undefined ? untimed : moment(time)),
      ...(meaning === '' ? [] : [element('span', { class: 'quiet' }, meaning)]),
    ),
  );
}

function stepIcon({ state }: Step, tone: ShipmentView['status']['tone']): string {
  switch (state) {
    case 'passed':
      return 'check';
    case 'now':
      return tone === 'bad' ? 'close' : tone === 'good' ? 'check' : 'circle-filled';
    case 'ahead':
      return 'circle-outline';
  }
}
