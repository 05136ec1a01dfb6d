import { type Difference, type DifferenceKind, differenceKinds, kindText } from './difference.ts';

/** Those of each kind, in the order of the kinds; without the kinds of which there is none. */
export function groupedDifferences(
  differences: readonly Difference[],
): readonly { kind: DifferenceKind; title: string; differences: readonly Difference[] }[] {
  return differenceKinds
    .map((kind) => ({
      kind,
      title: kindText(kind),
      differences: differences.filter((each) => each.kind === kind),
    }))
    .filter(({ differences: found }) => found.length > 0);
}
