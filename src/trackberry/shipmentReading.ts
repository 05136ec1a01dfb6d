import { t } from '@vscode/l10n';
import { formatNumber } from '../l10n/formats.ts';
import { TrackberryError } from './errors.ts';
import type { ListPage, ListRow } from './listReading.ts';
import type { Departure, ListedShipment } from './shipment.ts';
import { shipmentPages } from './shipmentPages.ts';

/** A row, with its text where that is kept. */
interface TextRow extends ListRow {
  json?: string;
}

/** A page as it came, and what of it is not documented. */
type FoundPage<Row extends TextRow> = ListPage<Row> & { problems: readonly Departure[] };

/** Asks for one page of the list. */
export type AskForPage<Row extends TextRow = ListedShipment> = (
  page: number,
  perPage: number,
) => Promise<FoundPage<Row>>;

interface Wanted<Row extends TextRow> {
  page: number;
  perPage: number;
  answer(page: FoundPage<Row>): void;
}

/** Of a page that is put among the rows before it: ten times what the API gives. To read a longer one could take seconds. */
const mostOfPage = 1_000;
/** Of the text of all rows, in UTF-16 units; each row counts as so many more, for what is kept of it beside that. */
const mostText = 200_000_000;
const besideText = 200;

/**
 * A list of shipments, read on when somebody asks for more, however much later, and each time for whom they choose.
 * A failure loses nothing: the call that has failed is made again by the next request.
 */
export class ShipmentReading<Row extends TextRow = ListedShipment> {
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
  #text = 0;

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
   * @throws as `ask`, or TrackberryError where the list was given up: it has no end, or is too large.
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
      if (this.#text > mostText) {
        throw new TrackberryError(
          t(
            'The list was given up after {0} rows: it is larger than {1} MB.',
            formatNumber(this.count),
            mostText / 1e6,
          ),
        );
      }
      const found = await ask(page, perPage);
      const { length } = found.shipments;
      if (this.calls > 0 && length > mostOfPage) {
        throw new TrackberryError(t('The list was given up: a page of it has {0} rows.', formatNumber(length)));
      }
      this.#text += found.shipments.reduce((sum, { json = '' }) => sum + json.length + besideText, 0);
      this.problems.push(...found.problems);
      this.#wanted = undefined;
      answer(found);
    }
  }
}
