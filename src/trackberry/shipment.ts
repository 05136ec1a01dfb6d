import { t } from '@vscode/l10n';
import { formatNumber } from '../l10n/formats.ts';
import { isObject, type JsonObject } from './json.ts';
import type { ShipmentStatus } from './openapi.ts';
import { SharedTexts } from './sharedTexts.ts';
import { kindOf, kindText, type ValueKind } from './valueKind.ts';

/** A field whose value is not of the documented type. The value itself is left where it was, in the answer's text. */
export class Departure {
  /** Names and list positions from 0, such as `pallets/3/boxes`; empty for the whole. */
  readonly path: string;
  readonly found: ValueKind;
  readonly documented: ValueKind;

  constructor(path: string, found: ValueKind, documented: ValueKind) {
    this.path = path;
    this.found = found;
    this.documented = documented;
  }

  /** A sentence without its full stop. */
  toString(): string {
    const subject = this.path === '' ? t('the whole') : this.path;
    return t('{0} is {1}, not {2}', subject, kindText(this.found), kindText(this.documented));
  }
}

/** A list that is longer than one is read. */
export class LongList extends Departure {
  readonly #length: number;

  constructor(path: string, length: number) {
    super(path, 'array', 'array');
    this.#length = length;
  }

  override toString(): string {
    return t(
      '{0} is a list of {1}, not one of at most {2}: the others were not read',
      this.path,
      formatNumber(this.#length),
      formatNumber(mostItems),
    );
  }
}

/**
 * What is read of a shipment: each documented field where it has the documented type. Any may be missing or null;
 * `problems` names those of another type, the first 1000. What no documentation knows stands in the answer's text.
 */
export interface Shipment {
  id?: string;
  reference?: string;
  /** One of the documented statuses, or whatever else the server says. */
  status?: ShipmentStatus | (string & {});
  vessel?: string;
  origin?: string;
  destination?: string;
  palletsCount?: number;
  /** RFC 3339, as it came. */
  createdAt?: string;
  approvedAt?: string;
  problems: readonly Departure[];
}

/** A shipment as an element of a list. */
export interface ListedShipment extends Shipment {
  /** The element's text, letter by letter as it came: with what is not documented, and numbers with all their digits. */
  json: string;
}

export interface Pallet {
  palletNumber?: string;
  produceName?: string;
  category?: string;
  calibre?: string;
  boxes?: number;
  boxWeightKg?: number;
}

export interface Check {
  name?: string;
  result?: string;
  details?: string;
}

/** `problems` tells of the pallets and checks too. */
export interface ShipmentDetail extends Shipment {
  pallets: readonly Pallet[];
  checks: readonly Check[];
}

export interface ShipmentPage<Row = Shipment> {
  shipments: readonly Row[];
  /** Which page this is, from 1, as the server says. */
  page?: number;
  /** Shipments on a full page, as the server says. */
  perPage?: number;
  /** Of all pages, as the server says. */
  total?: number;
  /** Of the page itself; each shipment has its own. */
  problems: readonly Departure[];
}

/** A hostile answer of 20 MB could otherwise fill the memory with them. */
const mostProblems = 1000;
/** Of one list. As documented a page has 100 at most; millions, which fit into 20 MB, would stop everything for half a minute. */
const mostItems = 5000;

/** Takes the fields of one type out of an object, and notes those that have another. */
class FieldReader {
  readonly problems: Departure[];
  readonly #path: string;
  readonly #object: JsonObject;

  /** @param problems where to note them: those of a part go to the whole. */
  constructor(raw: unknown, path = '', problems: Departure[] = []) {
    this.problems = problems;
    this.#path = path;
    this.#object = isObject(raw) ? raw : {};
    if (!isObject(raw)) {
      this.#note(path, raw, 'object');
    }
  }

  text(name: string): string | undefined {
    return this.#read(name, 'string', (value) => typeof value === 'string');
  }

  number(name: string): number | undefined {
    return this.#read(name, 'number', (value): value is number => Number.isFinite(value));
  }

  wholeNumber(name: string): number | undefined {
    return this.#read(name, 'integer', (value): value is number => Number.isInteger(value));
  }

  object(name: string): FieldReader {
    return new FieldReader(this.#read(name, 'object', isObject) ?? {}, this.#below(name), this.problems);
  }

  list<T>(name: string, read: (item: FieldReader) => T): T[] {
    const path = this.#below(name);
    return this.items(name).map((item, index) => read(new FieldReader(item, `${path}/${index}`, this.problems)));
  }

  /** The first 5000 of a list; that there are more is noted. */
  items(name: string): readonly unknown[] {
    const items = this.#read(name, 'array', (value): value is unknown[] => Array.isArray(value)) ?? [];
    if (items.length > mostItems) {
      this.problems.push(new LongList(this.#below(name), items.length));
    }
    return items.slice(0, mostItems);
  }

  #read<T>(name: string, documented: ValueKind, fits: (value: unknown) => value is T): T | undefined {
    const value = Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
    if (value === undefined || value === null) {
      return undefined;
    }
    if (!fits(value)) {
      this.#note(this.#below(name), value, documented);
      return undefined;
    }
    return value;
  }

  #below(name: string): string {
    return this.#path === '' ? name : `${this.#path}/${name}`;
  }

  #note(path: string, value: unknown, documented: ValueKind): void {
    if (this.problems.length < mostProblems) {
      this.problems.push(new Departure(path, kindOf(value), documented));
    }
  }
}

/** One for all that are as documented. */
const none: readonly Departure[] = Object.freeze([]);

export function readShipment(value: unknown, texts?: SharedTexts): Shipment {
  const fields = new FieldReader(value);
  const shipment = shipmentFrom(fields, texts);
  return { ...shipment, problems: fields.problems.length === 0 ? none : fields.problems };
}

export function readShipmentDetail(value: unknown): ShipmentDetail {
  const fields = new FieldReader(value);
  return {
    ...shipmentFrom(fields),
    pallets: fields.list('pallets', palletFrom),
    checks: fields.list('checks', checkFrom),
    problems: fields.problems,
  };
}

/**
 * A list that is null is an empty one, as some servers write it.
 * @param texts of the pages before this one, where there are any.
 * @returns undefined when the value is not a page of shipments at all.
 */
export function readShipmentPage(value: unknown, texts = new SharedTexts()): ShipmentPage | undefined {
  if (!isObject(value) || !Object.hasOwn(value, 'shipments')) {
    return undefined;
  }
  const { shipments } = value;
  if (shipments !== null && !Array.isArray(shipments)) {
    return undefined;
  }
  const fields = new FieldReader(value);
  const meta = fields.object('meta');
  return {
    shipments: fields.items('shipments').map((shipment) => readShipment(shipment, texts)),
    ...defined({
      page: meta.wholeNumber('page'),
      perPage: meta.wholeNumber('per_page'),
      total: meta.wholeNumber('total'),
    }),
    problems: fields.problems,
  };
}

function shipmentFrom(fields: FieldReader, texts = new SharedTexts()): Omit<Shipment, 'problems'> {
  return defined({
    id: fields.text('id'),
    reference: fields.text('reference'),
    status: texts.shared(fields.text('status')),
    vessel: texts.shared(fields.text('vessel')),
    origin: texts.shared(fields.text('origin')),
    destination: texts.shared(fields.text('destination')),
    palletsCount: fields.wholeNumber('pallets_count'),
    createdAt: fields.text('created_at'),
    approvedAt: fields.text('approved_at'),
  });
}

function palletFrom(fields: FieldReader): Pallet {
  return defined({
    palletNumber: fields.text('pallet_number'),
    produceName: fields.text('produce_name'),
    category: fields.text('category'),
    calibre: fields.text('calibre'),
    boxes: fields.wholeNumber('boxes'),
    boxWeightKg: fields.number('box_weight_kg'),
  });
}

function checkFrom(fields: FieldReader): Check {
  return defined({ name: fields.text('name'), result: fields.text('result'), details: fields.text('details') });
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined, so that an absent field is absent. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
