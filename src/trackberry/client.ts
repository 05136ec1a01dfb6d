import { t } from '@vscode/l10n';
import type { Priority } from './callQueue.ts';
import { AnswerError, errorForStatus, NotJsonError, OutcomeUnknownError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { isNestedTooDeeply, isObject } from './json.ts';
import { listElements } from './listElements.ts';
import type { ShipmentStatus } from './openapi.ts';
import { SharedTexts } from './sharedTexts.ts';
import {
  type ListedShipment,
  readShipment,
  readShipmentDetail,
  readShipmentPage,
  type Shipment,
  type ShipmentDetail,
  type ShipmentPage,
} from './shipment.ts';
import type { Throttle } from './throttle.ts';
import type { ApiRequest, Credential, Transport } from './transport.ts';

export interface ShipmentQuery {
  /** From 1. */
  page?: number;
  /** 1 to 100. */
  perPage?: number;
  status?: ShipmentStatus;
}

export interface NewShipment {
  reference: string;
  vessel: string;
  origin: string;
  destination: string;
}

/** For whom a call is made, and who may end it. */
export interface CallOptions {
  /** A view's, unless given. */
  priority?: Priority;
  /** A newer background call of the same topic takes the place of an older one that waits. */
  topic?: string;
  signal?: AbortSignal;
  /** Told of each attempt, and of each wait for another one. */
  progress?: CallProgress;
}

export interface CallProgress {
  /** It goes to the network. */
  onSend?(): void;
  /** It was refused or has failed, and waits for another attempt. */
  onWait?(): void;
  /** The answer, before it is judged. */
  onAnswer?(exchange: Exchange): void;
}

/** A shipment, and the text of the answer that brought it: numbers in it are as long as they came. */
export interface ShipmentAnswer extends ShipmentDetail {
  json: string;
}

/** The API of one organization: a method for each documented call, all through one throttle. */
export class TrackberryClient {
  readonly #transport: Transport;
  readonly #throttle: Throttle;
  readonly #credential: Credential;
  readonly #texts = new SharedTexts();

  constructor(parts: { transport: Transport; throttle: Throttle; credential: Credential }) {
    this.#transport = parts.transport;
    this.#throttle = parts.throttle;
    this.#credential = parts.credential;
  }

  /**
   * Any call, and the answer as it came: a refusal (403, 404, 422, …) is an answer too. Equal GETs that wait or are in
   * flight are one.
   * @throws as `Throttle.schedule` and `Transport.exchange`.
   */
  async send(request: ApiRequest, options: CallOptions = {}): Promise<Exchange> {
    const { priority = 'view', topic, signal, progress } = options;
    const { method, path, query, headers } = request;
    const exchange = await this.#throttle.schedule({
      repeatable: method === 'GET',
      priority,
      key: JSON.stringify([path, query, headers]),
      topic,
      send: (cut, onSent) => this.#transport.exchange(request, this.#credential, { signal: cut, onSent }),
      onSend: () => progress?.onSend?.(),
      onWait: () => progress?.onWait?.(),
      signal,
    });
    progress?.onAnswer?.(exchange);
    return exchange;
  }

  /** One page, newest first. @throws AnswerError for a refusal or an answer that is no list of shipments. */
  async listShipments(query: ShipmentQuery = {}, options?: CallOptions): Promise<ShipmentPage<ListedShipment>> {
    const { page, perPage, status } = query;
    const exchange = await this.#succeed(
      {
        method: 'GET',
        path: '/shipments',
        query: [
          ...(page === undefined ? [] : [['page', String(page)] as const]),
          ...(perPage === undefined ? [] : [['per_page', String(perPage)] as const]),
          ...(status === undefined ? [] : [['status', status] as const]),
        ],
      },
      options,
    );
    const found = readShipmentPage(parseJson(exchange), this.#texts);
    if (found === undefined) {
      throw new NotJsonError(
        t('The answer is not a list of shipments. Is this the address of the Trackberry API?'),
        exchange,
      );
    }
    const texts = listElements(exchange.body, 'shipments', found.shipments.length);
    const shipments = found.shipments.map((shipment, at) => ({ ...shipment, json: texts[at] ?? '' }));
    return { ...found, shipments };
  }

  /** The shipment with its pallets and checks. @throws AnswerError for a refusal or an answer that holds no shipment. */
  async getShipment(id: string, options?: CallOptions): Promise<ShipmentAnswer> {
    const exchange = await this.#succeed({ method: 'GET', path: shipmentPath(id) }, options);
    return { ...readShipmentDetail(shipmentIn(exchange)), json: exchange.body };
  }

  /** Any field may be left out: the documentation does not say which are required. Sent once, unless refused by 429. @throws OutcomeUnknownError when nobody knows whether it was carried out. */
  async createShipment(shipment: Partial<NewShipment>, options?: CallOptions): Promise<Shipment> {
    const request = { method: 'POST', path: '/shipments', body: JSON.stringify({ shipment }) } as const;
    try {
      return readShipment(shipmentIn(await this.#succeed(request, options)));
    } catch (error) {
      throw error instanceof AnswerError && !isRefusal(error.exchange) ? new OutcomeUnknownError(error) : error;
    }
  }

  async #succeed(request: ApiRequest, options: CallOptions | undefined): Promise<Exchange> {
    const exchange = await this.send(request, options);
    const error = errorForStatus(exchange);
    if (error !== undefined) {
      throw error;
    }
    return exchange;
  }
}

/** Where a shipment stands below the address of the API, whatever its id holds. */
export function shipmentPath(id: string): string {
  // Half of a character has no place in an address, and would end in a URIError.
  return `/shipments/${encodeURIComponent(id.toWellFormed())}`;
}

/** The one kind of answer without a result that shows that nothing was done: 4xx. */
function isRefusal({ status }: Exchange): boolean {
  return status >= 400 && status < 500;
}

function shipmentIn(exchange: Exchange): unknown {
  const answer = parseJson(exchange);
  if (!isObject(answer) || !isObject(answer.shipment)) {
    throw new NotJsonError(t('The answer holds no shipment.'), exchange);
  }
  return answer.shipment;
}

function parseJson(exchange: Exchange): unknown {
  if (isNestedTooDeeply(exchange.body)) {
    throw new NotJsonError(t('The answer is nested too deeply to be read.'), exchange);
  }
  try {
    return JSON.parse(exchange.body);
  } catch {
    throw new NotJsonError(t('The answer is not JSON. Is this the address of the Trackberry API?'), exchange);
  }
}
