/** Told of every question for a token, so that nothing from outside opens another one over what is being typed. */
export class TokenQuestion {
  #open = 0;

  get isOpen(): boolean {
    return this.#open > 0;
  }

  async during<T>(ask: () => Promise<T>): Promise<T> {
    this.#open++;
    try {
      return await ask();
    } finally {
      this.#open--;
    }
  }
}
