import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const modules = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * The packages of others that are in what was built, each with its licence as a text to ship with it.
 * @param metafiles of all bundles.
 * @param copied files that ship as they are: their place in node_modules.
 */
export async function thirdPartyNotices(metafiles, copied) {
  const bytes = new Map();
  const count = (file, size) => {
    const folder = modules.exec(file)?.[1];
    if (folder !== undefined && size > 0) bytes.set(folder, (bytes.get(folder) ?? 0) + size);
  };
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) count(file, bytesInOutput);
    }
  }
  for (const file of copied) count(file, (await readFile(file)).length);
  const folders = [...bytes.keys()].sort();
  const notices = await Promise.all(folders.map((folder) => notice(folder, bytes.get(folder))));
  return ['This extension contains software of others, under their own licences.\n', ...notices].join('\n');
}

async function notice(folder, bytes) {
  const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((name) => /^licen[cs]e/i.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  if (texts.length === 0) texts.push(declared(about));
  const title = `## ${about.name} ${about.version} (${about.license}, ${Math.max(1, Math.round(bytes / 1024))} KB)`;
  return [title, ...texts.map((text) => text.replace(/^\uFEFF/, '').trim()), ''].join('\n\n');
}

/** For a package that declares a licence and brings no text of it. */
function declared({ name, license, author }) {
  if (license !== 'MIT') throw new Error(`${name} ships without the text of its licence, ${license}.`);
  const owner = (author?.name ?? String(author)).replace(/ <.*/, '');
  return `MIT License\n\nCopyright (c) ${owner}\n\n${mit}`;
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software
is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
