/**
 * Shares the extension host, and so the event loop and the heap, with the extension that is measured, which knows nothing
 * of it. Does what the bench asks for over HTTP, one task at a time; its port goes to the file that BENCH_PROBE names.
 */
const { createServer } = require('node:http');
const { renameSync, writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { text } = require('node:stream/consumers');
const { setTimeout: delay } = require('node:timers/promises');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const vscode = require('vscode');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const loop = monitorEventLoopDelay({ resolution: 10 });
const ms = (nanoseconds) => nanoseconds / 1e6;
let loopStarted;
/** Milliseconds from git's word to the last problem; pending until then. */
let staged;

/** Resolves at the event after which this is true. */
const when = (event, isTrue) =>
  new Promise((resolve) => {
    const listening = event(() => {
      if (isTrue()) {
        listening.dispose();
        resolve(performance.now());
      }
    });
  });
const problemsOf = (source) =>
  vscode.languages.getDiagnostics().flatMap(([, list]) => list.filter((each) => each.source === source)).length;

const tasks = {
  /** Runs a command, waits for its end, and counts how long that took. */
  async command({ id, args }) {
    const started = performance.now();
    await vscode.commands.executeCommand(id, ...args);
    return performance.now() - started;
  },
  startLoop() {
    loopStarted = performance.now();
    loop.reset();
    loop.enable();
  },
  endLoop() {
    loop.disable();
    return { p99: ms(loop.percentile(99)), max: ms(loop.max), seconds: (performance.now() - loopStarted) / 1000 };
  },
  /** What is held, after several collections: what finalizers let go is gone with the next one. */
  async memory() {
    for (let time = 0; time < 3; time += 1) {
      collectGarbage();
      await delay(100);
    }
    const { heapUsed, external, rss } = process.memoryUsage();
    return { held: heapUsed + external, rss };
  },
  /** Waits until at least so many problems of a source are shown. */
  async problems({ source, least }) {
    while (problemsOf(source) < least) await delay(50);
    return problemsOf(source);
  },
  /** From now on: until git has told of so many staged files, and until there are as many problems. */
  async startStaging({ source, files }) {
    const git = (await vscode.extensions.getExtension('vscode.git').activate()).getAPI(1);
    while (git.repositories.length === 0) await delay(50);
    const [{ state }] = git.repositories;
    const told = when(state.onDidChange, () => state.indexChanges.length === files);
    const shown = when(vscode.languages.onDidChangeDiagnostics, () => problemsOf(source) === files);
    staged = Promise.all([told, shown]).then(([from, to]) => to - from);
  },
  /** Left to itself the git extension waits for some seconds before it looks. */
  async endStaging() {
    await vscode.commands.executeCommand('git.refresh');
    return staged;
  },
  /** Waits until an extension is active. */
  async active({ id }) {
    while (vscode.extensions.getExtension(id)?.isActive !== true) await delay(20);
  },
};

exports.activate = (context) => {
  const server = createServer(async (request, response) => {
    try {
      const { task, ...parameters } = JSON.parse(await text(request));
      response.end(JSON.stringify({ result: await tasks[task](parameters) }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error) }));
    }
  });
  server.listen(0, '127.0.0.1', () => {
    const file = process.env.BENCH_PROBE;
    writeFileSync(`${file}.new`, String(server.address().port));
    renameSync(`${file}.new`, file);
  });
  context.subscriptions.push({ dispose: () => server.close() });
};
