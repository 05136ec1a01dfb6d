/** Languages in which a word without quotes is an expression, by the extension of the file. */
const expressionLanguages =
  /\.(?:[cm]?[jt]sx?|py|pyi|rb|go|java|kts?|scala|groovy|gradle|cs|fsx?|vb|php|rs|swift|dart|exs?|clj[sc]?|p[lm]|lua|r|jl|c|cc|cpp|h|hpp|mm?|sql|tf|tfvars|hcl|vue|svelte|ipynb)$/i;

/**
 * Whether a value without quotes may be a literal. In data files and shell it is; in a programming language it can only be one in a
 * comment or a text, so there it must be long, and mixed as no name is.
 */
export function plainLiterals(file: string): (value: string) => boolean {
  return expressionLanguages.test(file) ? isMixed : () => true;
}

/** Long, with letters and digits (one is enough where the case changes), and no path of members; or a JWT. */
export function isMixed(value: string): boolean {
  return (
    value.length >= 16 &&
    /[A-Za-z]/.test(value) &&
    (/\d.*\d/.test(value) || (/\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value))) &&
    (!/\.[A-Za-z_]{2,}/.test(value) || /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(value))
  );
}
