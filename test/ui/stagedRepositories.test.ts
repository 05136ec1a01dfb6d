import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { Git } from '../../src/scan/git.ts';
import { noKnownTokens } from '../../src/scan/known/knownTokens.ts';
import { scanStaged } from '../../src/scan/sources/stagedBlobs.ts';
import { eventually } from '../support/eventually.ts';
import { plantedToken } from '../support/sampleRepository.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

describe('staging in more than one repository', () => {
  let repository: TemporaryRepository;
  let inner: TemporaryRepository;
  const assignment = `TRACKBERRY_API_TOKEN=${plantedToken}\n`;
  const names = ['with space.env', 'quo"te.env', '\u00e9\u{1f353}.env'];
  before(async () => {
    inner = await TemporaryRepository.create({ 'inner.env': 'A=1\n' });
    await inner.commitAll('inner');
    repository = await TemporaryRepository.create(Object.fromEntries(names.map((name) => [name, assignment])), 'outer');
    await repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'module');
  });
  after(async () => {
    await repository.dispose();
    await inner.dispose();
  });
  const ui = useWorkbench({ folder: () => repository.folder });

  it('sees awkward names before the first commit, and a submodule', async () => {
    const { problems } = ui.workbench;
    await problems.open();
    await repository.git('add', '--', ...names);
    await repository.write({ 'module/inner.env': assignment });
    await repository.git('-C', 'module', 'add', 'inner.env');
    const rows = await eventually(
      'four files with a finding',
      () => problems.rows(),
      (shown) => shown.filter((row) => row.startsWith('Hard-coded')).length === 4,
    );
    for (const name of [...names, 'inner.env']) {
      assert.ok(
        rows.some((row) => row.startsWith(name)),
        name,
      );
    }
    await ui.workbench.screenshot('staged-names');
  });

  it('leaves out what the root ignores by its fingerprint, and sees it again without', async () => {
    const { problems } = ui.workbench;
    const { findings } = await scanStaged(new Git(), repository.folder, noKnownTokens);
    const list = findings.map(({ fingerprint }) => fingerprint).join('\n');
    await repository.write({ '.trackberryignore': `${list}\n` });
    await eventually(
      'the finding of the submodule alone',
      () => problems.rows(),
      (rows) => rows.length === 2 && rows[0]?.startsWith('inner.env') === true,
    );
    await repository.remove('.trackberryignore');
    await problems.row(/^with space\.env/).waitFor();
  });
});
