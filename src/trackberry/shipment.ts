import type { ShipmentStatus } from './openapi.ts';

export type JsonObject = { readonly [key: string]: unknown };

/**
 * A shipment as it came: each documented field where it has the documented type, and everything, known or not, in
 * `raw`. Any field may be missing or null; `problems` names those of another type.
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
  raw: JsonObject;
  problems: readonly string[];
}

export interface Pallet {
  palletNumber?: string;
  produceName?: string;
  category?: string;
  calibre?: string;
  boxes?: number;
  boxWeightKg?: number;
  raw: JsonObject;
}

export interface Check {
  name?: string;
  result?: string;
  details?: string;
  raw: JsonObject;
}

export interface ShipmentDetail extends Shipment {
  pallets: readonly Pallet[];
  checks: readonly Check[];
}

export interface ShipmentPage {
  shipments: readonly Shipment[];
  /** Of all pages, where the server says it. */
  total?: number;
}

/** Takes the fields of one type out of an object, and notes those that have another. */
class FieldReader {
  readonly raw: JsonObject;
  readonly problems: string[] = [];

  constructor(value: unknown) {
    this.raw = isObject(value) ? value : {};
    if (!isObject(value)) {
      this.problems.push('is not an object');
    }
  }

  text(name: string): string | undefined {
    return this.#read(name, (value) => typeof value === 'string', 'text') as string | undefined;
  }

  number(name: string): number | undefined {
    return this.#read(name, (value) => typeof value === 'number', 'a number') as number | undefined;
  }

  list(name: string): readonly unknown[] {
    return (this.#read(name, Array.isArray, 'a list') as unknown[] | undefined) ?? [];
  }

  #read(name: string, fits: (value: unknown) => boolean, type: string): unknown {
    const value = Object.hasOwn(this.raw, name) ? this.raw[name] : undefined;
    if (value === undefined || value === null) {
      return undefined;
    }
    if (!fits(value)) {
      this.problems.push(`${name} is not ${type}`);
      return undefined;
    }
    return value;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function readShipment(value: unknown): Shipment {
  return shipmentFrom(new FieldReader(value));
}

export function readShipmentDetail(value: unknown): ShipmentDetail {
  const fields = new FieldReader(value);
  return {
    pallets: fields.list('pallets').map(readPallet),
    checks: fields.list('checks').map(readCheck),
    ...shipmentFrom(fields),
  };
}

/** @returns undefined when the value is not a page of shipments at all. */
export function readShipmentPage(value: unknown): ShipmentPage | undefined {
  if (!isObject(value) || !Array.isArray(value.shipments)) {
    return undefined;
  }
  const total = new FieldReader(value.meta).number('total');
  return { shipments: value.shipments.map(readShipment), ...(total !== undefined && { total }) };
}

function shipmentFrom(fields: FieldReader): Shipment {
  return {
    ...defined({
      id: fields.text('id'),
      reference: fields.text('reference'),
      status: fields.text('status'),
      vessel: fields.text('vessel'),
      origin: fields.text('origin'),
      destination: fields.text('destination'),
      palletsCount: fields.number('pallets_count'),
      createdAt: fields.text('created_at'),
      approvedAt: fields.text('approved_at'),
    }),
    raw: fields.raw,
    problems: fields.problems,
  };
}

function readPallet(value: unknown): Pallet {
  const fields = new FieldReader(value);
  return {
    ...defined({
      palletNumber: fields.text('pallet_number'),
      produceName: fields.text('produce_name'),
      category: fields.text('category'),
      calibre: fields.text('calibre'),
      boxes: fields.number('boxes'),
      boxWeightKg: fields.number('box_weight_kg'),
    }),
    raw: fields.raw,
  };
}

function readCheck(value: unknown): Check {
  const fields = new FieldReader(value);
  return {
    ...defined({ name: fields.text('name'), result: fields.text('result'), details: fields.text('details') }),
    raw: fields.raw,
  };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined, so that an absent field is absent. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
