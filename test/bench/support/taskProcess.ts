import { Child, toParent } from './childProcess.ts';

type Told<Result> = { kind: 'ready' } | { kind: 'done'; result: Result };

/** A process of its own that does one task: `doTask` is its other side. */
export class TaskProcess<Task extends object, Result> implements AsyncDisposable {
  readonly #child: Child<Task, Told<Result>>;

  private constructor(child: Child<Task, Told<Result>>) {
    this.#child = child;
  }

  /** Resolves once the module is loaded. @param module absolute path. */
  static async start<Task extends object, Result>(
    module: string,
    execArgv: readonly string[] = [],
  ): Promise<TaskProcess<Task, Result>> {
    const child = new Child<Task, Told<Result>>(module, execArgv);
    await child.next();
    return new TaskProcess(child);
  }

  /** @throws Error when the process ends before the task is done. */
  async run(task: Task): Promise<Result> {
    this.#child.send(task);
    const told = await this.#child.next();
    if (told.kind === 'ready') throw new Error('The process was started twice.');
    return told.result;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.signal(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child[Symbol.asyncDispose]();
  }
}

/** In the process: what the task is. */
export function doTask<Task, Result>(run: (task: Task) => Promise<Result>): void {
  const tell = toParent<Told<Result>, Task>((task) => {
    run(task).then(
      (result) => tell({ kind: 'done', result }),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  tell({ kind: 'ready' });
}
