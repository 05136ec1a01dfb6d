import type { KnownTokens } from '../scan/known/knownTokens.ts';
import type { Liveness, ReportedFinding } from '../scan/report/reported.ts';
import { type ApiAddress, apiUrl, parseApiAddress } from '../trackberry/apiAddress.ts';
import { BaseUrlError } from '../trackberry/errors.ts';
import type { Outcome, Part } from './outcome.ts';
import { tokenOf } from './tokenOf.ts';

/** Why the API cannot be asked; `message` is for the user. */
export class LiveCheckError extends Error {
  override name = 'LiveCheckError';
}

const documentedAddress = 'https://trackberry.ag/api/v1';
const timeoutMs = 30_000;

/**
 * Asks the API whether the tokens of the findings work: one call for each distinct token, one after another, of the user's own tokens and of those
 * that the text ties to Trackberry; a bearer literal of somebody else's is sent nowhere. Redirects are not followed.
 * Throws `LiveCheckError` where nothing can be asked.
 */
export async function checkLive(outcome: Outcome, known: KnownTokens, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const address = addressOf(env);
  const undici = await loadUndici();
  // In clear, and to this machine only: no proxy may see it.
  const dispatcher = address.baseUrl.startsWith('https:') ? new undici.EnvHttpProxyAgent() : new undici.Agent();
  const url = apiUrl(address, '/shipments', [['per_page', '1']]);
  const answers = new Map<string, Promise<Liveness>>();
  const ask = async (token: string): Promise<Liveness> => {
    try {
      const { statusCode, body } = await undici.request(url, {
        dispatcher,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      await body.dump();
      return meaningOf(statusCode);
    } catch {
      // No way to the API. What is thrown may quote the header: nothing of it is shown.
      return 'unknown';
    }
  };
  const check = async (part: Part, finding: ReportedFinding): Promise<ReportedFinding> => {
    if (finding.rule === 'bearer-token') {
      return finding;
    }
    const text = await part.textOf(finding);
    const token = text === undefined ? undefined : tokenOf(text, finding, known);
    if (token === undefined) {
      return { ...finding, live: 'unknown' };
    }
    const answer = answers.get(token) ?? ask(token);
    answers.set(token, answer);
    return { ...finding, live: await answer };
  };
  try {
    const parts: Part[] = [];
    for (const part of outcome.parts) {
      const findings: ReportedFinding[] = [];
      for (const finding of part.findings) {
        findings.push(await check(part, finding));
      }
      parts.push({ ...part, findings });
    }
    return { ...outcome, parts };
  } finally {
    await dispatcher.close();
  }
}

function addressOf({ TRACKBERRY_BASE_URL }: NodeJS.ProcessEnv): ApiAddress {
  try {
    return parseApiAddress(TRACKBERRY_BASE_URL ?? documentedAddress);
  } catch (error) {
    if (error instanceof BaseUrlError) {
      throw new LiveCheckError(
        'TRACKBERRY_BASE_URL is an https address (http to this machine alone), without user name, "?" and "#"; no token was sent.',
      );
    }
    throw error;
  }
}

/** 403: the token is valid, but lacks permissions (documentation, "Authentication"). */
function meaningOf(status: number): Liveness {
  if (status === 401) {
    return 'refused';
  }
  return (status >= 200 && status < 300) || status === 403 ? 'live' : 'unknown';
}

/** Undici comes with the npm package; this command alone, as the extension brings it for git hooks, does without. */
async function loadUndici() {
  try {
    return await import('undici');
  } catch (cause) {
    throw new LiveCheckError(
      '--check-live needs the npm package: this copy of trackberry-scan comes without its HTTP client.',
      {
        cause,
      },
    );
  }
}
