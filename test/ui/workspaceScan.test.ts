import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { after, before } from 'mocha';
import { eventually } from '../support/eventually.ts';
import { plantedToken } from '../support/sampleRepository.ts';
import { removeFolder, temporaryFolder } from '../support/temporaryFolder.ts';
import { TemporaryRepository } from '../support/temporaryRepository.ts';
import type { NotificationCentre } from '../support/workbench/notificationCentre.ts';
import { useWorkbench } from '../support/workbench/useWorkbench.ts';

const scan = 'Trackberry: Scan for Hard-Coded Tokens';
const bearer = `Authorization: Bearer ${plantedToken}`;

const leaks: Readonly<Record<string, string>> = {
  'check.sh': `#!/bin/sh\ncurl https://trackberry.ag/api/v1/shipments \\\n  -H "${bearer}" \\\n  -H "Content-Type: application/json"\n`,
  'shipments.py': `import requests\n\nheaders = {\n    "Authorization": "Bearer ${plantedToken}",\n    "Content-Type": "application/json",\n}\nresponse = requests.get("https://trackberry.ag/api/v1/shipments", headers=headers)\n`,
  'arrivals.rb': `require "net/http"\n\nuri = URI("https://trackberry.ag/api/v1/shipments")\nrequest = Net::HTTP::Get.new(uri)\nrequest["Authorization"] = "Bearer ${plantedToken}"\n`,
  '.env.production': `PORT=8080\nTRACKBERRY_API_TOKEN=${plantedToken}\n`,
  'config/import.yml': `trackberry:\n  page_size: 25\n  api_token: ${plantedToken}\n`,
  'config/import.json': `{\n  "trackberryApiToken": "${plantedToken}"\n}\n`,
  "old notes/Ada's “first” try.py": `# é𝄞 beside the token: columns count as in the editor\nTRACKBERRY_API_TOKEN = "é𝄞"; trackberry_token = "${plantedToken}"\n`,
};

const silent: Readonly<Record<string, string>> = {
  'README.md': '```sh\ncurl https://trackberry.ag/api/v1/shipments -H "Authorization: Bearer YOUR_API_TOKEN"\n```\n',
  '.env.example': 'TRACKBERRY_API_TOKEN=YOUR_API_TOKEN\n',
  'client.py': `import os\ntrackberry_token = os.environ["TRACKBERRY_API_TOKEN"]\nheaders = {"Authorization": f"Bearer {trackberry_token}"}\n`,
  'client.rb':
    'trackberry_token = ENV.fetch("TRACKBERRY_API_TOKEN")\nauth = "Bearer #{trackberry_token}" # trackberry.ag\n',
  'fetch.sh': 'curl https://trackberry.ag/api/v1/shipments -H "Authorization: Bearer $TRACKBERRY_API_TOKEN"\n',
  '.gitignore': '.env\nbuild/\n',
};

/** Where the token of the text stands, as the Problems view says it. */
function placeOf(text: string): string {
  const before = text.slice(0, text.indexOf(plantedToken)).split('\n');
  return `[Ln ${before.length}, Col ${(before.at(-1) ?? '').length + 1}]`;
}

async function result(notifications: NotificationCentre, text: RegExp): Promise<string> {
  return (await notifications.waitFor(text)).locator('.notification-list-item-message').innerText();
}

describe('the scan of the workspace', () => {
  let repository: TemporaryRepository;
  let outside: string;
  before(async () => {
    outside = await temporaryFolder('outside');
    repository = await TemporaryRepository.create({}, 'berry-import');
    await repository.write(silent);
    await repository.write(leaks);
    await repository.commitAll('First try');
    // What git ignores, what is no text, and a link that leads out of the folder.
    await repository.write({ '.env': `TRACKBERRY_API_TOKEN=${plantedToken}\n`, 'build/out.py': `# ${bearer}\n` });
    await writeFile(repository.path('label.png'), Buffer.from(`\x89PNG\0${bearer} trackberry`, 'latin1'));
    await writeFile(`${outside}/secrets.py`, `TRACKBERRY_API_TOKEN = "${plantedToken}"\n`);
    await symlink(`${outside}/secrets.py`, repository.path('linked.py'));
  });
  after(async () => {
    await repository.dispose();
    await removeFolder(outside);
  });
  // In a browser VS Code saves by itself.
  const ui = useWorkbench({ folder: () => repository.folder, userSettings: { 'files.autoSave': 'off' } });

  async function emptyDocument(): Promise<void> {
    // The row that was clicked may still have the keyboard, and the selection may be gone when the editor gets it.
    await ui.workbench.editor.focus();
    await ui.workbench.page.keyboard.press('ControlOrMeta+A');
    await ui.workbench.page.keyboard.press('Delete');
  }

  it('lists every token with file, line and column, and nothing else', async () => {
    const { notifications, problems } = ui.workbench;
    await ui.workbench.runCommand(scan);
    const message = await result(notifications, /hard-coded tokens in/);
    const looked = Object.keys(leaks).length + Object.keys(silent).length;
    assert.equal(
      message,
      `7 hard-coded tokens in 7 files: ${looked} files looked at, 2 skipped (binary, too large, or links that lead outside).`,
    );
    assert.equal(await problems.root.isVisible(), false);
    await ui.workbench.screenshot('scan-result');
    await notifications.click('hard-coded tokens in', 'Show Problems');
    await problems.root.waitFor({ state: 'visible' });
    await notifications.clear();

    // Only rows in view are in the page.
    await ui.workbench.runCommand('View: Toggle Maximized Panel');
    const rows = await eventually(
      'all rows of the Problems view',
      () => problems.rows(),
      (all) => all.length === 2 * Object.keys(leaks).length,
    );
    await ui.workbench.screenshot('scan-problems');
    for (const [file, text] of Object.entries(leaks)) {
      const name = file.split('/').at(-1) ?? file;
      const row = rows.findIndex((shown) => shown.startsWith(name));
      assert.notEqual(row, -1, `${name} in ${rows.join('\n')}`);
      assert.ok(rows[row + 1]?.includes('Hard-coded Trackberry API token.'), rows[row + 1]);
      assert.ok(rows[row + 1]?.endsWith(placeOf(text)), `${name}: ${rows[row + 1]}`);
    }
    assert.ok(!rows.join().includes(plantedToken));
    await ui.workbench.runCommand('View: Toggle Maximized Panel');
  });

  it('leads from a row to the token', async () => {
    await ui.workbench.problems.filter('shipments.py');
    await ui.workbench.problems.row('[Ln 4, Col 30]').dblclick();
    await ui.workbench.editor.tab('shipments.py').waitFor();
    await ui.workbench.statusBar.item(/Ln 4, Col \d+ \(34 selected\)/).waitFor();
    await ui.workbench.screenshot('scan-token');
  });

  it('keeps its finding when the document is closed, though it was mended without saving', async () => {
    const { editor, problems } = ui.workbench;
    await emptyDocument();
    await problems.row('[Ln 4, Col 30]').waitFor({ state: 'detached' });
    await ui.workbench.runCommand('View: Revert and Close Editor');
    await editor.tab('shipments.py').waitFor({ state: 'detached' });
    await problems.row('[Ln 4, Col 30]').waitFor();
  });

  it('drops the finding when the mended text is saved, and does not bring it back', async () => {
    const { editor, problems } = ui.workbench;
    await problems.row('[Ln 4, Col 30]').dblclick();
    await ui.workbench.statusBar.item(/Ln 4, Col \d+ \(34 selected\)/).waitFor();
    await emptyDocument();
    await problems.row('[Ln 4, Col 30]').waitFor({ state: 'detached' });
    await editor.save();
    await eventually(
      'the saved file',
      () => repository.git('diff', '--name-only'),
      (names) => names === 'shipments.py',
    );
    await ui.workbench.runCommand('View: Close Editor');
    await editor.tab('shipments.py').waitFor({ state: 'detached' });
    await ui.workbench.runCommand(scan);
    await ui.workbench.notifications.waitFor('6 hard-coded tokens in 6 files');
    await ui.workbench.notifications.clear();
    await problems.filter('');
    await ui.workbench.statusBar.item(/^\s*6\s+0\s*$/).waitFor();
  });

  it('says that the workspace is clean when it is', async () => {
    for (const file of Object.keys(leaks)) await repository.remove(file);
    await ui.workbench.runCommand(scan);
    const looked = Object.keys(silent).length;
    assert.equal(
      await result(ui.workbench.notifications, /No hard-coded token/),
      `No hard-coded token found: ${looked} files looked at, 2 skipped (binary, too large, or links that lead outside).`,
    );
    await ui.workbench.problems.root.getByText('No problems have been detected').waitFor();
    await ui.workbench.notifications.clear();
  });

  it('shows how far it is, and stops when it is cancelled', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 4_000 }, (_, index) => [
        `many/${index}.py`,
        `# trackberry\n${'x = {"Authorization": "Bearer " + token}\n'.repeat(400)}`,
      ]),
    );
    await repository.write(many);
    await repository.write({ 'zz.py': `TRACKBERRY_API_TOKEN = "${plantedToken}"\n` });
    await ui.workbench.runCommand(scan);
    const progress = await ui.workbench.notifications.waitFor(
      /Scanning for hard-coded tokens: [\d,]+ of \d,\d{3} files/,
    );
    await ui.workbench.screenshot('scan-progress');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await progress.waitFor({ state: 'detached' });
    await eventually(
      'no message of the scan that was cancelled', // a row that was cleared before may stay for a moment
      () => ui.workbench.notifications.texts(),
      (texts) => texts.length === 0,
    );
    await ui.workbench.problems.root.getByText('No problems have been detected').waitFor();
  });
});

describe('the scan of a folder without a repository', () => {
  let folder: string;
  before(async () => {
    folder = await temporaryFolder('plain');
    await writeFile(`${folder}/settings.yml`, `trackberry_api_token: ${plantedToken}\n`);
  });
  after(() => removeFolder(folder));
  const ui = useWorkbench({ folder: () => folder });

  it('looks at its files, and says that none is left out', async () => {
    await ui.workbench.runCommand(scan);
    assert.equal(
      await result(ui.workbench.notifications, /1 hard-coded token/),
      '1 hard-coded token in 1 file: 1 file looked at. No git repository here, so files that git would ignore are included.',
    );
    await ui.workbench.notifications.click('1 hard-coded token', 'Show Problems');
    await ui.workbench.problems.row('[Ln 1, Col 23]').waitFor();
  });
});
