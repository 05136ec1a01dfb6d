import { record } from './shape.ts';

/** A number of a JSON text, as it is written there: reading it would round 12345678901234567890 and drop the zero of 1.10. */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Whether a value of `parseExact` is a JSON object. */
export function isExactObject(value: unknown): value is Record<string, unknown> {
  return record(value) && !(value instanceof ExactNumber);
}

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;
/** As the language has it since ECMAScript 2026: for a number the reviver is told its source text. */
const parse = JSON.parse as (json: string, reviver: Reviver) => unknown;

/** As `JSON.parse`, with an `ExactNumber` for each number. @throws SyntaxError */
export function parseExact(json: string): unknown {
  return parse(json, (_key, value, { source }) =>
    typeof value === 'number' ? new ExactNumber(source ?? String(value)) : value,
  );
}

/** A value of `parseExact` as JSON on one line, cut to `most` UTF-16 units. */
export function exactText(value: unknown, most = 1000): string {
  const pieces: string[] = [];
  let left = most;
  const write = (piece: string) => {
    pieces.push(piece.slice(0, Math.max(0, left)));
    left -= piece.length;
  };
  const writeAll = <T>(items: readonly T[], writeItem: (item: T) => void) => {
    for (const [index, item] of items.entries()) {
      if (left < 0) {
        return;
      }
      write(index === 0 ? '' : ', ');
      writeItem(item);
    }
  };
  const writeValue = (inner: unknown): void => {
    if (inner instanceof ExactNumber) {
      write(inner.text);
    } else if (Array.isArray(inner)) {
      write('[');
      writeAll(inner, writeValue);
      write(']');
    } else if (record(inner)) {
      write('{');
      writeAll(Object.entries(inner), ([name, item]) => {
        write(`${JSON.stringify(name)}: `);
        writeValue(item);
      });
      write('}');
    } else {
      write(JSON.stringify(inner));
    }
  };
  writeValue(value);
  return left < 0 ? `${pieces.join('')}…` : pieces.join('');
}
