import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../../src/scan/finding.ts';
import { exportFingerprints } from '../../../src/scan/known/knownTokens.ts';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { runExpecting } from './command.ts';
import type { ShippedCli } from './shippedCli.ts';

type Said = Pick<Finding, 'rule' | 'severity' | 'start'>;

/** What the shipped CLI says to `folder`, by file, with `tokens` known by their fingerprints. */
export async function ownFindings(
  cli: ShippedCli,
  folder: string,
  tokens: readonly string[],
): Promise<Map<string, Said[]>> {
  await using tools = await ScratchFolder.create();
  const known = join(tools.path, 'known.json');
  await writeFile(known, exportFingerprints(tokens), { mode: 0o600 });
  const { stdout } = await runExpecting([0, 1], await cli.command('--format', 'json', '--known', known, '.'), {
    cwd: folder,
  });
  const { findings } = JSON.parse(stdout) as {
    findings: (Omit<Said, 'start'> & { file: string; line: number; column: number })[];
  };
  const byFile = Map.groupBy(findings, ({ file }) => file);
  return new Map(
    [...byFile].map(([file, said]) => [
      file,
      said.map(({ rule, severity, line, column }) => ({
        rule,
        severity,
        start: { line: line - 1, character: column - 1 },
      })),
    ]),
  );
}
