import assert from 'node:assert/strict';
import { isFound, type OldTokenPlaces, oldTokenReport } from '../../../src/guard/oldTokenReport.ts';

const nowhere: OldTokenPlaces = { files: [], staged: [], commits: [], environment: [], leftOut: [] };
const commit = 'c0ffee'.repeat(6).slice(0, 40);

describe('where an old token stands', () => {
  it('names each place, by file and line, and what to do', () => {
    const report = oldTokenReport(
      'Acme Produce',
      {
        files: [{ file: 'jobs/daily.py', line: 1207 }],
        staged: [{ file: 'jobs/weekly.py', line: 3 }],
        commits: [{ commit, file: 'old.sh', line: 12 }],
        environment: [{ file: '.env', line: 1 }],
        leftOut: ['The repository lib: not a git repository'],
      },
      'https://trackberry.ag',
    );
    const lines = report.split('\n');
    assert.deepEqual(
      lines.filter((line) => /^[#-]/.test(line)),
      [
        '# Where the old token of Acme Produce still stands',
        '## In files',
        '- jobs/daily.py, line 1207',
        '## Staged for the next commit',
        '- jobs/weekly.py, line 3',
        '## In files that git ignores',
        '- .env, line 1',
        '## In commits',
        '- c0ffeec0ff, old.sh, line 12',
        '## Not looked at',
        '- The repository lib: not a git repository',
      ],
    );
    assert.match(report, /^Revoke it at https:\/\/trackberry\.ag/m);
    assert.doesNotMatch(report, /\n\n\n/);
  });

  it('says of one that is refused already that it is worth nothing', () => {
    const report = oldTokenReport('Acme', { ...nowhere, files: [{ file: 'a.py', line: 1 }] }, undefined);
    assert.doesNotMatch(report, /Revoke it/);
    assert.match(report, /worth nothing, wherever it stands/);
  });

  it('counts what would be too long to read', () => {
    const commits = Array.from({ length: 1234 }, (_, index) => ({ commit, file: 'a.sh', line: index + 1 }));
    const report = oldTokenReport('Acme', { ...nowhere, commits }, 'https://trackberry.ag');
    assert.ok(report.includes('- c0ffeec0ff, a.sh, line 1000\n'));
    assert.ok(!report.includes('line 1001'));
    assert.ok(report.includes('- … and 234 more\n'));
  });

  it('tells whether it stands anywhere', () => {
    const place = { file: 'a', line: 1 };
    assert.equal(isFound({ ...nowhere, leftOut: ['all'] }), false);
    for (const kind of ['files', 'staged', 'environment'] as const) {
      assert.equal(isFound({ ...nowhere, [kind]: [place] }), true, kind);
    }
    assert.equal(isFound({ ...nowhere, commits: [{ commit, ...place }] }), true);
  });
});
