import { type Refusal, type Replacement, refuse, replacement } from './replacement.ts';

interface Comment {
  open: string;
  close?: string;
}

const hash: Comment = { open: '#' };
const slashes: Comment = { open: '//' };
const dashes: Comment = { open: '--' };
const semicolon: Comment = { open: ';' };
const percent: Comment = { open: '%' };
const markup: Comment = { open: '<!--', close: ' -->' };

/** By the file's name, else by VS Code's name of the language. */
const comments: readonly (readonly [file: RegExp, languageIds: readonly string[], comment: Comment])[] = [
  [
    /\.(?:sh|bash|zsh|ksh|fish|envrc|py|pyi|pyw|rb|rake|pl|pm|r|jl|exs?|ya?ml|toml|tf|tfvars|hcl|ps1|psm1|mk|cmake|nix|properties|conf|cfg|http|rest|graphql|nim)$|(?:^|\/)(?:\.env[^/]*|[^/]*\.env|Makefile|GNUmakefile|Dockerfile[^/]*|[^/]*\.dockerfile|Containerfile|Gemfile|Rakefile|Vagrantfile|Procfile|\.\w*profile|\.(?:bash|zsh)\w*)$/i,
    [
      'shellscript',
      'python',
      'ruby',
      'perl',
      'r',
      'julia',
      'elixir',
      'yaml',
      'toml',
      'powershell',
      'makefile',
      'dockerfile',
      'dotenv',
      'properties',
      'terraform',
      'http',
    ],
    hash,
  ],
  [
    /\.(?:[cm]?[jt]sx?|go|java|kts?|scala|sc|groovy|gradle|cs|fsx?|rs|swift|dart|c|cc|cpp|cxx|h|hh|hpp|mm?|php|json5|jsonc|proto|zig|scss|less)$|(?:^|\/)Jenkinsfile[^/]*$/i,
    [
      'javascript',
      'javascriptreact',
      'typescript',
      'typescriptreact',
      'go',
      'java',
      'kotlin',
      'scala',
      'groovy',
      'csharp',
      'fsharp',
      'rust',
      'swift',
      'dart',
      'c',
      'cpp',
      'objective-c',
      'php',
      'jsonc',
    ],
    slashes,
  ],
  [/\.(?:sql|lua|hs|elm)$/i, ['sql', 'lua', 'haskell'], dashes],
  [/\.(?:clj[cs]?|edn|ini|lisp|el)$/i, ['clojure', 'ini', 'lisp'], semicolon],
  [/\.(?:tex|erl|mat)$/i, ['latex', 'erlang', 'matlab'], percent],
  [/\.(?:bat|cmd)$/i, ['bat'], { open: '::' }],
  [/\.vb$/i, ['vb'], { open: "'" }],
  [
    /\.(?:html?|xml|xsd|xslt?|svg|config|csproj|plist|md|markdown|vue|svelte)$/i,
    ['html', 'xml', 'markdown', 'vue'],
    markup,
  ],
  [/\.css$/i, ['css'], { open: '/*', close: ' */' }],
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
 * Pure. Whether a scan then is silent is for the caller to see: this does not know what stands around the line.
 */
export function ignoreLine({ text, start, file, languageId, reason }: IgnoreRequest): Replacement | Refusal {
  const comment = commentFor(file, languageId);
  if (comment === undefined) {
    return refuse('This kind of file has no comments. Ignore it in .trackberryignore.');
  }
  const before = text.slice(0, start);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const previous =
    before
      .slice(0, lineStart)
      .replace(/\r\n?$|\n$/, '')
      .split(/[\r\n]/)
      .at(-1) ?? '';
  if (goesOn.test(previous)) {
    return refuse(
      'The line belongs to the one before it: a comment between would break it. Ignore it in .trackberryignore.',
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

function commentFor(file: string, languageId: string | undefined): Comment | undefined {
  const found =
    comments.find(([name]) => name.test(file)) ??
    comments.find(([, ids]) => languageId !== undefined && ids.includes(languageId));
  return found?.[2];
}
