import { t } from '@vscode/l10n';
import { ExactNumber, exactText, isExactObject } from '../exactJson.ts';
import { Decimal } from './decimal.ts';
import { type FurtherField, fieldOf, furtherFields, type Shown, shownField } from './fields.ts';

export interface PalletRow {
  number: Shown;
  calibre: Shown;
  boxes: Shown;
  boxWeightKg: Shown;
  /** boxes × box_weight_kg; undefined where one of the two is not known. */
  weightKg: Shown;
  /** Undocumented fields; for an entry that is no pallet at all, the entry. */
  further: readonly FurtherField[];
}

/** A sum over those pallets that say a number. */
export interface Total {
  sum: string;
  /** So many of the pallets have been summed. */
  known: number;
  of: number;
}

export interface PalletGroup {
  produce: Shown;
  category: Shown;
  /** In the answer's order. */
  rows: readonly PalletRow[];
  boxes: Total;
  weightKg: Total;
}

export interface Pallets {
  listed: number;
  /** By produce and category, in the order in which each comes first. */
  groups: readonly PalletGroup[];
  boxes: Total;
  weightKg: Total;
  /** Where `pallets_count` says something else than the list. */
  difference: string | undefined;
}

const documented = ['pallet_number', 'produce_name', 'category', 'calibre', 'boxes', 'box_weight_kg'];

interface Read {
  row: PalletRow;
  produce: Shown;
  category: Shown;
  boxes: Decimal | undefined;
  weight: Decimal | undefined;
}

/** The pallets of a shipment's detail (of `parseExact`); text where they are no list, undefined where none are given. */
export function readPallets(shipment: unknown): Pallets | string | undefined {
  const pallets = fieldOf(shipment, 'pallets');
  if (!Array.isArray(pallets)) {
    return shownField(shipment, 'pallets');
  }
  const read = pallets.map(readPallet);
  const groups = Map.groupBy(read, ({ produce, category }) => JSON.stringify([produce ?? null, category ?? null]));
  return {
    listed: read.length,
    groups: [...groups.values()].map((members) => ({
      produce: members[0]?.produce,
      category: members[0]?.category,
      rows: members.map(({ row }) => row),
      ...totals(members),
    })),
    ...totals(read),
    difference: difference(shownField(shipment, 'pallets_count'), read.length),
  };
}

function readPallet(pallet: unknown): Read {
  const boxes = amount(fieldOf(pallet, 'boxes'));
  const boxWeight = amount(fieldOf(pallet, 'box_weight_kg'));
  const whole = boxes?.isWhole === true ? boxes : undefined;
  const weight = whole === undefined || boxWeight === undefined ? undefined : whole.times(boxWeight);
  return {
    row: {
      number: shownField(pallet, 'pallet_number'),
      calibre: shownField(pallet, 'calibre'),
      boxes: shownField(pallet, 'boxes'),
      boxWeightKg: shownField(pallet, 'box_weight_kg'),
      weightKg: weight?.toString(),
      further: isExactObject(pallet) ? furtherFields(pallet, documented) : [[t('not an object'), exactText(pallet)]],
    },
    produce: shownField(pallet, 'produce_name'),
    category: shownField(pallet, 'category'),
    boxes: whole,
    weight,
  };
}

/** A number that can be summed: what is below nothing would make "at least" untrue. */
function amount(value: unknown): Decimal | undefined {
  const number = value instanceof ExactNumber ? Decimal.parse(value.text) : undefined;
  return number?.isNegative === true ? undefined : number;
}

function totals(read: readonly Read[]): { boxes: Total; weightKg: Total } {
  return { boxes: total(read.map(({ boxes }) => boxes)), weightKg: total(read.map(({ weight }) => weight)) };
}

function total(amounts: readonly (Decimal | undefined)[]): Total {
  const known = amounts.filter((each) => each !== undefined);
  const sum = known.reduce((all, each) => all.plus(each), Decimal.zero);
  return { sum: sum.toString(), known: known.length, of: amounts.length };
}

function difference(count: Shown, listed: number): string | undefined {
  if (count === undefined || count === String(listed)) {
    return undefined;
  }
  return listed === 1
    ? t('pallets_count says {0}, and 1 pallet is listed.', count)
    : t('pallets_count says {0}, and {1} pallets are listed.', count, listed);
}
