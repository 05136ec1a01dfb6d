/** How far a search has come that has found nothing. */
export interface Searched {
  looked: number;
  all: boolean;
  total?: number;
}

/** What a search for a reference says that has found none, whether it has looked at all shipments or not. */
export function notFoundText({ looked, all, total }: Searched, reference: string): string {
  if (all) {
    return `None of all ${looked} shipments has the reference ${reference}. It may still appear: look again before you send it once more.`;
  }
  const of = total === undefined ? '' : ` of ${total}`;
  return `The reference ${reference} is not among the first ${looked} shipments${of} in the list.`;
}
