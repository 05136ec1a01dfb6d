export const orderFields = ['created', 'reference', 'status', 'vessel', 'pallets'] as const;
export type OrderField = (typeof orderFields)[number];

export interface Order {
  by: OrderField;
  descending: boolean;
}

export const groupings = ['status', 'vessel', 'route'] as const;
export type Grouping = (typeof groupings)[number];

/** How a person wants to see the list. */
export interface Arrangement {
  /** All of its words are looked for; without any, every shipment is shown. */
  query: string;
  /** As the server sends them where there is none. */
  order?: Order | undefined;
  grouping?: Grouping | undefined;
}
