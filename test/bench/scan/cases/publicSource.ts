import type { BenchCase } from '../../support/benchCase.ts';
import { runExpecting } from '../command.ts';
import type { PublicTree } from '../publicTree.ts';
import type { ShippedCli } from '../shippedCli.ts';

const name = 'public source';

interface Report {
  findings: { file: string; line: number; rule: string; preview: string }[];
  scanned: { files: number; bytes: number; skipped: number };
}

/** All that is found there is counted as false: it is in nobody's way, and no token of Trackberry. */
export function publicSourceCase(cli: ShippedCli, tree: PublicTree): BenchCase {
  return {
    name,
    async run() {
      const { stdout } = await runExpecting([0, 1], await cli.command('--format', 'json', '.'), {
        cwd: await tree.path(),
      });
      const { findings, scanned } = JSON.parse(stdout) as Report;
      return [
        {
          case: `${name}: false findings for each 100 MB`,
          runs: 1,
          value: findings.length / (scanned.bytes / 1e8),
          unit: 'findings',
          bar: { atMost: 1 },
          notes: [
            `${(scanned.bytes / 1e6).toFixed(0)} MB in ${scanned.files} files, ${scanned.skipped} skipped`,
            ...findings.map(({ file, line, rule, preview }) => `${file}:${line} ${rule} ${preview}`),
          ],
        },
      ];
    },
  };
}
