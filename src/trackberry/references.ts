import { t } from '@vscode/l10n';
import { TrackberryError } from './errors.ts';
import { isObject } from './json.ts';

/** Something in a description of an API cannot be used as it stands. `message` is a sentence without its full stop. */
export class DescriptionError extends TrackberryError {}

const mostHops = 20;

/** The references inside one document: local JSON pointers. Nothing outside of it is ever read. */
export class References {
  readonly #document: unknown;

  constructor(document: unknown) {
    this.#document = document;
  }

  /**
   * What a reference leads to; anything else is itself. What stands beside a reference (a description, say) goes before
   * what it refers to.
   * @throws DescriptionError where it leads nowhere, or only round and round.
   */
  follow(value: unknown): unknown {
    let found = value;
    let beside: object = {};
    for (let hops = 0; isObject(found) && typeof found.$ref === 'string'; hops += 1) {
      const { $ref: reference, ...own } = found;
      if (hops === mostHops) {
        throw new DescriptionError(t('{0} leads only to further references', shortened(reference)));
      }
      beside = { ...own, ...beside };
      found = this.at(reference);
    }
    return isObject(found) ? { ...found, ...beside } : found;
  }

  /** The part that a local JSON pointer names (RFC 6901), such as `#/components/schemas/Shipment`. @throws DescriptionError */
  at(reference: unknown): unknown {
    if (typeof reference !== 'string' || !/^#(?:\/|$)/.test(reference)) {
      throw new DescriptionError(t('{0} is not in this document, and others are not read', shortened(reference)));
    }
    const part = pointer(reference).reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? (inner as { readonly [name: string]: unknown })[name]
          : undefined,
      this.#document,
    );
    if (part === undefined) {
      throw new DescriptionError(t('The document has no {0}', shortened(reference)));
    }
    return part;
  }
}

/** The steps of a pointer in a URI's fragment (RFC 6901, section 6). */
function pointer(reference: string): string[] {
  return reference
    .split('/')
    .slice(1)
    .map((step) => decoded(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step; // a lone "%": then a name that holds one
  }
}

/** What stands in the place of a text may be an object that is none of JSON's, which cannot be made one. */
function shortened(reference: unknown): string {
  return typeof reference === 'string' ? reference.slice(0, 100) : '$ref';
}
