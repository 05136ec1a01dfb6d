import { t } from '@vscode/l10n';
import { type Refusal, refuse } from './replacement.ts';

/**
 * What a shell that sources the file, dotenv, Node and docker's --env-file read alike without quotes. With quotes they differ:
 * docker takes them for a part of the value.
 */
const plainValue = /^[\w.+/=:@%^,!-]+$/;

/** One line of the file, or more where a quoted value goes on: prefix, name, value, comment. */
const entry =
  /(?<prefix>[ \t]*(?:export[ \t]+)?)(?<name>[\w.-]+)[ \t]*=[ \t]*(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|`[^`]*`|[^\s#"'`][^\r\n#]*)?[ \t]*(?<comment>#[^\r\n]*)?(?=[\r\n]|$)/y;

/**
 * The text of an `.env` file with a variable set: its line is replaced where it has one, or added. Line ends stay as they are, as
 * does a missing one at the end. A comment behind the old value moves above the line: docker would read it as part of the value.
 */
export function withVariable(envText: string, name: string, value: string): string | Refusal {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    return refuse(t('The name of a variable may hold letters, digits and underscores only.'));
  }
  if (!plainValue.test(value)) {
    return refuse(
      t(
        'This token has characters that shells, dotenv and Docker read differently in an .env file. Set the variable in the shell or in a secret store.',
      ),
    );
  }
  const line = `${name}=${value}`;
  let result = '';
  let at = 0;
  let replaced = false;
  while (at < envText.length) {
    entry.lastIndex = at;
    const match = entry.exec(envText);
    const groups = match?.groups;
    const end = lineAfter(envText, at + (match?.[0].length ?? 0));
    if (groups?.name === name) {
      const comment = groups.comment === undefined ? '' : groups.comment + lineEndOf(envText);
      result += comment + groups.prefix + line + lineEndAt(envText, end);
      replaced = true;
    } else {
      result += envText.slice(at, end);
    }
    at = end;
  }
  return replaced ? result : withLine(envText, line);
}

/** Lines of a `.gitignore` after which git ignores `.env`, or no longer does. */
const ignoresEnv = /^(?:\*\*\/|\/)?(?:\.env\*?|\*\.env|\.\*)[ \t]*$/;
const keepsEnv = /^!(?:\*\*\/|\/)?(?:\.env\*?|\*\.env|\.\*)[ \t]*$/;

/** The text of a `.gitignore` by which git ignores the `.env` beside it. Of the lines that speak of it, git goes by the last. */
export function withIgnoredEnv(gitignoreText: string): string {
  const last = gitignoreText.split(/\r?\n/).findLast((line) => ignoresEnv.test(line) || keepsEnv.test(line));
  return last !== undefined && ignoresEnv.test(last) ? gitignoreText : withLine(gitignoreText, '.env');
}

function withLine(text: string, line: string): string {
  const lineEnd = lineEndOf(text);
  return text === '' || text.endsWith('\n') ? `${text}${line}${lineEnd}` : `${text}${lineEnd}${line}`;
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Where the line that holds `at` ends, its line end included. */
function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function lineEndAt(text: string, end: number): string {
  return /\r?\n$/.exec(text.slice(Math.max(0, end - 2), end))?.[0] ?? '';
}
