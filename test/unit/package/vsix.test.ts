import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'mocha';
import { packageExtension } from '../../support/packageExtension.ts';
import { projectRoot } from '../../support/projectRoot.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { zipEntries } from '../../support/zipEntries.ts';

const maximumSize = 600 * 1024;

/** Everything that may be in the package, and must be. */
const expected = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/extension.js',
  'extension/dist/page/codicon.css',
  'extension/dist/page/codicon.ttf',
  'extension/dist/page/explorer.js',
  'extension/dist/page/shipment.js',
  'extension/dist/scan-worker.cjs',
  'extension/dist/third-party-notices.txt',
  'extension/dist/trackberry-scan.cjs',
  'extension/l10n/bundle.l10n.de.json',
  'extension/media/base.css',
  'extension/media/explorer.css',
  'extension/media/icon.png',
  'extension/media/shipment.css',
  'extension/media/trackberry.svg',
  'extension/media/walkthrough/call.svg',
  'extension/media/walkthrough/connect.svg',
  'extension/media/walkthrough/guard.svg',
  'extension/media/walkthrough/shipments.svg',
  'extension/package.json',
  'extension/package.nls.de.json',
  'extension/package.nls.json',
  'extension/readme.md',
];
/** Whose addresses stand in the code, and what for. */
const knownHosts: Readonly<Record<string, string>> = {
  '127.0.0.1': 'the sandbox',
  'api.invalid': 'stands for an address while a path is looked at',
  'code.visualstudio.com': 'a link to documentation',
  'github.com': 'in @cfworker/json-schema, the base of names of schemas',
  'json.schemastore.org': 'the name of the schema of SARIF',
  'trackberry.ag': 'the API, and its site, which is opened in the browser',
  'vscode-elements.github.io': 'in messages of the library to developers',
  'www.w3.org': 'the name of SVG',
};
/** What the extension loads when it first needs it; the names end in a checksum. */
const part = /^extension\/dist\/parts\/\w+-[A-Z0-9]+\.js$/;

describe('the .vsix', () => {
  let folder: string;
  let file: string;
  let output: string;
  let entries: Map<string, Buffer>;
  const text = (name: string): string => {
    const entry = entries.get(name);
    assert.ok(entry, `${name} is not in the package`);
    return entry.toString('latin1');
  };

  before(async function () {
    this.timeout(60_000);
    folder = await temporaryFolder('vsix');
    file = join(folder, 'extension.vsix');
    output = await packageExtension(file);
    entries = zipEntries(await readFile(file));
  });
  after(() => removeFolder(folder));

  it('is built without a warning or a question', () => {
    assert.match(output, /DONE/);
    assert.doesNotMatch(output, /WARN|ERROR|\?/);
  });

  it('holds exactly the files that the extension runs or shows', () => {
    const names = [...entries.keys()];
    assert.deepEqual(names.filter((name) => !part.test(name)).sort(), [...expected].sort());
    assert.ok(names.some((name) => part.test(name)));
  });

  it(`is not larger than ${maximumSize / 1024} KB`, async () => {
    const { size } = await stat(file);
    assert.ok(size <= maximumSize, `${size} bytes`);
  });

  it('is minified, without source maps', () => {
    const bundles = [...entries.keys()].filter((name) => /\/dist\/.*\.c?js$/.test(name));
    assert.ok(bundles.length > 4);
    for (const name of bundles) {
      const code = text(name);
      assert.doesNotMatch(code, /sourceMappingURL/, name);
      const lines = code.split('\n');
      // Texts of several lines, such as the hook's script, keep theirs.
      const minified = code.length / lines.length > 60 || lines.length < 10;
      assert.ok(minified, `${name} has ${lines.length} lines for ${code.length} characters`);
    }
  });

  it('names no path of the machine that built it', () => {
    for (const [name, content] of entries) {
      for (const path of [`${projectRoot}/`, join(tmpdir(), 'trackberry-')]) {
        assert.equal(content.includes(path), false, `${path} is in ${name}`);
      }
    }
  });

  it('has no undici', () => {
    const files = [...entries.keys()].filter((name) => name === 'extension/dist/extension.js' || part.test(name));
    // By this name it replaces the dispatcher of every other extension. A snippet may well name the package.
    for (const name of files) assert.doesNotMatch(text(name), /undici\.globalDispatcher/, name);
  });

  it('has no telemetry, and knows no host but these', () => {
    const code = [...entries.keys()].filter((name) => /\/dist\/.*\.c?js$/.test(name)).map(text);
    const telemetry =
      /createTelemetryLogger|isTelemetryEnabled|TelemetryReporter|applicationinsights|sendBeacon|XMLHttpRequest|WebSocket|EventSource/i;
    for (const each of code) assert.doesNotMatch(each, telemetry);
    const hosts = code.flatMap((each) => each.match(/(?<=https?:\/\/)[\w.-]*\.[\w.-]+/g) ?? []);
    assert.deepEqual([...new Set(hosts)].sort(), Object.keys(knownHosts).sort());
  });

  it('has a manifest without what only the checkout needs', () => {
    const manifest = JSON.parse(text('extension/package.json')) as Record<string, unknown>;
    for (const field of ['scripts', 'devDependencies', 'dependencies', 'private', 'bin']) {
      assert.equal(manifest[field], undefined, field);
    }
    assert.equal(manifest.main, './dist/extension.js');
    assert.equal(manifest.icon, 'media/icon.png');
    assert.equal(manifest.l10n, './l10n');
    // What a list of extensions shows comes from here, and has no keys.
    assert.match(text('extension.vsixmanifest'), /<Description[^>]*>Browse shipments, /);
  });

  it('has a README without pictures and links that lead to files outside the package', () => {
    const readme = text('extension/readme.md');
    const targets = [...readme.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target);
    assert.ok(targets.length > 0);
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
    // As GitHub and VS Code make an anchor of a heading.
    const anchor = (heading: string) =>
      `#${heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-')}`;
    const anchors = new Set(headings.map(anchor));
    assert.deepEqual(
      targets.filter((target) => !target.startsWith('https://') && !anchors.has(target)),
      [],
    );
    assert.doesNotMatch(readme, /!\[|<img|\n\n\n/);
    for (const heading of ['Connect, or try it first', 'Commands', 'Settings', 'What happens to the token']) {
      assert.ok(readme.includes(`\n## ${heading}\n\n`), heading);
    }
  });

  it('has the licences of what others have written, all of which CONTRIBUTING lists', async () => {
    const notices = text('extension/dist/third-party-notices.txt').split(/^## /m).slice(1);
    assert.ok(notices.length > 5);
    for (const notice of notices) assert.match(notice, /Copyright|Creative Commons/);
    const shipped = notices.map((notice) => /^(\S+) (\S+) \((\S+), (\d+) KB\)\n/.exec(notice)?.slice(1) ?? []);
    const contributing = await readFile(join(projectRoot, 'CONTRIBUTING.md'), 'utf8');
    const section = contributing.split('\n## What ships\n')[1]?.split('\n## ')[0] ?? '';
    const rows = section.split('\n').filter((line) => line.startsWith('| `'));
    const listed = rows.map((row) => row.split('|').map((cell) => cell.trim().replaceAll('`', '')));
    assert.deepEqual(
      listed.map(([, name, version, , licence]) => [name, version, licence]).sort(),
      shipped.map(([name, version, licence]) => [name, version, licence]).sort(),
    );
    for (const [, name, , size = '', , why] of listed) {
      const kilobytes = Number(shipped.find(([each]) => each === name)?.[3]);
      const told = Number(size.replace(' KB', ''));
      assert.ok(
        Math.abs(told - kilobytes) <= Math.max(2, kilobytes / 10),
        `${name}: ${told} KB, but ${kilobytes} ship`,
      );
      assert.ok((why ?? '').length > 10, name);
    }
  });

  it('has a square icon of 128 pixels', () => {
    const icon = entries.get('extension/media/icon.png');
    assert.equal(icon?.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([icon?.readUInt32BE(16), icon?.readUInt32BE(20)], [128, 128]);
  });
});
