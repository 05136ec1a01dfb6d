/** `$X`, `${X}`, `$(X)`, `#{x}`, `{{x}}`, `{x}`, `{0}`, `<x>`, `<%= x %>`, `%X%`, `%s`, `%(x)s`, `\(x)`. */
const template =
  /^\$[A-Za-z_]|\$[A-Z][A-Z_]{3,}(?![a-z0-9])|\$[{(]|#\{|\{\{|\}\}|\{[\w.!:-]*\}|<[%A-Za-z][^<>]*>|^%\w+%$|^%[-+#0-9.]*[a-zA-Z@]$|%[({]\w|%[sd@](?![A-Za-z0-9])|^\[[^\]]*\]$/;

/** Addresses of a secret store, ciphertext (SOPS, Jasypt, Spring, Vault transit) and files. */
const address =
  /^(?:[a-z][a-z0-9+.-]{0,30}:\/\/|(?:arn|vault|op|env|ssm|sops|secret|secretref|keyring|keychain|awssm|gcpsm|azurekv|file|urn):|(?:sha\d{1,3}|md5)[-=:]|ENC[[(]|ref\+|projects\/|@\w+\.)/i;

/** `/etc/app/token`, `./token.json`, `dist/credentials/Api.js`, `k8s.io/api/authorization`, `v1.2.3-20200107190931-bf48bf16ab8d`. */
const place =
  /^(?:~|\.{1,2})\/|^\/(?:app|bin|data|dev|etc|go|home|mnt|opt|proc|root|run|srv|tmp|usr|var|Users|Volumes)\/|^[\w@./-]{0,200}\/[\w@.-]{0,100}\.[a-z]{1,5}\d?$|^[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+\/|^v?\d{1,4}\.\d{1,4}\.\d{1,6}(?![\w])/;

/** `getenv(`, `process.env.X`, `settings.X`, `data.vault.x`. */
const expression =
  /^(?:[A-Za-z_$@][\w.:$]*[([]|(?:process|os|env|System|Deno|Bun|config|cfg|settings|self|this|var|local|data|secrets?|vault|params?|args|ctx|req|request|import|module|steps|needs|github|Environment)\.)/;

/** Whether a value names where the token comes from, in any of the usual languages, and is no token. */
export function isReference(value: string): boolean {
  return template.test(value) || address.test(value) || place.test(value) || expression.test(value);
}
