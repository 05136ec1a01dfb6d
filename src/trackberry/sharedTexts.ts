/** Different texts, and characters of one: what exceeds them is kept for itself, as nothing is gained. */
const mostTexts = 10_000;
const mostCharacters = 100;

/**
 * Equal texts, kept once: `JSON.parse` makes a text anew wherever it stands, and 100,000 shipments have few vessels and
 * ports.
 */
export class SharedTexts {
  readonly #texts = new Map<string, string>();

  /** The same text. */
  shared(text: string | undefined): string | undefined {
    if (text === undefined || text.length > mostCharacters) {
      return text;
    }
    const known = this.#texts.get(text);
    if (known === undefined && this.#texts.size < mostTexts) {
      this.#texts.set(text, text);
    }
    return known ?? text;
  }
}
