import { t } from '@vscode/l10n';
import type { Operation } from '../trackberry/operation.ts';

export interface OperationGroup<O> {
  /** No other group has it. */
  name: string;
  operations: readonly O[];
}

/** By tag, in the order in which the tags come first. */
export function byTag<O extends { tag: string }>(operations: readonly O[]): OperationGroup<O>[] {
  const groups = Map.groupBy(operations, ({ tag }) => (tag === '' ? t('Other') : tag));
  return [...groups].map(([name, inGroup]) => ({ name, operations: inGroup }));
}

/** By tag, those of a description of the user's own apart, and marked with its name. */
export function bySourceAndTag(operations: readonly Operation[]): OperationGroup<Operation>[] {
  return [...Map.groupBy(operations, ({ from }) => from)].flatMap(([from, ofSource]) =>
    byTag(ofSource).map((group) =>
      from === undefined ? group : { ...group, name: t('{0} · from {1}', group.name, from) },
    ),
  );
}
