import { cp, lstat, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sizeLimit } from '../../../src/scan/decode.ts';
import { projectRoot } from '../../support/projectRoot.ts';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { unpackDebianSource } from './debianSource.ts';

/** One that handles bearer tokens in all its parts, in Go, YAML and JSON, and one of a web framework, in Ruby and JavaScript. */
const packages = ['kubernetes', 'rails'];

/**
 * Some 300 MB that others have written: source packages of Debian, or the folder in BENCH_SOURCE instead, and this project's
 * node_modules. The copy is made when it is first asked for and is gone with the process.
 */
export class PublicTree {
  #path: Promise<string> | undefined;

  path(): Promise<string> {
    this.#path ??= createTree();
    return this.#path;
  }
}

async function createTree(): Promise<string> {
  const { path } = await ScratchFolder.create();
  const source = process.env.BENCH_SOURCE;
  if (source === undefined) await unpackDebianSource(join(path, 'source'), packages);
  else await copyText(source, join(path, 'source'));
  await copyText(join(projectRoot, 'node_modules'), join(path, 'packages'));
  return path;
}

/** Without links, and without what our scanner leaves out: large files, `.git`, `node_modules`. */
async function copyText(from: string, to: string): Promise<void> {
  const root = await realpath(from);
  await cp(root, to, {
    recursive: true,
    async filter(path) {
      if (path === root) return true;
      const stat = await lstat(path);
      return (
        (stat.isDirectory() && !['.git', 'node_modules'].includes(basename(path))) ||
        (stat.isFile() && stat.size <= sizeLimit)
      );
    },
  });
}
