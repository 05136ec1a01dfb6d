import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { errorKind } from '../../../src/trackberry/errorKind.ts';
import * as errors from '../../../src/trackberry/errors.ts';
import { projectRoot } from '../../support/projectRoot.ts';

const exchange = { status: 503 } as ConstructorParameters<typeof errors.ServerError>[1];

describe('the kind of an error', () => {
  it('is the class of ours, with the status that came', () => {
    assert.equal(errorKind(new errors.ServerError('secret', exchange)), 'ServerError 503');
    assert.equal(errorKind(new errors.TimeoutError(1)), 'TimeoutError');
    assert.equal(errorKind(new errors.NetworkError('secret')), 'NetworkError');
  });

  it('is the nearest one for a class that it does not know', () => {
    class Other extends errors.ProxyError {}
    assert.equal(errorKind(new Other('example.com', 407)), 'ProxyError');
  });

  it('is a code of Node, or the name of a class of JavaScript', () => {
    assert.equal(errorKind(Object.assign(new Error('secret'), { code: 'ENOENT' })), 'ENOENT');
    assert.equal(errorKind(new TypeError('secret')), 'TypeError');
    assert.equal(errorKind(new DOMException('secret', 'AbortError')), 'AbortError');
  });

  it('says nothing else of what was thrown', () => {
    for (const thrown of ['secret', undefined, null, { name: 'secret' }, Object.create(null)]) {
      assert.equal(errorKind(thrown), 'no error');
    }
    assert.equal(errorKind(Object.assign(new Error(), { name: 'a secret', code: 'a secret' })), 'Error');
  });

  it('is the same in minified code', async () => {
    const contents = `
      import { errorKind } from './src/trackberry/errorKind.ts';
      import { TimeoutError } from './src/trackberry/errors.ts';
      export const kind = errorKind(new TimeoutError(1));`;
    const stdin = { contents, resolveDir: projectRoot };
    const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false });
    const { kind } = (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)) as {
      kind: string;
    };
    assert.equal(kind, 'TimeoutError');
  });
});
