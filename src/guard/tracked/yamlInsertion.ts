import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Pair, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import { insertBlock } from './markedBlock.ts';

type Collection = { range?: readonly [number, number, number] | null | undefined };

/**
 * A YAML document whose text is edited and never written anew, so that comments and layout stay. Undefined results: the document
 * is not laid out in blocks there.
 */
export class YamlText {
  readonly text: string;
  /** The document's top mapping, or undefined where the document is empty. */
  readonly root: YAMLMap.Parsed | undefined;
  readonly value: unknown;

  private constructor(text: string, root: YAMLMap.Parsed | undefined, value: unknown) {
    this.text = text;
    this.root = root;
    this.value = value;
  }

  /** Undefined where it is not one document that holds a mapping. */
  static read(text: string): YamlText | undefined {
    const document = parseDocument(text);
    if (document.errors.length > 0 || !(document.contents === null || isBlockMap(document.contents))) {
      return undefined;
    }
    try {
      return new YamlText(text, document.contents ?? undefined, document.toJS());
    } catch {
      // More aliases than the parser follows.
      return undefined;
    }
  }

  /** Puts lines in right after the line of this key, as the first of what it holds. */
  insertUnder(key: ParsedNode, held: Collection | null, lines: readonly string[]): string | undefined {
    const indent = held === null ? this.#indentOf(key)?.concat('  ') : this.#indentOf(held);
    const lineEnd = this.text.indexOf('\n', key.range[1]);
    const offset = lineEnd === -1 ? this.text.length : lineEnd + 1;
    // What the key holds must begin on a line of its own.
    if (indent === undefined || (held !== null && startOf(held) < offset)) {
      return undefined;
    }
    return insertBlock(this.text, offset, lines, indent);
  }

  append(lines: readonly string[]): string {
    return insertBlock(this.text, this.text.length, lines);
  }

  /** The edited text if it means what it should: `expected` and nothing else. */
  checked(edited: string | undefined, expected: unknown): string | undefined {
    const read = edited === undefined ? undefined : YamlText.read(edited);
    return read !== undefined && isDeepStrictEqual(read.value, expected) ? edited : undefined;
  }

  #indentOf(node: Collection): string | undefined {
    const start = startOf(node);
    const before = this.text.slice(this.text.lastIndexOf('\n', start - 1) + 1, start);
    return /^ *$/.test(before) ? before : undefined;
  }
}

function startOf({ range }: Collection): number {
  return range?.[0] ?? 0;
}

export type MapPair = Pair<ParsedNode, ParsedNode | null>;

export function pairOf(map: YAMLMap.Parsed | undefined, name: string): MapPair | undefined {
  return map?.items.find(({ key }) => isScalar(key) && key.value === name);
}

export function isBlockMap(node: unknown): node is YAMLMap.Parsed {
  return isMap(node) && node.flow !== true;
}

export function isBlockSeq(node: unknown): node is Collection {
  return isSeq(node) && node.flow !== true;
}

/** `key:` with nothing after it. */
export function isEmptyValue(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null && (node.source === undefined || node.source === ''));
}
