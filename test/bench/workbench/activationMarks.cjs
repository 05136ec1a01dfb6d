/**
 * In the extension host: once the extension is active and VS Code has been quiet for a while, writes the times that VS Code
 * has noted (unix ms), and the scripts that have been loaded until then.
 */
const { writeFileSync } = require('node:fs');
const { Session } = require('node:inspector');
const { setTimeout } = require('node:timers/promises');
const vscode = require('vscode');

exports.run = async () => {
  await vscode.extensions.getExtension('trackberry-explorer.trackberry-api-explorer').activate();
  const marks = globalThis.MonacoPerformanceMarks.getMarks().filter(({ name }) => name.includes('trackberry-explorer'));
  await setTimeout(2_000);
  const times = Object.fromEntries(marks.map(({ name, startTime }) => [name.split('/').at(-2), startTime]));
  writeFileSync(process.env.BENCH_ACTIVATION, JSON.stringify({ times, scripts: loadedScripts() }));
};

/** A debugger is told of every script that has been parsed, as soon as it asks. */
function loadedScripts() {
  const scripts = [];
  const session = new Session();
  session.connect();
  session.on('Debugger.scriptParsed', ({ params }) => scripts.push(params.url));
  session.post('Debugger.enable');
  session.disconnect();
  return scripts;
}
