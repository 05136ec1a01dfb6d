/** Our lines in a file whose comments begin with `#`, between two comments, so that exactly they can be taken out again. */
const first = '# trackberry-guard: stops a commit that adds a Trackberry API token';
const firstOfMadeFile = `${first} (in a file made for it)`;
const last = '# trackberry-guard: end';

export function hasBlock(text: string): boolean {
  return text.includes(first);
}

/** Whether the file was made for our lines, and goes with them. */
export function isMadeForBlock(text: string): boolean {
  return text.includes(firstOfMadeFile);
}

/** `offset`: where a line begins, or the end of the text. Line breaks are those of the text. */
export function insertBlock(text: string, offset: number, lines: readonly string[], indent = ''): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const block = [first, ...lines, last].map((line) => `${indent}${line}`).join(lineBreak);
  const [before, after] = [text.slice(0, offset), text.slice(offset)];
  return before === '' || before.endsWith('\n')
    ? `${before}${block}${lineBreak}${after}`
    : `${before}${lineBreak}${block}${after}`;
}

/** A new file. `head`: lines that go before ours, each with its line break. */
export function newFile(head: string, lines: readonly string[]): string {
  return `${head}${[firstOfMadeFile, ...lines, last].join('\n')}\n`;
}

/** The text as it was before `insertBlock`; undefined where somebody has taken out one of the two comments. */
export function removeBlock(text: string): string | undefined {
  const kept: string[] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    const comment = line.trim();
    if (comment === first || comment === firstOfMadeFile) {
      inside = true;
    } else if (inside && comment === last) {
      inside = false;
    } else if (!inside) {
      kept.push(line);
    }
  }
  if (inside) {
    return undefined;
  }
  const rest = kept.join('\n');
  // The text did not end with a line break, and ours came after its last line.
  return text.trimEnd() === text && text.endsWith(last) ? rest.replace(/\r$/, '') : rest;
}
