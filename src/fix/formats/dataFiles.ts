import { type Fix, refuse } from '../replacement.ts';
import { hashComment, reference } from './reference.ts';

const never = /(?!)/;
const slashes = /^\s*(?:\/\/|#)/;

const setSecret = (name: string) => `Set ${name} in the secrets of the project, where this is run.`;

/** Files of which the format, or the program that reads them, knows variables of the environment. */
export const referenceFiles: readonly (readonly [file: RegExp, fix: Fix])[] = [
  [
    /\.(?:http|rest)$/,
    reference(
      (name) => `{{$processEnv ${name}}}`,
      slashes,
      () => 'REST Client and httpYac read it; other clients write this in another way.',
    ),
  ],
  [
    /\.bru$/,
    reference(
      (name) => `{{process.env.${name}}}`,
      never,
      (name) => `Bruno reads ${name} from the .env file of the collection.`,
    ),
  ],
  [
    /\.postman_collection\.json$/,
    reference(
      (name) => `{{${name}}}`,
      never,
      (name) => `Set ${name} as a variable of type "secret" in Postman's environment or vault.`,
    ),
  ],
  [
    /(?:^|\/)insomnia[^/]*\.(?:json|ya?ml)$/i,
    reference(
      (name) => `{{ _.${name} }}`,
      never,
      (name) => `Set ${name} in a private environment of Insomnia.`,
    ),
  ],
  [
    /(?:^|\/)\.vscode\/(?:launch|tasks|mcp)\.json$|(?:^|\/)\.mcp\.json$/,
    reference((name) => `\${env:${name}}`, /^\s*\/\//),
  ],
  [/(?:^|\/)\.?devcontainer\.json$/, reference((name) => `\${localEnv:${name}}`, /^\s*\/\//)],
  [/(?:^|\/)(?:\.npmrc|pip\.conf|\.yarnrc\.yml)$/, reference((name) => `\${${name}}`, /^\s*[#;]/)],
  [/(?:^|\/)(?:application|bootstrap)[^/]*\.(?:properties|ya?ml)$/, reference((name) => `\${${name}}`, hashComment)],
  [/(?:^|\/)(?:settings|pom)\.xml$/, reference((name) => `\${env.${name}}`, /<!--(?:(?!-->).)*$/)],
  [
    /(?:^|\/)azure-pipelines[^/]*\.ya?ml$/,
    reference(
      (name) => `$(${name})`,
      hashComment,
      (name) => `Set ${name} as a secret variable of the pipeline.`,
    ),
  ],
  [
    /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/,
    reference((name) => `\${{ secrets.${name} }}`, hashComment, setSecret),
  ],
  [
    /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/,
    reference(
      (name) => `\${${name}}`,
      hashComment,
      (name) => `Compose reads ${name} from its environment and from the .env file beside this one.`,
    ),
  ],
];

const refused =
  (reason: string): Fix =>
  () =>
    refuse(reason);

/** Files that cannot read a variable, and what to do instead. */
export const refusedFiles: readonly (readonly [file: RegExp, fix: Fix])[] = [
  [
    /(?:^|\/)\.env(?:\.[\w.-]+)?$|\.env$/,
    refused(
      'This file is the place for the token, if it stays here: stop tracking it (git rm --cached), ignore it, and revoke a token that was ever committed.',
    ),
  ],
  [/\.ipynb$/, refused('Open this file as a notebook: in its cells the token can be replaced.')],
  [
    /\.postman_environment\.json$/,
    refused('Make the variable one of type "secret" in Postman, and export the environment again, without its value.'),
  ],
  [
    /\.har$|\.log$/,
    refused(
      'This is a record of what was sent. Delete it or the token in it, and revoke the token if others could read it.',
    ),
  ],
  [/\.(?:sql|psql)$/, refused('SQL reads no environment. Pass the token as a parameter of the statement.')],
  [/\.tfvars(?:\.json)?$/, refused('Take the line out, and set the variable as TF_VAR_<name> in the environment.')],
  [
    /\.(?:html?|xhtml)$/,
    refused('What a browser loads can hide no token. Call the API from a server, and keep the token there.'),
  ],
  [
    /\.(?:xml|plist|config|csproj|props)$/,
    refused('XML reads no environment. Keep the token out of this file, and let the program read the variable.'),
  ],
  [
    /\.(?:json[5c]?|jsonl|ndjson|webmanifest)$/,
    refused(
      'JSON reads no environment. Keep the token out of this file, and let the program that reads it take the variable.',
    ),
  ],
  [
    /\.(?:toml|ini|cfg|conf|cnf|properties|editorconfig)$|(?:^|\/)\.(?:netrc|curlrc|gitconfig)$/,
    refused(
      'This format reads no environment. Keep the token out of this file, and let the program that reads it take the variable.',
    ),
  ],
  [
    /\.(?:csv|tsv|parquet)$/,
    refused('These are data. Take the token out of them, and revoke it if others could read it.'),
  ],
];
