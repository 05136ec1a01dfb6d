import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Command, runCommand } from './command.ts';

/** A scanner that is measured beside ours. */
export interface Peer {
  name: 'gitleaks' | 'kingfisher' | 'secretlint' | 'ripgrep';
  /** Undefined: not on this machine. */
  found?: { program: string; version: string };
}

/** Where each is looked for: by an environment variable, else on the PATH. */
const places: readonly { name: Peer['name']; variable: string; program: string }[] = [
  { name: 'gitleaks', variable: 'BENCH_GITLEAKS', program: 'gitleaks' },
  { name: 'kingfisher', variable: 'BENCH_KINGFISHER', program: 'kingfisher' },
  { name: 'secretlint', variable: 'BENCH_SECRETLINT', program: 'secretlint' },
  { name: 'ripgrep', variable: 'BENCH_RIPGREP', program: 'rg' },
];

export function findPeers(): Promise<Peer[]> {
  return Promise.all(
    places.map(async ({ name, variable, program: usual }): Promise<Peer> => {
      const program = process.env[variable] ?? usual;
      const version = await versionOf(name, program);
      return { name, ...(version !== undefined && { found: { program, version } }) };
    }),
  );
}

export function describePeer({ name, found }: Peer): string {
  return `${name} ${found?.version ?? 'missing'}`;
}

async function versionOf(name: Peer['name'], program: string): Promise<string | undefined> {
  const command: Command = [program, name === 'gitleaks' ? 'version' : '--version'];
  try {
    const { stdout } = await runCommand(command);
    return /\d+\.\d+(\.\d+)?/.exec(stdout)?.[0] ?? (await moduleVersion(program)) ?? 'of unknown version';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `go install` sets no version of the program's own, but writes the module's into it. */
async function moduleVersion(program: string): Promise<string | undefined> {
  const paths = program.includes('/')
    ? [program]
    : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  for (const path of paths) {
    const content = await readFile(path, 'latin1').catch(() => '');
    const version = /gitleaks\/v8\tv(\d+\.\d+\.\d+)/.exec(content)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}
