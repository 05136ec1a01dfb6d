export function isPlaceholder(_value: string): boolean {
  return false;
}
