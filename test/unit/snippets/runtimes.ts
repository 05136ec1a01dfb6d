import { execFile, spawnSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../support/projectRoot.ts';

const run = promisify(execFile);

export type Command = readonly [program: string, ...args: string[]];

/** How the programs of one language are run. */
export interface Runtime {
  /** What this machine lacks, or undefined when nothing is missing. */
  missing(): string | undefined;
  /** Makes all programs (text by name) ready to run, in an empty folder; @returns the command of each. */
  prepare(programs: ReadonlyMap<string, string>, folder: string): Promise<(name: string) => Command>;
}

const shell = (program: string) => interpreted({ probe: [program, '--version'], command: 'sh', extension: 'sh' });
const python = (library: string) =>
  interpreted({ probe: ['python3', '-c', `import ${library}`], command: 'python3', extension: 'py' });
const node: Runtime = {
  ...interpreted({ probe: [process.execPath, '--version'], command: process.execPath, extension: 'mjs' }),
  async prepare(programs, folder) {
    await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
    return interpreted({ probe: ['node'], command: process.execPath, extension: 'mjs' }).prepare(programs, folder);
  },
};

/** By the id of the snippet's variant. */
export const runtimes: Readonly<Record<string, Runtime>> = {
  curl: shell('curl'),
  wget: shell('wget'),
  httpie: shell('http'),
  'python-requests': python('requests'),
  'python-httpx': python('httpx'),
  ruby: interpreted({ probe: ['ruby', '-rnet/http', '-e', '1'], command: 'ruby', extension: 'rb' }),
  'javascript-fetch': node,
  'javascript-axios': node,
  'javascript-undici': node,
  php: interpreted({ probe: ['php', '--version'], command: 'php', extension: 'php' }),
  go: {
    missing: () => missing(['go', 'version']),
    async prepare(programs, folder) {
      await writeFile(join(folder, 'go.mod'), 'module snippets\n\ngo 1.18\n');
      for (const [name, text] of programs) await write(join(folder, name), 'main.go', text);
      await build(['go', 'build', '-o', 'bin/', './...'], folder, { GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' });
      return (name) => [join(folder, 'bin', name)];
    },
  },
  java: {
    missing: () => missing(['javac', '-version']) ?? missing(['java', '-version']),
    async prepare(programs, folder) {
      const files = await packages(programs, folder, 'Main.java', ';');
      await build(['javac', '-d', 'classes', ...files], folder);
      return (name) => ['java', '-cp', join(folder, 'classes'), `${name}.Main`];
    },
  },
  kotlin: {
    missing: () => missing(['kotlinc', '-version']) ?? missing(['kotlin', '-version']),
    async prepare(programs, folder) {
      const files = await packages(programs, folder, 'Main.kt', '');
      await build(['kotlinc', '-d', 'classes', ...files], folder);
      return (name) => ['kotlin', '-cp', join(folder, 'classes'), `${name}.MainKt`];
    },
  },
  csharp: {
    missing: () => missing(['mcs', '--version']) ?? missing(['mono', '--version']),
    async prepare(programs, folder) {
      for (const [name, text] of programs) {
        // mcs, which Debian has, knows no asynchronous Main.
        const main = 'static void Main() { Run().Wait(); }\n    static async Task Run()';
        await write(folder, `${name}.cs`, text.replace('static async Task Main()', main));
        await build(['mcs', '-r:System.Net.Http', `-out:${name}.exe`, `${name}.cs`], folder);
      }
      return (name) => ['mono', join(folder, `${name}.exe`)];
    },
  },
  rust: {
    missing: () => missing(['cargo', '--version']),
    async prepare(programs, folder) {
      await writeFile(
        join(folder, 'Cargo.toml'),
        '[package]\nname = "snippets"\nedition = "2021"\n[dependencies]\nureq = { version = "3", default-features = false }\n',
      );
      for (const [name, text] of programs) await write(join(folder, 'src', 'bin'), `${name}.rs`, text);
      await build(['cargo', 'build', '--quiet'], folder);
      return (name) => [join(folder, 'target', 'debug', name)];
    },
  },
};

function interpreted({ probe, command, extension }: { probe: Command; command: string; extension: string }): Runtime {
  const file = (folder: string, name: string) => join(folder, `${name}.${extension}`);
  return {
    missing: () => missing(probe),
    async prepare(programs, folder) {
      for (const [name, text] of programs) await writeFile(file(folder, name), text);
      return (name) => [command, file(folder, name)];
    },
  };
}

function missing([program, ...args]: Command): string | undefined {
  const works = spawnSync(program, args).status === 0;
  return works ? undefined : `${[program, ...args].join(' ')} does not run here`;
}

async function packages(programs: ReadonlyMap<string, string>, folder: string, file: string, end: string) {
  const files: string[] = [];
  for (const [name, text] of programs) {
    await write(join(folder, name), file, `package ${name}${end}\n${text}`);
    files.push(join(name, file));
  }
  return files;
}

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), text);
}

async function build([program, ...args]: Command, cwd: string, env: Record<string, string> = {}): Promise<void> {
  await run(program, args, { cwd, env: { ...process.env, ...env } });
}
