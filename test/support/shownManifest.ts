import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.ts';

/** package.json with the texts of package.nls.json in place of their keys, as VS Code shows it. */
export function shownManifest(): unknown {
  const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
  return JSON.parse(read('package.json'), (_, value: unknown) => {
    const key = typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
    return key === undefined ? value : (texts[key] ?? value);
  });
}

function read(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}
