import { cp, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Metafile } from 'esbuild';
import type { Browser } from 'playwright-core';
import { loadedAtStart } from '../../support/loadedAtStart.ts';
import { projectRoot } from '../../support/projectRoot.ts';
import { VSCodeServer } from '../../support/vscodeServer.ts';
import { runExpecting } from '../scan/command.ts';
import { ScratchFolder } from '../support/scratchFolder.ts';

/** What activationMarks.cjs writes. */
interface Marks {
  times: Record<
    'willLoadExtensionCode' | 'didLoadExtensionCode' | 'willActivateExtension' | 'didActivateExtension',
    number
  >;
  scripts: string[];
}

/** What one start of VS Code has cost, as VS Code notes it in whole milliseconds. */
export interface ExtensionStart {
  /** Reading, compiling and running the file that the manifest names. */
  loadMs: number;
  /** `activate()`. */
  activateMs: number;
  /** Those of dist/ that were loaded until VS Code had come to rest. */
  files: string[];
}

/** The extension as it ships. `modules`: of which the file consists that is loaded at the start; `bytes`: its size. */
export interface ShippedExtension {
  folder: string;
  modules: string[];
  bytes: number;
}

/** @param parent a folder for it. */
export async function buildShipped(parent: string): Promise<ShippedExtension> {
  const folder = await extensionFolder(parent, 'shipped');
  const file = join(parent, 'metafile.json');
  const parameters = ['--production', '--outdir', join(folder, 'dist'), '--metafile', file];
  await runExpecting([0], [process.execPath, 'esbuild.js', ...parameters], { cwd: projectRoot });
  const { size } = await stat(join(folder, 'dist', 'extension.js'));
  return { folder, modules: loadedAtStart(JSON.parse(await readFile(file, 'utf8')) as Metafile), bytes: size };
}

/** All of an extension but its code. */
export async function extensionFolder(parent: string, variant: string): Promise<string> {
  const folder = join(parent, variant);
  await mkdir(folder);
  for (const part of ['package.json', 'package.nls.json', 'l10n', 'media'])
    await cp(join(projectRoot, part), join(folder, part), { recursive: true });
  return folder;
}

/** Starts VS Code with this extension in a new window. @param folder to open. */
export async function startExtension(
  browser: Browser,
  { development, folder }: { development: string; folder?: string },
): Promise<ExtensionStart> {
  await using scratch = await ScratchFolder.create();
  const file = join(scratch.path, 'activation.json');
  await using server = await VSCodeServer.start({ development, env: { BENCH_ACTIVATION: file } });
  const page = await browser.newPage();
  const ended = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', ended.resolve);
  const extensionTests = join(import.meta.dirname, 'activationMarks.cjs');
  await page.goto(server.url({ extensionTests, ...(folder !== undefined && { folder }) }));
  if ((await ended.promise) !== 0) throw new Error('The extension was not activated.');
  await page.close();
  const { times, scripts } = JSON.parse(await readFile(file, 'utf8')) as Marks;
  const dist = pathToFileURL(join(development, 'dist', '/')).href;
  return {
    loadMs: times.didLoadExtensionCode - times.willLoadExtensionCode,
    activateMs: times.didActivateExtension - times.willActivateExtension,
    files: scripts.filter((url) => url.startsWith(dist)).map((url) => url.slice(dist.length)),
  };
}
