import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeFolder, temporaryFolder } from './temporaryFolder.ts';

/** Runs in every process of a VS Code before its own code: `Date` is as much later as the file says when it starts. */
const program = (file: string): string => `
const ms = Number(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'));
const Real = Date;
const now = () => Real.now() + ms;
globalThis.Date = new Proxy(Real, {
  construct: (target, values, as) => Reflect.construct(target, values.length === 0 ? [now()] : values, as),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
`;

/** A computer's clock that a test sets: an extension host that starts after `setDaysLater` lives at that time. */
export class MovableClock {
  /** For the server of VS Code. */
  readonly nodeArguments: readonly string[];
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.nodeArguments = [`--require=${join(folder, 'clock.cjs')}`];
  }

  static async create(): Promise<MovableClock> {
    const folder = await temporaryFolder('clock');
    const clock = new MovableClock(folder);
    await clock.setDaysLater(0);
    await writeFile(join(folder, 'clock.cjs'), program(join(folder, 'ms')));
    return clock;
  }

  async setDaysLater(days: number): Promise<void> {
    await writeFile(join(this.#folder, 'ms'), String(days * 86_400_000));
  }

  dispose(): Promise<void> {
    return removeFolder(this.#folder);
  }
}
