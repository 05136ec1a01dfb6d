import { t } from '@vscode/l10n';
import { type Fix, refuse, withPlaceholder } from '../replacement.ts';

const refused =
  (reason: () => string): Fix =>
  () =>
    refuse(reason());

export const xmlRefused = refused(() =>
  t('XML reads no environment. Keep the token out of this file, and let the program read the variable.'),
);

/** Files that cannot read a variable, and what to do instead. */
export const refusedFiles: readonly (readonly [file: RegExp, fix: Fix])[] = [
  [
    /(?:^|\/)\.env(?:\.[\w.-]+)?$|\.env$|(?:^|\/)\.(?:dev\.vars|Renviron)$/i,
    refused(() =>
      t(
        'This file is the place for the token, if it stays here: stop tracking it (git rm --cached), ignore it, and revoke a token that was ever committed.',
      ),
    ),
  ],
  [/\.ipynb$/i, refused(() => t('Open this file as a notebook: in its cells the token can be replaced.'))],
  [
    /\.postman_environment\.json$/i,
    refused(() =>
      t('Make the variable one of type "secret" in Postman, and export the environment again, without its value.'),
    ),
  ],
  [
    /\.har$|\.log$/i,
    refused(() =>
      t(
        'This is a record of what was sent. Delete it or the token in it, and revoke the token if others could read it.',
      ),
    ),
  ],
  [/\.(?:sql|psql)$/i, refused(() => t('SQL reads no environment. Pass the token as a parameter of the statement.'))],
  [
    /\.tfvars(?:\.json)?$/i,
    refused(() => t('Take the line out, and set the variable as TF_VAR_<name> in the environment.')),
  ],
  [
    /\.(?:html?|xhtml)$/i,
    refused(() => t('What a browser loads can hide no token. Call the API from a server, and keep the token there.')),
  ],
  [/\.(?:xml|jmx|plist|config|csproj|props)$/i, xmlRefused],
  // A description is read by people: its examples are not sent.
  [/(?:^|\/)(?:openapi|swagger)[^/]*\.json$/i, withPlaceholder],
  [
    /\.(?:json[5c]?|jsonl|ndjson|webmanifest)$/i,
    refused(() =>
      t(
        'JSON reads no environment. Keep the token out of this file, and let the program that reads it take the variable.',
      ),
    ),
  ],
  [
    /\.(?:toml|ini|cfg|conf|cnf|properties|editorconfig)$|(?:^|\/)\.(?:netrc|curlrc|gitconfig)$/i,
    refused(() =>
      t(
        'This format reads no environment. Keep the token out of this file, and let the program that reads it take the variable.',
      ),
    ),
  ],
  [
    /\.(?:csv|tsv|parquet)$/i,
    refused(() => t('These are data. Take the token out of them, and revoke it if others could read it.')),
  ],
];
