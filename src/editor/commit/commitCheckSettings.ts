import * as vscode from 'vscode';

const section = 'git.diagnosticsCommitHook';

/** What the user's settings held before; a key is missing where nothing was set. */
interface Before {
  enabled?: unknown;
  sources: boolean;
  trackberry?: unknown;
}

const rememberedKey = 'commitCheck.before';

/**
 * The user's settings of VS Code's own check before a commit. Settings objects merge: whatever `sources` names, the default
 * `"*": "error"` stays, so errors of every source ask (measured in VS Code 1.139). Only user settings are written.
 */
export class CommitCheckSettings {
  readonly #state: vscode.Memento;

  /** `state` remembers, over windows and restarts, what was set before. */
  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** Whether VS Code has such a check: not where its git extension is switched off. */
  get exist(): boolean {
    return this.#inspect('enabled')?.defaultValue !== undefined;
  }

  get areTurnedOn(): boolean {
    return this.#before !== undefined && this.#inspect('enabled')?.globalValue === true;
  }

  async turnOn(): Promise<void> {
    const enabled = this.#inspect('enabled')?.globalValue;
    const sources = asRecord(this.#inspect('sources')?.globalValue);
    if (this.#before === undefined) {
      const before: Before = { enabled, sources: sources !== undefined, trackberry: sources?.trackberry };
      // First of all: a window that closes now must not lose the way back.
      await this.#state.update(rememberedKey, before);
    }
    // Warnings too: the git hook stops both.
    await this.#write('sources', { ...sources, trackberry: 'warning' });
    await this.#write('enabled', true);
  }

  /** Puts back what was there before; what the user has changed since stays. False where nothing was turned on from here. */
  async turnOff(): Promise<boolean> {
    const before = this.#before;
    if (before === undefined) {
      return false;
    }
    if (this.#inspect('enabled')?.globalValue === true) {
      await this.#write('enabled', before.enabled);
    }
    const sources = asRecord(this.#inspect('sources')?.globalValue) ?? {};
    if (sources.trackberry === 'warning') {
      const { trackberry: _, ...others } = sources;
      const kept = before.trackberry === undefined ? others : { ...sources, trackberry: before.trackberry };
      await this.#write('sources', before.sources || Object.keys(kept).length > 0 ? kept : undefined);
    }
    await this.#state.update(rememberedKey, undefined);
    return true;
  }

  /** Whether the check works for these files: a workspace's settings go before the user's. */
  worksFor(file: vscode.Uri | undefined): boolean {
    const config = vscode.workspace.getConfiguration(section, file);
    return config.get('enabled') === true && asRecord(config.get('sources'))?.trackberry === 'warning';
  }

  get #before(): Before | undefined {
    return this.#state.get<Before>(rememberedKey);
  }

  #inspect(name: string) {
    return vscode.workspace.getConfiguration(section).inspect<unknown>(name);
  }

  async #write(name: string, value: unknown): Promise<void> {
    await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
  }
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? { ...value } : undefined;
}
