import { t } from '@vscode/l10n';
import { formatNumber } from '../l10n/formats.ts';
import { TrackberryError } from './errors.ts';
import type { ListPage, ListRow } from './listReading.ts';
import type { Departure, ListedShipment } from './shipment.ts';
import { shipmentPages } from './shipmentPages.ts';

/** A page as it came, and what of it is not documented. */
type FoundPage<Row extends ListRow> = ListPage<Row> & { problems: readonly Departure[] };

/** Asks for one page of the list. */
export type AskForPage<Row extends ListRow = ListedShipment> = (
  page: number,
  perPage: number,
) => Promise<FoundPage<Row>>;

interface Wanted<Row extends ListRow> {
  page: number;
  perPage: number;
  answer(page: FoundPage<Row>): void;
}

/**
 * A list of shipments, read on when somebody asks for more, however much later, and each time for whom they choose.
 * A failure loses nothing: the call that has failed is made again by the next request.
 */
export class ShipmentReading<Row extends ListRow = ListedShipment> {
  /** How many rows have come. */
  count = 0;
  /** Of all pages, as the last answer promises. */
  total: number | undefined;
  /** False once the list was read to its end. */
  more = true;
  /** Answered calls. */
  calls = 0;
  /** What the pages themselves, not their shipments, had that is not documented. */
  readonly problems: Departure[] = [];
  readonly perPage: number;
  readonly #pages: ReturnType<typeof shipmentPages<Row>>;
  #next: ReturnType<ReturnType<typeof shipmentPages<Row>>['next']> | undefined;
  #wanted: Wanted<Row> | undefined;
  #rows: readonly Row[] = [];
  #soFar: readonly Row[] | undefined;

  /** @param perPage 1 to 100. */
  constructor(perPage: number) {
    this.perPage = perPage;
    const want = (page: number, rows: number) =>
      new Promise<FoundPage<Row>>((answer) => {
        this.#wanted = { page, perPage: rows, answer };
      });
    this.#pages = shipmentPages(want, { perPage });
  }

  /** All that has come, in the list's order. A copy, made when it is first asked for after a call: `count` costs nothing. */
  get soFar(): readonly Row[] {
    this.#soFar ??= [...this.#rows];
    return this.#soFar;
  }

  /**
   * Reads on until something new has come, or the end: seldom more than one call. One request at a time.
   * @throws as `ask`, or TrackberryError where the list was given up.
   */
  async readOn(ask: AskForPage<Row>): Promise<void> {
    const before = this.count;
    while (this.more && this.count === before) {
      this.#next ??= this.#pages.next(); // runs as far as to what it wants before it returns
      await this.#answer(ask);
      const { value } = await this.#next;
      if (value === undefined) {
        throw new TrackberryError(
          t('The list was given up: {0} calls did not reach its end.', formatNumber(this.calls)),
        );
      }
      this.#next = undefined;
      this.count = value.count;
      this.#rows = value.soFar;
      this.#soFar = undefined;
      this.total = value.total;
      this.more = value.more;
      this.calls = value.calls;
    }
  }

  async #answer(ask: AskForPage<Row>): Promise<void> {
    if (this.#wanted !== undefined) {
      const { page, perPage, answer } = this.#wanted;
      const found = await ask(page, perPage);
      this.problems.push(...found.problems);
      this.#wanted = undefined;
      answer(found);
    }
  }
}
