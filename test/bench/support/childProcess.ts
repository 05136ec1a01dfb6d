import { type ChildProcess, fork } from 'node:child_process';

/** A Node module in a process of its own, with which one exchanges messages. It never outlives this process. */
export class Child<Sent extends object, Received> implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #received: Received[] = [];
  readonly #waiting: PromiseWithResolvers<Received>[] = [];
  readonly #ended: Promise<void>;
  #failure: Error | undefined;
  readonly #killAtExit = () => this.#process.kill('SIGKILL');

  /** @param module absolute path. */
  constructor(module: string, execArgv: readonly string[] = []) {
    this.#process = fork(module, { execArgv: [...execArgv], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    process.once('exit', this.#killAtExit);
    this.#process.on('message', (message) => this.#take(message as Received));
    this.#process.once('error', (error) => this.#fail(error));
    this.#ended = new Promise((resolve) => {
      this.#process.once('exit', (code, signal) => {
        process.off('exit', this.#killAtExit);
        this.#fail(new Error(`${module} has ended (${signal ?? `exit code ${code}`}).`));
        resolve();
      });
    });
  }

  send(message: Sent): void {
    this.#process.send(message);
  }

  /** The next message that nobody has read. @throws Error when the process ends before it has sent one. */
  next(): Promise<Received> {
    const message = this.#received.shift();
    if (message !== undefined) return Promise.resolve(message);
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const waiting = Promise.withResolvers<Received>();
    this.#waiting.push(waiting);
    return waiting.promise;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  #take(message: Received): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#received.push(message);
    else waiting.resolve(message);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#failure);
  }
}

/** The other side, in the module that was started: hears what is sent to it. @returns a way to answer. */
export function toParent<Sent, Received>(onMessage: (message: Received) => void): (message: Sent) => void {
  // Without its parent nobody asks for a result.
  process.once('disconnect', () => process.exit());
  process.on('message', (message) => onMessage(message as Received));
  return (message) => {
    process.send?.(message);
  };
}
