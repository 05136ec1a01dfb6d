/** Texts that no user reads in VS Code, by file or folder: all of them, those that are no sentences, or those that match. */
const forOthers: Readonly<Record<string, 'all' | 'no sentence' | RegExp>> = {
  // Programs and files, read by other programs.
  'src/explorer/html.ts': 'all',
  'src/explorer/snippets/': 'all',
  'src/explorer/page/operationList.ts': /^(Home|End)$/,
  'src/explorer/page/shipment/routeView.ts': /^M1 /,
  'src/fix/': 'no sentence',
  'src/guard/hookScript.ts': 'all',
  'src/guard/removalSteps.ts': /^git /,
  'src/guard/hookManager.ts': /^npx |^PreCommit:/,
  'src/guard/newCommits.ts': /^ update by push$|^--format/,
  'src/guard/tracked/': 'no sentence',
  'src/scan/reading/': 'all',
  'src/scan/withoutSecrets.ts': /^\[secret removed\]$/, // stands in the body itself
  'src/trackberry/redactor.ts': /^\[token removed\]$/, // stands in the answer itself, and in the log
  'src/trackberry/retry.ts': /^(refused without a reset time|status …)$/, // for the log
  'src/trackberry/failure.ts': /^TLS: …$/,
  'src/trackberry/transport.ts': /^Bearer …$/,
  // A report for others; its one message to the user is a sentence.
  'src/editor/copyDiagnostics.ts': 'no sentence',
  'src/trackberry/errorKind.ts': 'all',
  'src/editor/rateLimit/quotaPicture.ts': /^<|^!\[/,
  'src/extension.ts': /^trackberry-api-explorer\//,
  'src/editor/commit/hookProposal.ts': /^(lefthook|pre-commit) install\b/,
  'src/editor/explorer/pasteCurl.ts': /^curl …$/,
  'src/editor/rateLimit/quotaMenu.ts': /^Trackberry: … \(…\)$/,
  'src/editor/unverifiedFetch.ts': /^gzip, /,
  // What trackberry-scan prints, and its files: English wherever it runs.
  'src/scan/report/': 'all',
  'src/scan/known/tokenFingerprints.ts': 'all',
  'src/scan/sources/': 'all',
};

const nameOfTheProduct = /^(\$\(key\) )?Trackberry( API Explorer)?$/;

/** The paths by which texts are left out. */
export const pathsForOthers: readonly string[] = Object.keys(forOthers);

export function isForOthers(file: string, text: string): boolean {
  return nameOfTheProduct.test(text) || excusesOf(file, text).length > 0;
}

/** The paths that leave this text out. */
export function excusesOf(file: string, text: string): string[] {
  return Object.entries(forOthers).flatMap(([path, what]) => {
    const excused = what instanceof RegExp ? what.test(text) : what === 'all' || !isSentence(text);
    return file.startsWith(path) && excused ? path : [];
  });
}

function isSentence(text: string): boolean {
  return /^[\p{Lu}…].*\s.*[.?]$/su.test(text);
}
