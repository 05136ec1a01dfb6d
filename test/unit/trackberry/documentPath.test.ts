import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { documentPath } from '../../../src/trackberry/documentPath.ts';

const home = resolve('/home/$1');

describe('documentPath', () => {
  it('takes an absolute path, one below the home folder, and a file: URL', () => {
    const file = resolve('/docs/acme [1] ä.yaml');
    assert.equal(documentPath(file, home), file);
    assert.equal(documentPath(pathToFileURL(file).href, home), file);
    assert.equal(documentPath('~/acme.yaml', home), `${home}/acme.yaml`);
  });

  it('takes nothing else', () => {
    for (const setting of [
      '',
      'acme.yaml',
      './acme.yaml',
      '../acme.yaml',
      '~',
      '~other/acme.yaml',
      'https://evil.example/a.yaml',
      'file://evil.example/a.yaml',
      'file:///%2e%2f',
      'data:,a',
      'vscode-vfs:///a',
    ]) {
      assert.equal(documentPath(setting, home), undefined, setting);
    }
  });
});
