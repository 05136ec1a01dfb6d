import type { Operation } from '../../trackberry/operation.ts';

export interface MatchedOperation {
  operation: Operation;
  /** The path's parameters by name, decoded. */
  parameters: Readonly<Record<string, string>>;
}

/** The operations that a path belongs to, the most literal first; `/shipments/{id}` also fits `/shipments/ship_1`. */
export function matchOperations(operations: readonly Operation[], path: string): readonly MatchedOperation[] {
  return operations
    .flatMap((operation) => {
      const values = pathPattern(operation.path).exec(path)?.slice(1);
      const names = [...operation.path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
      return values === undefined
        ? []
        : [{ operation, parameters: Object.fromEntries(names.map((name, at) => [name, decoded(values[at] ?? '')])) }];
    })
    .sort((a, b) => Object.keys(a.parameters).length - Object.keys(b.parameters).length);
}

function pathPattern(template: string): RegExp {
  const parts = template.split(/\{[^}]*\}/).map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^/]+)')}/?$`);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A % that begins no escape stands for itself.
    return value;
  }
}
