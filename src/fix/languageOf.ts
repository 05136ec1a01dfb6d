import { javascript, typescript } from './languages/javascript.ts';
import { python } from './languages/python.ts';
import { literalFix } from './literalFix.ts';
import { type Fix, refuse } from './replacement.ts';
import { shell } from './shell/shell.ts';

const unknown: Fix = () =>
  refuse(
    'How this kind of file reads the environment is not known here. Keep the token out of it, and read the variable where it is used.',
  );

const fixes: readonly (readonly [file: RegExp, languageIds: readonly string[], fix: Fix])[] = [
  [/\.(?:sh|bash|zsh|ksh|command|bats|envrc)$|(?:^|\/)\.(?:bash|z|k)\w*$|(?:^|\/)\.profile$/, ['shellscript'], shell],
  [/\.(?:py|pyi|pyw)$/, ['python'], literalFix(python)],
  [/\.(?:[cm]?js|jsx)$/, ['javascript', 'javascriptreact'], literalFix(javascript)],
  [/\.(?:[cm]?ts|tsx)$/, ['typescript', 'typescriptreact'], literalFix(typescript)],
];

/** What is done with a secret in a file, by its name, else by VS Code's language of it. */
export function fixFor({ file, languageId }: { file: string; languageId?: string }): Fix {
  const found =
    fixes.find(([name]) => name.test(file)) ??
    fixes.find(([, ids]) => languageId !== undefined && ids.includes(languageId));
  return found?.[2] ?? unknown;
}
