import { type ShipmentStatus, shipmentStatuses } from '../trackberry/openapi.ts';
import type { components } from '../trackberry/openapi.types.ts';
import { SeededRandom } from './random.ts';

type Schemas = components['schemas'];
/** As the API gives them: every documented field is there. */
export type Shipment = Schemas['Shipment'] & { id: string; status: ShipmentStatus };
export type ShipmentDetail = Shipment & { pallets: Schemas['Pallet'][]; checks: Schemas['Check'][] };
export type NewShipment = { [name in 'reference' | 'vessel' | 'origin' | 'destination']?: string };

interface Produce {
  name: string;
  category: string;
  calibres: readonly [string, ...string[]];
  kg: number;
}

const vessels = [
  'MSC Aurora',
  'Maersk Lima',
  'Cap San Lorenzo',
  'Hapag Valparaiso',
  'CMA Verdi',
  'Polar Ecuador',
  'Seatrade Orange',
  'Baltic Klipper',
] as const;
const origins = [
  'Valparaiso, Chile',
  'Callao, Peru',
  'Guayaquil, Ecuador',
  'Durban, South Africa',
  'Cartagena, Colombia',
  'Mombasa, Kenya',
  'Santos, Brazil',
] as const;
const destinations = [
  'Rotterdam, Netherlands',
  'Antwerp, Belgium',
  'Hamburg, Germany',
  'Algeciras, Spain',
  'Felixstowe, United Kingdom',
  'Vlissingen, Netherlands',
] as const;
const produce: readonly [Produce, ...Produce[]] = [
  { name: 'Hass Avocado', category: 'Avocado', calibres: ['12', '14', '16', '18'], kg: 4 },
  { name: 'Cavendish Banana', category: 'Banana', calibres: ['39+', '41+'], kg: 18.1 },
  { name: 'Duke Blueberry', category: 'Berry', calibres: ['12+', '14+'], kg: 1.5 },
  { name: 'Thompson Grape', category: 'Grape', calibres: ['L', 'XL', 'J'], kg: 8.2 },
  { name: 'Kent Mango', category: 'Mango', calibres: ['8', '9', '10'], kg: 4 },
  { name: 'Valencia Orange', category: 'Citrus', calibres: ['56', '64', '72'], kg: 15 },
];
const checks = [
  { name: 'Completeness', pass: 'All required fields present', fail: 'Phytosanitary certificate missing' },
  { name: 'Pallet count', pass: 'Matches the packing list', fail: 'Packing list names one pallet more' },
  { name: 'Weights', pass: 'Within 2 % of the bill of lading', fail: '6 % above the bill of lading' },
  { name: 'Temperature', pass: 'Within range for the whole voyage', fail: 'Above range for 9 hours' },
] as const;

const hourMs = 3_600_000;
/** Not the present: the same seed gives the same dates on every day. */
const newest = Date.UTC(2026, 1, 11, 9, 0);

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

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
    const unread = shipment.status === 'pending' || shipment.status === 'processing';
    return {
      ...shipment,
      pallets: Array.from({ length: shipment.pallets_count ?? 0 }, (_, index) => seededPallet(random, index)),
      checks: unread ? [] : seededChecks(random, shipment.status === 'rejected'),
    };
  }

  create(fields: NewShipment, now: number): Shipment {
    const shipment: Shipment = {
      id: `ship_new${String(this.#byId.size + 1).padStart(4, '0')}`,
      reference: fields.reference ?? null,
      status: 'pending',
      vessel: fields.vessel ?? null,
      origin: fields.origin ?? null,
      destination: fields.destination ?? null,
      pallets_count: 0,
      created_at: isoSeconds(Math.floor(now / 1000) * 1000),
      approved_at: null,
    };
    this.#shipments.unshift(shipment);
    this.#byId.set(shipment.id, shipment);
    return shipment;
  }
}

function seededShipment(random: SeededRandom, index: number, count: number): Shipment {
  const status = shipmentStatuses[random.between(0, shipmentStatuses.length - 1)] ?? 'pending';
  const created = newest - index * 5 * hourMs - random.between(0, 3599) * 1000;
  return {
    id: `ship_${random.between(0x100000, 0xffffff).toString(16)}${index.toString(36)}`,
    reference: `BU-${1341 + count - index}`,
    status,
    vessel: random.pick(vessels),
    origin: random.pick(origins),
    destination: random.pick(destinations),
    pallets_count: status === 'pending' ? 0 : random.between(4, 42),
    created_at: isoSeconds(created),
    approved_at: status === 'approved' ? isoSeconds(created + random.between(2, 60) * hourMs) : null,
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

function seededChecks(random: SeededRandom, rejected: boolean): Schemas['Check'][] {
  const failing = rejected ? random.between(0, checks.length - 1) : -1;
  return checks.map(({ name, pass, fail }, index) =>
    index === failing ? { name, result: 'fail', details: fail } : { name, result: 'pass', details: pass },
  );
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}
