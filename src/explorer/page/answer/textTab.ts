import type { AnswerTab } from './answerTab.ts';
import { bodyView } from './jsonView.ts';
import type { ShownAnswer } from './shownAnswer.ts';

export function textTab({ answer: { body } }: ShownAnswer): AnswerTab | undefined {
  return body === '' ? undefined : { id: 'text', label: 'Text', view: () => bodyView(body) };
}
