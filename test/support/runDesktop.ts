/** `npm run test:desktop`: the host suite in the desktop VS Code that `@vscode/test-electron` downloads. */
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { bundleHostTests } from './bundleHostTests.ts';
import { readHostResults } from './hostResults.ts';
import { projectRoot } from './projectRoot.ts';
import { removeFolder, temporaryFolder } from './temporaryFolder.ts';
import { TemporaryRepository } from './temporaryRepository.ts';

const extensionTests = await bundleHostTests();
const cachePath = join(projectRoot, '.vscode-test');
const vscodeExecutablePath = await downloadAndUnzipVSCode({ cachePath }).catch((error: unknown) => {
  console.error(`VS Code for the desktop could not be downloaded: ${error instanceof Error ? error.message : error}`);
  console.error('`npm test` runs the same suite in the server from the npm registry.');
  process.exit(1);
});
await using repository = await TemporaryRepository.create({ 'README.md': '# Sample\n' });
const userData = await temporaryFolder('desktop');
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: extensionTests,
    launchArgs: [repository.folder, '--user-data-dir', userData, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await removeFolder(userData);
}
const results = await readHostResults();
console.log(results?.report ?? 'The tests in VS Code did not come to their end.');
if (results === undefined || results.counts.passed === 0) process.exitCode = 1;
