/** `$X`, `${X}`, `$(X)`, `#{x}`, `{{x}}`, `{x}`, `{0}`, `<x>`, `<%= x %>`, `%X%`, `%s`, `%(x)s`, `\(x)`. */
const template =
  /^\$[A-Za-z_]|\$[A-Z][A-Z_]{3,}(?![a-z0-9])|\$[{(]|#\{|\{\{|\}\}|\{[\w.!:-]*\}|<[%A-Za-z][^<>]*>|^%\w+%$|^%[-+#0-9.]*[a-zA-Z@]$|%[({]\w|^\[[^\]]*\]$/;

/** Addresses of a secret store, ciphertext (SOPS, Jasypt, Spring, Vault transit) and files. */
const address =
  /^(?:[a-z][a-z0-9+.-]{0,30}:\/\/|(?:arn|vault|op|env|ssm|sops|secret|secretref|keyring|keychain|awssm|gcpsm|azurekv|file|sha\d{1,3}|md5|urn):|sha\d{1,3}-|ENC[[(]|ref\+|projects\/|@\w+\.)/i;

/** `getenv(`, `process.env.X`, `settings.X`, `data.vault.x`. */
const expression =
  /^(?:[A-Za-z_$@][\w.:$]*[([]|(?:process|os|env|System|Deno|Bun|config|cfg|settings|self|this|var|local|data|secrets?|vault|params?|args|ctx|req|request|import|module|steps|needs|github|Environment)\.)/;

/** Whether a value names where the token comes from, in any of the usual languages, and is no token. */
export function isReference(value: string): boolean {
  return template.test(value) || address.test(value) || expression.test(value);
}
