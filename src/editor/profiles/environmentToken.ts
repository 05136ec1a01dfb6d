import { parseToken, tokenVariable } from '../../trackberry/token.ts';

/** The token in the environment that VS Code was started with; undefined where there is none that could be sent. */
export function environmentToken(environment: NodeJS.ProcessEnv): string | undefined {
  const parsed = parseToken(environment[tokenVariable] ?? '');
  return parsed.ok ? parsed.token : undefined;
}
