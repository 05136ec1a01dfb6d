/** The body with each shipment in it otherwise than described: an unknown status, a count as text, a field less, and one more. */
export function deviating(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('vessel' in value && 'pallets_count' in value)) {
      return value;
    }
    const { vessel: _left, pallets_count: count, ...rest } = value;
    return { ...rest, status: 'held', pallets_count: String(count), temperature_c: 4.5 };
  });
}
