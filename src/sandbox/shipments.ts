import { type ShipmentStatus, shipmentStatuses } from '../trackberry/openapi.ts';
import type { components } from '../trackberry/openapi.types.ts';
import { checks, destinations, origins, produce, vessels } from './catalogue.ts';
import { SeededRandom } from './random.ts';

type Schemas = components['schemas'];
/** As the API gives them: every documented field is there. */
export type Shipment = Schemas['Shipment'] & { id: string; status: ShipmentStatus };
export type ShipmentDetail = Shipment & { pallets: Schemas['Pallet'][]; checks: Schemas['Check'][] };
export type NewShipment = { [name in 'reference' | 'vessel' | 'origin' | 'destination']?: string };

const secondMs = 1000;
const hourMs = 3600 * secondMs;
/** Not the present: the same seed gives the same dates on every day. */
const newest = Date.UTC(2026, 1, 11, 9, 0);
/** Time from the newest to the oldest, at most. */
const longest = 3 * 365 * 24 * hourMs;

/** The shipments of the sandbox, newest first. Pallets and checks are made when they are asked for. */
export class ShipmentBook {
  readonly #seed: number;
  readonly #shipments: Shipment[];
  readonly #byId = new Map<string, Shipment>();

  constructor(count: number, seed: number) {
    this.#seed = seed;
    const random = new SeededRandom(seed);
    this.#shipments = Array.from({ length: count }, (_, index) => seededShipment(random, index, count));
    for (const shipment of this.#shipments) {
      this.#byId.set(shipment.id, shipment);
    }
  }

  page(page: number, perPage: number, status: string | undefined): { shipments: Shipment[]; total: number } {
    const all = status === undefined ? this.#shipments : this.#shipments.filter((each) => each.status === status);
    return { shipments: all.slice((page - 1) * perPage, page * perPage), total: all.length };
  }

  detail(id: string): ShipmentDetail | undefined {
    const shipment = this.#byId.get(id);
    if (shipment === undefined) {
      return undefined;
    }
    const random = new SeededRandom(this.#seed ^ hash(id));
    return {
      ...shipment,
      pallets: Array.from({ length: shipment.pallets_count ?? 0 }, (_, index) => seededPallet(random, index)),
      checks: seededChecks(random, shipment.status),
    };
  }

  /** @param now unix milliseconds. */
  create(fields: NewShipment, now: number): Shipment {
    const shipment: Shipment = {
      id: `ship_new${String(this.#byId.size + 1).padStart(4, '0')}`,
      reference: fields.reference ?? null,
      status: 'pending',
      vessel: fields.vessel ?? null,
      origin: fields.origin ?? null,
      destination: fields.destination ?? null,
      pallets_count: 0,
      created_at: timestamp(now),
      approved_at: null,
    };
    this.#shipments.unshift(shipment);
    this.#byId.set(shipment.id, shipment);
    return shipment;
  }
}

function seededShipment(random: SeededRandom, index: number, count: number): Shipment {
  // The first ones show every status once, however few there are.
  const status = shipmentStatuses[index] ?? random.pick(shipmentStatuses);
  const step = Math.min(5 * hourMs, longest / count);
  const created = newest - (index + random.next() / 2) * step;
  return {
    id: `ship_${random.between(0x100000, 0xffffff).toString(16)}${index.toString(36)}`,
    reference: `BU-${1341 + count - index}`,
    status,
    vessel: random.pick(vessels),
    origin: random.pick(origins),
    destination: random.pick(destinations),
    pallets_count: status === 'pending' ? 0 : random.between(4, 42),
    created_at: timestamp(created),
    approved_at: status === 'approved' ? timestamp(created + random.between(2, 60) * hourMs) : null,
  };
}

function seededPallet(random: SeededRandom, index: number): Schemas['Pallet'] {
  const { name, category, calibres, kg } = random.pick(produce);
  return {
    pallet_number: `P${String(index + 1).padStart(3, '0')}`,
    produce_name: name,
    category,
    calibre: random.pick(calibres),
    boxes: random.between(60, 240),
    box_weight_kg: kg,
  };
}

/** None before the documents are read; one fails where the shipment was rejected; now and then one warns. */
function seededChecks(random: SeededRandom, status: ShipmentStatus): Schemas['Check'][] {
  if (status === 'pending' || status === 'processing') {
    return [];
  }
  const failing = status === 'rejected' ? random.between(0, checks.length - 1) : -1;
  return checks.map(({ name, ...details }, index) => {
    const result = index === failing ? 'fail' : random.next() < 0.15 ? 'warning' : 'pass';
    return { name, result, details: details[result] };
  });
}

/** RFC 3339 in UTC, whole seconds, as the documentation shows it. */
function timestamp(ms: number): string {
  return new Date(Math.floor(ms / secondMs) * secondMs).toISOString().replace('.000Z', 'Z');
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}
