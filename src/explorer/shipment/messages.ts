/** The messages between the shipment page and the extension; as for the explorer, both sides check what arrives. */
import { flag, list, literal, number, object, oneOf, type Shaped, text } from '../shape.ts';

/** Names the organization that a shipment belongs to, and what it was called. */
const from = object({ place: text, label: text });

const toPage = oneOf(
  /** The answer that is shown, as JSON text; `at` is when it came, in unix milliseconds. */
  object({
    type: literal('shipment'),
    json: text,
    at: number,
    /** In what it is not as documented: the first of these, and how many there are. */
    departures: list(text),
    departuresInAll: number,
  }),
  /** What goes on. Where it is not `answered`, the page forgets what it shows. */
  object(
    { type: literal('state'), id: text, answered: flag, loading: flag },
    {
      from,
      /** Unix milliseconds of the reset that the call waits for. */
      waitsUntil: number,
      /** Why the last loading failed and when, in unix milliseconds; `remedies` are what its buttons say. */
      failure: object({ message: text, at: number, remedies: list(text) }),
    },
  ),
);
export type ToShipmentPage = Shaped<typeof toPage>;

const fromPage = oneOf(
  object({ type: literal('ready') }),
  object({ type: literal('refresh') }),
  object({ type: literal('openInExplorer') }),
  object({ type: literal('showJson') }),
  object({ type: literal('copy'), field: literal('id', 'reference') }),
  /** The button of the failure's remedy with this number, from 0. */
  object({ type: literal('remedy'), index: number }),
);
export type FromShipmentPage = Shaped<typeof fromPage>;

/** What the page keeps, so that a panel can be brought back after a window is loaded again. */
const saved = object({ id: text }, { from });
export type SavedShipmentPage = Shaped<typeof saved>;

/** @returns undefined for anything that is no message of the page. */
export function parseFromShipmentPage(value: unknown): FromShipmentPage | undefined {
  return fromPage(value) ? value : undefined;
}

/** @returns undefined for anything that is no message of the extension. */
export function parseToShipmentPage(value: unknown): ToShipmentPage | undefined {
  return toPage(value) ? value : undefined;
}

/** @returns undefined for anything that the page has not saved. */
export function parseSavedShipmentPage(value: unknown): SavedShipmentPage | undefined {
  return saved(value) ? value : undefined;
}
