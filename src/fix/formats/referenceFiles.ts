import { t } from '@vscode/l10n';
import type { Fix } from '../replacement.ts';
import { hashComment, reference } from './reference.ts';
import { xmlRefused } from './refusedFiles.ts';
import { workflow } from './workflow.ts';

const noComment = /(?!)/;
const slashes = /^\s*\/\//;

const mavenReference = reference((name) => `\${env.${name}}`, /<!--(?:(?!-->).)*$/);

/** Other programs have a settings.xml too. */
const maven: Fix = (place) => (/<(?:settings|project)\b/.test(place.text) ? mavenReference : xmlRefused)(place);

const braces = (name: string) => `\${${name}}`;

/** Files of which the format, or the program that reads them, knows variables of the environment or of its own. */
export const referenceFiles: readonly (readonly [file: RegExp, fix: Fix])[] = [
  [
    /\.(?:http|rest)$/i,
    reference(
      (name) => `{{$processEnv ${name}}}`,
      /^\s*(?:\/\/|#)/,
      () => t('REST Client and httpYac read it; other clients write this in another way.'),
    ),
  ],
  [
    /\.bru$/i,
    reference(
      (name) => `{{process.env.${name}}}`,
      noComment,
      (name) => t('Bruno reads {0} from the .env file of the collection.', name),
    ),
  ],
  [
    /\.postman_collection\.json$/i,
    reference(
      (name) => `{{${name}}}`,
      noComment,
      (name) => t('Set {0} as a variable of type "secret" in Postman\'s environment or vault.', name),
    ),
  ],
  [
    /(?:^|\/)insomnia[^/]*\.json$/i,
    reference(
      (name) => `{{ _.${name} }}`,
      noComment,
      (name) => t('Set {0} in a private environment of Insomnia.', name),
    ),
  ],
  [
    /\.hurl$/i,
    reference(
      (name) => `{{${name}}}`,
      /^\s*#/,
      (name) => t('Hurl reads {0} from the variable HURL_{0}, or from --secret.', name),
    ),
  ],
  [/(?:^|\/)\.mcp\.json$/i, reference(braces, noComment)],
  [/(?:^|\/)(?:launch|tasks|mcp)\.json$/i, reference((name) => `\${env:${name}}`, slashes)],
  [/(?:^|\/)\.?devcontainer\.json$/i, reference((name) => `\${localEnv:${name}}`, slashes)],
  [/(?:^|\/)(?:\.npmrc|pip\.conf|\.yarnrc\.yml)$/i, reference(braces, /^\s*[#;]/)],
  [/(?:^|\/)(?:application|bootstrap)[^/]*\.(?:properties|ya?ml)$/i, reference(braces, hashComment)],
  [/(?:^|\/)(?:settings|pom)\.xml$/i, maven],
  [
    /(?:^|\/)azure-pipelines[^/]*\.ya?ml$/i,
    reference(
      (name) => `$(${name})`,
      hashComment,
      (name) => t('Set {0} as a secret variable of the pipeline.', name),
      ({ text, start, variable }) =>
        new RegExp(`\\b${variable}['"]?(?:\\s+value)?:\\s*['"]?$`).test(text.slice(Math.max(0, start - 200), start)) &&
        /^variables:(?![\s\S]*^\w)/m.test(text.slice(0, start)),
    ),
  ],
  [/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i, workflow],
  [
    /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i,
    reference(braces, hashComment, (name) =>
      t('Compose reads {0} from its environment and from the .env file beside this one.', name),
    ),
  ],
];
