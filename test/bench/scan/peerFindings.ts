import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { type Command, runExpecting } from './command.ts';
import type { Peer } from './peers.ts';

/** Lines count from zero, both inclusive. */
export interface PeerFinding {
  /** As it was named in the list. */
  file: string;
  from: number;
  to: number;
}

interface SecretlintResult {
  filePath: string;
  messages: { loc: Record<'start' | 'end', { line: number }> }[];
}

/**
 * What a peer says with its own rules to files of a folder, nothing checked over the network.
 * @throws Error when it fails; ripgrep has no rules.
 */
export async function peerFindings(
  { name, found }: Peer,
  folder: string,
  files: readonly string[],
): Promise<PeerFinding[]> {
  if (found === undefined) throw new Error(`${name} is missing.`);
  const { program } = found;
  const fileOf = (path: string) => relative(folder, resolve(folder, path));
  switch (name) {
    case 'gitleaks': {
      const command: Command = [
        program,
        'dir',
        '.',
        '--no-banner',
        '--log-level=error',
        '--report-format=json',
        '--report-path=-',
      ];
      const findings = await json<{ File: string; StartLine: number; EndLine: number }[]>([0, 1], command, folder);
      return findings.map(({ File, StartLine, EndLine }) => ({
        file: fileOf(File),
        from: StartLine - 1,
        to: EndLine - 1,
      }));
    }
    case 'kingfisher': {
      const command: Command = [
        program,
        'scan',
        '.',
        '--no-validate',
        '--no-update-check',
        '--no-dedup',
        '--redact',
        '--format=json',
      ];
      const { findings } = await json<{ findings: { finding: { path: string; line: number } }[] }>(
        [0, 200],
        command,
        folder,
      );
      return findings.map(({ finding: { path, line } }) => ({ file: fileOf(path), from: line - 1, to: line - 1 }));
    }
    case 'secretlint': {
      const preset = '{"rules":[{"id":"@secretlint/secretlint-rule-preset-recommend"}]}';
      // Into a file: a pipe gets no more of its report than fits in at once.
      await using place = await ScratchFolder.create();
      const output = join(place.path, 'report.json');
      const options = ['--format=json', `--output=${output}`, `--secretlintrcJSON=${preset}`, '--no-glob'];
      await runExpecting([0, 1], [program, ...options, ...files], { cwd: folder });
      const results = JSON.parse(await readFile(output, 'utf8')) as SecretlintResult[];
      return results.flatMap(({ filePath, messages }) =>
        messages.map(({ loc }) => ({ file: fileOf(filePath), from: loc.start.line - 1, to: loc.end.line - 1 })),
      );
    }
    case 'ripgrep':
      throw new Error('ripgrep has no rules of its own.');
  }
}

/** kingfisher writes a summary in a second line. */
async function json<T>(codes: readonly number[], command: Command, cwd: string): Promise<T> {
  const { stdout } = await runExpecting(codes, command, { cwd });
  return JSON.parse(stdout.replace(/(?<=\})\n\{.*/, '')) as T;
}
