import { t } from '@vscode/l10n';
import { batch } from './formats/batch.ts';
import { component } from './formats/component.ts';
import { dockerfile } from './formats/dockerfile.ts';
import { makefile } from './formats/makefile.ts';
import { markdown } from './formats/markdown.ts';
import { referenceFiles } from './formats/referenceFiles.ts';
import { refusedFiles } from './formats/refusedFiles.ts';
import { yaml } from './formats/yaml.ts';
import { c, cpp } from './languages/c.ts';
import { csharp, fsharp, visualBasic } from './languages/dotnet.ts';
import { clojure, elixir } from './languages/functional.ts';
import { go } from './languages/go.ts';
import { javascript, typescript } from './languages/javascript.ts';
import { groovy, java, kotlin, scala } from './languages/jvm.ts';
import type { Language } from './languages/language.ts';
import { dart, swift } from './languages/mobile.ts';
import { objectiveC } from './languages/objectiveC.ts';
import { perl } from './languages/perl.ts';
import { php } from './languages/php.ts';
import { powershell } from './languages/powershell.ts';
import { python } from './languages/python.ts';
import { ruby } from './languages/ruby.ts';
import { rust } from './languages/rust.ts';
import { awk, fish, julia, lua, r } from './languages/scripting.ts';
import { terraform } from './languages/terraform.ts';
import { literalFix } from './literalFix.ts';
import { type Fix, refuse, withPlaceholder } from './replacement.ts';
import { shell } from './shell/shell.ts';

const unknown: Fix = () =>
  refuse(
    t(
      'How this kind of file reads the environment is not known here. Keep the token out of it, and read the variable where it is used.',
    ),
  );

/** By the file's name, by VS Code's names of languages, and by the words that follow the fence of a code block. */
type Row = readonly [file: RegExp, names: string, fix: Fix | Language];

const rows: readonly Row[] = [
  [
    /\.(?:sh|bash|zsh|ksh|command|bats|envrc)$|(?:^|\/)\.(?:bash|z|k)\w*$|(?:^|\/)\.(?:profile|envrc)$/i,
    'shellscript sh bash shell zsh ksh console shell-session terminal curl',
    shell,
  ],
  [/\.fish$/i, 'fish', fish],
  [/\.ps[md]?1$/i, 'powershell ps1 pwsh ps', powershell],
  [/\.(?:bat|cmd)$/i, 'bat batch cmd dosbatch', batch],
  [/\.(?:py|pyi|pyw)$/i, 'python py python3 ipython', python],
  [/\.(?:rb|rake|ru|gemspec)$|(?:^|\/)(?:Rake|Gem|Cap|Fast|Vagrant|Pod)file$/i, 'ruby rb', ruby],
  [/\.(?:[cm]?js|jsx)$/i, 'javascript javascriptreact js jsx node mjs', javascript],
  [/\.(?:[cm]?ts|tsx)$/i, 'typescript typescriptreact ts tsx', typescript],
  [/\.(?:vue|svelte|astro)$/i, 'vue svelte', component(fixNamed)],
  [/\.go$/i, 'go golang', go],
  [/\.java$/i, 'java', java],
  [/\.kts?$/i, 'kotlin kt', kotlin],
  [/\.(?:scala|sc|sbt)$/i, 'scala', scala],
  [/\.(?:groovy|gradle|gvy)$|(?:^|\/)Jenkinsfile/i, 'groovy jenkinsfile gradle', groovy],
  [/\.(?:cs|csx)$/i, 'csharp cs c#', csharp],
  [/\.(?:fs|fsx|fsi)$/i, 'fsharp fs f#', fsharp],
  [/\.vb$/i, 'vb vbnet', visualBasic],
  [/\.(?:php|phtml)$/i, 'php', php],
  [/\.rs$/i, 'rust rs', rust],
  [/\.swift$/i, 'swift', swift],
  [/\.dart$/i, 'dart', dart],
  [/\.exs?$/i, 'elixir ex exs', elixir],
  [/\.clj[sc]?$/i, 'clojure clj', clojure],
  [/\.(?:pl|pm|t)$/i, 'perl pl', perl],
  [/\.lua$/i, 'lua', lua],
  [/\.r$/i, 'r', r],
  [/\.jl$/i, 'julia jl', julia],
  [/\.awk$/i, 'awk', awk],
  [/\.[ch]$/i, 'c', c],
  [/\.(?:tf|hcl)$/i, 'terraform hcl tf', terraform],
  [/\.(?:ya?ml)$/i, 'yaml yml dockercompose', yaml],
  [/(?:^|\/)(?:Docker|Container)file[^/]*$|\.dockerfile$/i, 'dockerfile docker containerfile', dockerfile],
  [/(?:^|\/)(?:GNU)?makefile[^/]*$|\.mk$/i, 'makefile make', makefile],
  [/\.(?:md|markdown|mdx|mdc|qmd|rmd)$/i, 'markdown md', markdown(fixNamed)],
  [/\.(?:rst|adoc|asciidoc|org|tex|txt|text)$/i, 'plaintext restructuredtext asciidoc latex text', withPlaceholder],
  [/\.mm?$/i, 'objective-c objective-cpp objc', objectiveC],
  [/\.(?:cc|cpp|cxx|hpp|hh|hxx)$/i, 'cpp c++ cc', cpp],
];

function fixOf(row: Row | undefined): Fix | undefined {
  const fix = row?.[2];
  return typeof fix === 'object' ? literalFix(fix) : fix;
}

/** What is done with a secret in a file, by its name, else by VS Code's language of it. */
export function fixFor({ file, text, languageId = '' }: { file: string; text: string; languageId?: string }): Fix {
  // A cell of a notebook has the notebook's name; the notebook itself is JSON.
  const isCell = /\.ipynb$/.test(file) && !/^\s*\{/.test(text);
  const name = isCell ? '' : file;
  const language = isCell && languageId === '' ? 'python' : languageId;
  const byName = (files: typeof refusedFiles) => files.find(([pattern]) => pattern.test(name))?.[1];
  return (
    byName(referenceFiles) ??
    fixOf(rows.find(([pattern]) => pattern.test(name))) ??
    byName(refusedFiles) ??
    fixNamed(language) ??
    unknown
  );
}

/** By the name of a language, as VS Code or a fence in Markdown writes it. */
export function fixNamed(language: string): Fix | undefined {
  return fixOf(rows.find(([, names]) => names.split(' ').includes(language.toLowerCase())));
}

/** The programming language of a file, by its name, else by VS Code's name of it; undefined for formats, and for shells. */
export function languageOf(file: string, languageId = ''): Language | undefined {
  const fix = (rows.find(([pattern]) => pattern.test(file)) ??
    rows.find(([, names]) => names.split(' ').includes(languageId.toLowerCase())))?.[2];
  return typeof fix === 'object' ? fix : undefined;
}
