import type { Translation } from '../l10n/translation.ts';

/** Where a page's parts lie, as addresses that the webview may load, and the nonce of this one showing. */
export interface PageParts {
  title: string;
  cspSource: string;
  nonce: string;
  scriptUri: string;
  styleUris: readonly string[];
  codiconUri: string;
  translation: Translation;
}

/**
 * The shell of a page: an empty `<main>` that its script fills. Nothing is loaded but these files, and `connect-src`
 * stays closed: a page cannot reach a network, so requests can only be made by the extension, which holds the token.
 */
export function pageHtml(parts: PageParts): string {
  const { title, cspSource, nonce, scriptUri, styleUris, codiconUri, translation } = parts;
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const styles = styleUris.map((uri) => `<link rel="stylesheet" nonce="${escaped(nonce)}" href="${escaped(uri)}">`);
  // vscode-elements reads href and nonce from the element with this id to load the icons into its shadow roots.
  return `<!DOCTYPE html>
<html lang="${escaped(translation.texts === undefined ? 'en' : translation.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" id="vscode-codicon-stylesheet" nonce="${escaped(nonce)}" href="${escaped(codiconUri)}">
  ${styles.join('\n  ')}
  <title>${escaped(title)}</title>
</head>
<body>
  <main id="page"></main>
  <script type="application/json" id="translation">${data(translation)}</script>
  <script type="module" nonce="${escaped(nonce)}" src="${escaped(scriptUri)}"></script>
</body>
</html>
`;
}

function escaped(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON in a script element, where nothing is unescaped: no `<` may stand there, which could end the element. */
function data(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
