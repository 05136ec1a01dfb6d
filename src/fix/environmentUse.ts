/** What a program already does with the variable in front of the secret, as the usual languages write it. */

/**
 * The operator, or the comma, between a read of the variable and the secret that stands in for it: `process.env.X ?? 'secret'`,
 * `os.environ.get("X", "secret")`. `before` is the text in front of the literal.
 */
export function fallbackOperator(before: string, variable: string): string | undefined {
  const asArgument = String.raw`(?:\b(?:os\.)?getenv|\benviron\.get|\bENV\.fetch|\bSystem\.get_env|\benv(?:\.str)?)\(\s*["']${variable}["'](?<comma>\s*,\s*(?:default\s*[:=]\s*)?)$`;
  const asOperand = String.raw`\b(?:env|environ|getenv|get_env|environment|GetEnvironmentVariable)(?:\.get|\.fetch)?[.[({:]{1,2}["']?${variable}["'\])}]{0,3}(?<operator>\s*(?:\|\||\?\?|\?:|//|\bor\b)\s*)$`;
  const tail = before.slice(-200);
  return new RegExp(asArgument).exec(tail)?.groups?.comma ?? new RegExp(asOperand, 'i').exec(tail)?.groups?.operator;
}

/** Whether the secret is what the program sets the variable itself to: `process.env.X = 'secret'`, `os.Setenv("X", "secret")`. */
export function setsVariable(before: string, variable: string): boolean {
  const assigned = String.raw`\b_?(?:env|environ)[.[{]["']?${variable}["'\]}]{0,2}\s*(?:\|\||\?\?|//)?=\s*$`;
  const called = String.raw`(?:\bset_?env|SetEnvironmentVariable|environ\.setdefault|\benv\.set|putenv)\(\s*["']?${variable}["']?\s*[,=]\s*$`;
  return new RegExp(`${assigned}|${called}`, 'i').test(before.slice(-200));
}
