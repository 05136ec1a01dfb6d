import * as vscode from 'vscode';

/** The secret storage of the desktop, which tells every window of a change; windows that share one are windows of one VS Code. */
export class FakeSecretStorage implements vscode.SecretStorage {
  readonly #secrets = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly onDidChange = this.#changed.event;
  /** While it is, every reading fails. */
  locked = false;
  /** A key that is not stored the next time. */
  refuseOnce: string | undefined;

  async keys(): Promise<string[]> {
    return [...this.#secrets.keys()];
  }

  async get(key: string): Promise<string | undefined> {
    if (this.locked) {
      throw new Error('The keychain is locked.');
    }
    return this.#secrets.get(key);
  }

  async store(key: string, value: string): Promise<void> {
    if (key === this.refuseOnce) {
      this.refuseOnce = undefined;
      throw new Error('The keychain does not answer.');
    }
    this.#secrets.set(key, value);
    this.#changed.fire({ key });
  }

  /** A change whose event has not come yet. */
  storeUnheard(key: string, value: string): void {
    this.#secrets.set(key, value);
  }

  async delete(key: string): Promise<void> {
    this.#secrets.delete(key);
    this.#changed.fire({ key });
  }
}

/** Global state, which VS Code shares between windows too. */
export class FakeMemento implements vscode.Memento {
  readonly #values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get<T>(key: string): T | undefined;
  get<T>(key: string, fallback: T): T;
  get<T>(key: string, fallback?: T): T | undefined {
    return this.#values.has(key) ? (this.#values.get(key) as T) : fallback;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, structuredClone(value));
  }
}
