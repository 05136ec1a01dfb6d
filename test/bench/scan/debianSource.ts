import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { runExpecting } from './command.ts';

/**
 * Downloads the source of packages through apt's own mirror, with apt's checks, as any user may, and unpacks it below
 * `folder`. @throws Error where there is no apt of a Debian.
 */
export async function unpackDebianSource(folder: string, packages: readonly string[]): Promise<void> {
  await using state = await ScratchFolder.create();
  const sources = join(state.path, 'sources.list');
  const downloads = join(state.path, 'downloads');
  for (const made of [downloads, join(state.path, 'lists/partial'), join(state.path, 'cache/archives/partial')]) {
    await mkdir(made, { recursive: true });
  }
  await writeFile(sources, (await mirrors()).map((mirror) => `deb-src ${mirror}\n`).join(''));
  const options = {
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(state.path, 'lists'),
    'Dir::Cache': join(state.path, 'cache'),
  };
  const apt = ['apt-get', ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])] as const;
  await runExpecting([0], [...apt, 'update']);
  await runExpecting([0], [...apt, 'source', '--download-only', ...packages], { cwd: downloads });
  for (const file of await readdir(downloads)) {
    if (!/\.orig(-[\w-]+)?\.tar\.\w+$/.test(file)) continue;
    const target = join(folder, file);
    await mkdir(target, { recursive: true });
    await runExpecting([0], ['tar', '-xf', join(downloads, file), '-C', target]);
  }
}

/** `<address> <release> <component>` of what apt is set up with; the first is the release itself. */
async function mirrors(): Promise<string[]> {
  const format = '$(SITE) $(CODENAME) $(COMPONENT)';
  const { stdout } = await runExpecting(
    [0],
    ['apt-get', 'indextargets', '--format', format, 'Created-By: Packages', 'Origin: Debian'],
  );
  return [...new Set(stdout.split('\n'))].filter((line) => /^\S+ \w+ \S+$/.test(line));
}
