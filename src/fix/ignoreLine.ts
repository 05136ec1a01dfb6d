import { t } from '@vscode/l10n';
import { languageOf } from './languageOf.ts';
import { LiteralReader } from './literalReader.ts';
import { type Refusal, type Replacement, refuse, replacement } from './replacement.ts';
import { ShellReader } from './shell/shellReader.ts';

interface Comment {
  open: string;
  close?: string;
}

/** Of formats, by the file's name or VS Code's name of it; programming languages know their own. */
const formats: readonly (readonly [file: RegExp, languageIds: string, comment: Comment])[] = [
  [
    /\.(?:sh|bash|zsh|ksh|envrc|ya?ml|toml|tfvars|mk|cmake|nix|properties|conf|cfg|http|rest|graphql)$|(?:^|\/)(?:\.env[^/]*|[^/]*\.env|(?:GNU)?[Mm]akefile|(?:Docker|Container)file[^/]*|[^/]*\.dockerfile|Procfile|\.\w*profile|\.(?:bash|zsh)\w*)$/,
    'shellscript yaml dockercompose toml makefile dockerfile dotenv properties http',
    { open: '#' },
  ],
  [/\.(?:json5|jsonc|proto|zig|scss|less)$/, 'jsonc scss less', { open: '//' }],
  [/\.(?:sql|hs|elm)$/, 'sql haskell', { open: '--' }],
  [/\.(?:ini|edn|lisp|el)$/, 'ini lisp', { open: ';' }],
  [/\.(?:tex|erl)$/, 'latex erlang', { open: '%' }],
  [/\.(?:bat|cmd)$/, 'bat', { open: '::' }],
  [
    /\.(?:html?|xml|xsd|xslt?|svg|config|csproj|plist|md|markdown)$/,
    'html xml markdown',
    { open: '<!--', close: ' -->' },
  ],
  [/\.css$/, 'css', { open: '/*', close: ' */' }],
];

export interface IgnoreRequest {
  text: string;
  /** Offset of the secret, UTF-16 units. */
  start: number;
  file: string;
  languageId?: string;
  /** One line, which begins with a letter or a digit. */
  reason: string;
}

/** At the end of a line: the next one belongs to it, and a comment between would break it. */
const goesOn = /[\\`^]\s*$/;

/**
 * The line `trackberry:ignore <reason>`, a comment of the language, before the line of the secret; or why there can be none.
 * Pure. Whether a scan then is silent is for the caller to see.
 */
export function ignoreLine(request: IgnoreRequest): Replacement | Refusal {
  const { text, start, reason } = request;
  const comment = commentFor(request);
  if (comment === undefined) {
    return refuse(t('This kind of file has no comments. Ignore it in .trackberryignore.'));
  }
  const before = text.slice(0, start);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const previous =
    before
      .slice(0, lineStart)
      .replace(/\r?\n$|\r$/, '')
      .split(/[\r\n]/)
      .at(-1) ?? '';
  if (goesOn.test(previous)) {
    return refuse(
      t('The line belongs to the one before it: a comment between would break it. Ignore it in .trackberryignore.'),
    );
  }
  if (isInString(request, lineStart)) {
    return refuse(
      t(
        'The line stands in a string of several lines: a comment would be a part of it. Ignore it in .trackberryignore.',
      ),
    );
  }
  const indentation = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const { open, close = '' } = comment;
  const said = close === '' ? reason : reason.replaceAll(close.trim(), '');
  return replacement([
    { start: lineStart, end: lineStart, text: `${indentation}${open} trackberry:ignore ${said}${close}${lineEnd}` },
  ]);
}

function commentFor({ file, languageId = '' }: IgnoreRequest): Comment | undefined {
  const [open] = languageOf(file, languageId)?.lineComments ?? [];
  if (open !== undefined) {
    return { open: open.trim() };
  }
  const format =
    formats.find(([pattern]) => pattern.test(file)) ?? formats.find(([, ids]) => ids.split(' ').includes(languageId));
  return format?.[2];
}

/** Whether the string that a line belongs to begins above it. */
function isInString({ text, file, languageId = '' }: IgnoreRequest, lineStart: number): boolean {
  const language = languageOf(file, languageId);
  if (language !== undefined) {
    const { literals } = new LiteralReader(text, language);
    return literals.some(({ start, end }) => start < lineStart && lineStart < end);
  }
  const isShell = /\.(?:sh|bash|zsh|ksh|envrc)$/.test(file) || languageId === 'shellscript';
  const part = isShell ? new ShellReader(text).around({ start: lineStart, end: lineStart }) : undefined;
  return part !== undefined && part.kind !== 'code' && part.kind !== 'comment';
}
