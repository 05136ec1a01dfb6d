import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/** The ways in which a token might be written without being recognised at a glance. */
export function spellings(token: string): string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.from('-'.repeat(offset) + token).toString('base64');
    return text.slice(offset === 0 ? 0 : 4, -4);
  });
  return [
    token,
    encodeURIComponent(token),
    Buffer.from(token).toString('hex'),
    [...token].reverse().join(''),
    ...base64,
  ];
}

/** Which of the named texts hold the token, in any spelling. */
export function textsWith(token: string, texts: Readonly<Record<string, string>>): string[] {
  const all = spellings(token);
  return Object.entries(texts).flatMap(([name, text]) => (all.some((each) => text.includes(each)) ? [name] : []));
}

/** Paths of the files below a folder that hold the token, in any spelling. */
export async function filesWith(token: string, folder: string): Promise<string[]> {
  const needles = spellings(token).map((each) => Buffer.from(each));
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) {
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return undefined; // one of git's or VS Code's own, which has gone since it was listed
      });
      if (needles.some((needle) => bytes?.includes(needle))) found.push(path);
    }
  }
  return found;
}

/** Runs in every page and frame, before its own scripts: keeps the messages that it gets and those it sends by a port. */
const keepMessages = `
  const kept = (globalThis.keptMessages = []);
  const keep = (data) => {
    try {
      kept.push(JSON.stringify(data) ?? '');
    } catch {
      kept.push('(not JSON)'); // what only a structured clone can carry, such as a port
    }
  };
  addEventListener('message', (event) => keep(event.data), true);
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (...rest) {
    keep(rest[0]);
    return Reflect.apply(postMessage, this, rest);
  };
`;

/** The whole content of the page's databases, where the workbench keeps workspace and global state. */
const readDatabases = `(async () => {
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const parts = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      parts.push(JSON.stringify([await settled(objects.getAllKeys()), await settled(objects.getAll())]));
    }
    database.close();
  }
  return parts.join(' ');
})()`;

/** From now on every page and frame of the context keeps the messages that it sends and gets. */
export async function recordMessages(context: BrowserContext): Promise<void> {
  await context.addInitScript(keepMessages);
}

/** Whatever a person, or a script of the page, could read in the window: documents, messages, storage. */
export async function readPage(page: Page): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [index, frame] of page.frames().entries()) {
    try {
      texts[`document of frame ${index}`] = await frame.content();
      texts[`messages of frame ${index}`] = await frame.evaluate<string>("(globalThis.keptMessages ?? []).join('\\n')");
    } catch (error) {
      if (!frame.isDetached()) throw error; // a page that is hidden is thrown away, perhaps in this moment
    }
  }
  texts['local and session storage'] = await page.evaluate<string>(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }])',
  );
  texts['state of the workbench'] = await page.evaluate<string>(readDatabases);
  return texts;
}
