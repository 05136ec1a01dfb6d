import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot.ts';
import { type Entry, placeholders } from './translatedTexts.ts';

/** A file of translations, and the English texts by the same keys. */
export interface Translated {
  file: string;
  texts: Readonly<Record<string, string>>;
}

/** Files of the project by this pattern, one for each language. */
export function translations(pattern: string): Translated[] {
  const files = globSync(pattern, { cwd: projectRoot }).sort();
  return files.map((file) => ({ file, texts: readTexts(file) as Record<string, string> }));
}

export function readTexts(file: string): Record<string, Entry> {
  return JSON.parse(readFileSync(join(projectRoot, file), 'utf8')) as Record<string, Entry>;
}

/** What a translation lacks, has too much, or says with other places or commands than the English text. */
export function faults(english: Readonly<Record<string, Entry>>, { texts }: Translated): string[] {
  const lacks = Object.keys(english).filter((key) => !Object.hasOwn(texts, key));
  const unused = Object.keys(texts).filter((key) => !Object.hasOwn(english, key));
  const differing = Object.entries(english).filter(([key, entry]) => {
    const translated = texts[key];
    return translated !== undefined && String(parts(messageOf(entry))) !== String(parts(translated));
  });
  return [
    ...lacks.map((key) => `missing: ${JSON.stringify(key)}`),
    ...unused.map((key) => `no longer used: ${JSON.stringify(key)}`),
    ...differing.map(([key]) => `other places or commands: ${JSON.stringify(key)}`),
  ];
}

function messageOf(entry: Entry): string {
  return typeof entry === 'string' ? entry : entry.message;
}

function parts(text: string): string[] {
  return [...placeholders(text), ...(text.match(/\(command:[^)]+\)|\$\([\w-]+\)|`[^`]*`/g) ?? []).toSorted()];
}
