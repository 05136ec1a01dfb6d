import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { installOnce } from './installOnce.ts';
import { projectRoot } from './projectRoot.ts';

const run = promisify(execFile);

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--font-render-hinting=none',
];

/**
 * Starts Chromium without a window. On Linux it is the one inside the npm package `@sparticuz/chromium`, which needs
 * no system package; on other systems, or with TEST_BROWSER=chrome, the installed Chrome.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || process.env.TEST_BROWSER === 'chrome') {
    return chromium.launch({ channel: 'chrome', args: switches });
  }
  const folder = await unpackChromium();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: switches,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_PATH: folder,
    },
  });
}

/**
 * Unpacks Chromium, its fonts and, for machines without libnss3, its libraries. The package unpacks to the temporary
 * folder and takes what lies there for complete, and it changes the environment: so it runs in a process of its own,
 * with a temporary folder of its own. It adds the libraries only where it believes to be on AWS Lambda.
 */
async function unpackChromium(): Promise<string> {
  const manifest = await readFile(join(projectRoot, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = join(projectRoot, '.vscode-test', `chromium-${version}`);
  await installOnce(folder, async (into) => {
    const script = `await (await import('@sparticuz/chromium')).default.executablePath()`;
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: projectRoot,
      env: { ...process.env, TMPDIR: into, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    });
  });
  await writeFile(join(folder, 'fonts.conf'), fontConfiguration(folder));
  return folder;
}

/** The package's own file looks for its fonts in /tmp alone, and knows no fixed-width one. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias>
    <family>monospace</family>
    <prefer>
      <family>DejaVu Sans Mono</family>
      <family>Liberation Mono</family>
      <family>Noto Sans Mono</family>
    </prefer>
  </alias>
</fontconfig>
`;
}
