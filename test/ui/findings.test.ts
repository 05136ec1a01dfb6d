import assert from 'node:assert/strict';
import { after, before } from 'mocha';
import { noKnownTokens } from '../../src/scan/known/knownTokens.ts';
import { scanText } from '../../src/scan/scanner.ts';
import { eventually } from '../support/eventually.ts';
import { createSampleRepository, plantedToken } from '../support/sampleRepository.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import { textsWith } from '../support/tokenTraces.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const notebook = {
  cells: [
    {
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source: ['# trackberry\n', `headers = {"Authorization": "Bearer ${plantedToken}"}\n`],
    },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
};

const byHand = { 'files.autoSave': 'off' };

describe('the view of token findings', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await createSampleRepository();
    await repository.write({
      'config/import.yml': `trackberry:\n  api_token: ${plantedToken}\nother:\n  page_size: 25\n`,
      'old/call.sh': `curl https://api.example.com/v2 -H "Authorization: Bearer ${plantedToken}"\n`,
    });
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder, userSettings: byHand, theme: 'dark' });
  const tree = () => ui.workbench.tree('Token Findings');
  const badge = (name: string) => ui.workbench.page.locator('.activitybar').getByRole('tab', { name });

  it('says that nothing was looked at yet, and offers the scan', async () => {
    await ui.workbench.openView('Trackberry');
    const welcome = ui.workbench.welcomeView('Token Findings');
    await welcome.getByRole('button', { name: 'Scan Workspace' }).waitFor();
    await ui.workbench.screenshot('findings-unscanned');
    await welcome.getByRole('button', { name: 'Scan Workspace' }).click();
  });

  it('lists them by file, errors first, and shows their number', async () => {
    await tree().row('shipments.py').waitFor();
    await ui.workbench.notifications.clear();
    const expected = [
      'import.yml config',
      'Trackberry token line 2: tb… (34 characters)',
      'shipments.py',
      'Trackberry token line 7: tb… (34 characters)',
      'call.sh old',
      'Bearer token line 1: tb… (34 characters)',
    ];
    await eventually(
      'all rows, which are painted in steps',
      () => tree().rows(),
      (rows) => assert.deepEqual(rows, expected),
    );
    assert.equal(await badge('Trackberry - 3 hard-coded tokens').innerText(), '3');
    await ui.workbench.screenshot('findings-dark');
    assert.deepEqual(textsWith(plantedToken, { view: await tree().root.innerHTML() }), []);
  });

  it('leads to the place', async () => {
    await tree().row('line 7').click();
    await ui.workbench.editor.tab('shipments.py').waitFor();
    await ui.workbench.statusBar.item(/Ln 7, Col \d+ \(34 selected\)/).waitFor();
  });

  it('says over the token why it was found, how sure that is, and what to do', async () => {
    const { editor, page } = ui.workbench;
    const text = await editor.hover('tb_live', 'How sure');
    assert.match(text, /Why: a literal stands where a token belongs, and line 5 names Trackberry\./);
    assert.match(text, /How sure: Likely/);
    assert.match(text, /What to do: Read it from the environment\./);
    assert.deepEqual(textsWith(plantedToken, { hover: text }), []);
    await ui.workbench.screenshot('finding-hover', 'where it is');
    await page.keyboard.press('Escape');
  });
});

describe('the findings of the workspace, from one scan to the next', () => {
  let repository: TemporaryRepository;
  before(async () => {
    repository = await TemporaryRepository.create({
      'part/call.sh': `TRACKBERRY_API_TOKEN=${plantedToken}\n`,
      'part/gone.py': `trackberry_token = "${plantedToken}"\n`,
      'part/week.ipynb': JSON.stringify(notebook, undefined, 1),
    });
  });
  after(() => repository.dispose());
  // A folder below the repository's root: findings are named from the root all the same.
  const ui = useWorkbench({ folder: () => repository.path('part'), userSettings: byHand });
  const tree = () => ui.workbench.tree('Token Findings');

  it('lists a notebook that is open once, under its file', async () => {
    await ui.workbench.runCommand('Trackberry: Scan for Hard-Coded Tokens');
    await ui.workbench.notifications.waitFor('3 hard-coded tokens in 3 files');
    await ui.workbench.notifications.clear();
    await ui.workbench.openView('Trackberry');
    await tree().row('week.ipynb').waitFor();
    await ui.workbench.quickInput.openFile('week.ipynb');
    await ui.workbench.page.locator('.notebookOverlay').waitFor();
    await tree().row('line 2').waitFor();
    assert.deepEqual((await tree().rows()).slice(-2), ['week.ipynb', 'Trackberry token line 2: tb… (34 characters)']);
    await ui.workbench.runCommand('View: Close Editor');
  });

  it('follows files that change or go without the editor', async () => {
    await repository.write({ 'part/call.sh': 'TRACKBERRY_API_TOKEN=$(pass trackberry)\n' });
    await tree().row('call.sh').waitFor({ state: 'detached' });
    await repository.remove('part/gone.py');
    await tree().row('gone.py').waitFor({ state: 'detached' });
    await repository.remove('part/week.ipynb');
    await ui.workbench.welcomeView('Token Findings').getByText('No hard-coded token found').waitFor();
    await ui.workbench.screenshot('findings-clean');
  });

  it('obeys .trackberryignore in the root of the repository, when it comes and when it goes', async () => {
    const text = `TRACKBERRY_API_TOKEN=${plantedToken}\n`;
    await repository.write({ 'part/call.sh': text });
    await ui.workbench.runCommand('Trackberry: Scan for Hard-Coded Tokens');
    await tree().row('call.sh').waitFor();
    const [finding] = scanText(text, 'part/call.sh', noKnownTokens);
    await repository.write({ '.trackberryignore': `${finding?.fingerprint} # an example\n` });
    await tree().row('call.sh').waitFor({ state: 'detached' });
    await ui.workbench.notifications.clear();
    await ui.workbench.runCommand('Trackberry: Scan for Hard-Coded Tokens');
    await ui.workbench.notifications.waitFor('1 finding ignored by .trackberryignore.');
    await repository.remove('.trackberryignore');
    await tree().row('call.sh').waitFor();
  });
});

describe('ten thousand findings', () => {
  let repository: TemporaryRepository;
  before(async () => {
    const line = `TRACKBERRY_API_TOKEN=${plantedToken}\n`;
    const many = Array.from({ length: 1_250 }, (_, index) => [`many/${index}.sh`, line.repeat(8)] as const);
    repository = await TemporaryRepository.create(Object.fromEntries(many));
  });
  after(() => repository.dispose());
  const ui = useWorkbench({ folder: () => repository.folder, userSettings: byHand });

  it('are counted, and listed as far as one can read', async () => {
    await ui.workbench.openView('Trackberry');
    await ui.workbench.welcomeView('Token Findings').getByRole('button', { name: 'Scan Workspace' }).click();
    await ui.workbench.notifications.waitFor('10,000 hard-coded tokens in 1,250 files');
    await ui.workbench.notifications.clear();
    await ui.workbench.page.locator('.activitybar').getByRole('tab', { name: '10,000 hard-coded tokens' }).waitFor();
    const tree = ui.workbench.tree('Token Findings');
    await tree.row('0.sh').click();
    const begin = performance.now();
    await ui.workbench.page.keyboard.press('End');
    await tree.row('250 more files').waitFor();
    console.log(`      ${Math.round(performance.now() - begin)} ms to the end of the list`);
    await ui.workbench.screenshot('findings-many');
  });
});
