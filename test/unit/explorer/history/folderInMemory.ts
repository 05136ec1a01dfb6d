import type { HistoryFolder } from '../../../../src/explorer/history/explorerHistory.ts';

/** A folder whose files are the map's. */
export class FolderInMemory implements HistoryFolder {
  readonly files = new Map<string, string>();

  async names(): Promise<readonly string[]> {
    return [...this.files.keys()];
  }

  async read(name: string): Promise<string | undefined> {
    return this.files.get(name);
  }

  async write(name: string, text: string): Promise<void> {
    this.files.set(name, text);
  }

  async remove(name: string): Promise<void> {
    this.files.delete(name);
  }
}
