import type { Rule } from '../finding.ts';
import { severities } from '../finding.ts';
import type { Report, ReportedFinding } from './reported.ts';

interface RuleText {
  name: string;
  short: string;
  full: string;
  /** As GitHub reads it: 0 to 10, critical from 9. */
  severity: string;
}

const rules: Readonly<Record<Rule, RuleText>> = {
  'own-token': {
    name: 'OwnToken',
    short: 'Your own Trackberry API token',
    full: 'A token that is known by its value stands in the text: plain, encoded, or split over several literals.',
    severity: '9.5',
  },
  'trackberry-token': {
    name: 'TrackberryToken',
    short: 'Hard-coded Trackberry API token',
    full: 'A literal is sent to Trackberry as a bearer token, or is assigned to a name that says it is a Trackberry token.',
    severity: '9.0',
  },
  'bearer-token': {
    name: 'BearerToken',
    short: 'Hard-coded bearer token',
    full: 'A literal is sent as a bearer token. Nothing near it says whether it belongs to Trackberry.',
    severity: '5.0',
  },
};

const help = [
  'Read the token from the environment variable TRACKBERRY_API_TOKEN, or from the secret store of your build.',
  'A token that was ever committed stays in the history: revoke it at Trackberry (Settings, API) and make a new one.',
  'If this is none, write the comment "trackberry:ignore" with a reason on the line, or its fingerprint into .trackberryignore.',
];

const ruleIds = Object.keys(rules) as Rule[];

/** SARIF 2.1.0 (OASIS). File addresses are relative to the root of the repository. */
export function toSarif({ findings, scanned }: Report): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'trackberry-scan', rules: ruleIds.map(descriptorOf) } },
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(resultOf),
        properties: { scanned },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptorOf(id: Rule) {
  const { name, short, full, severity } = rules[id];
  return {
    id,
    name,
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: { text: help.join('\n'), markdown: help.map((line) => `- ${line}`).join('\n') },
    defaultConfiguration: { level: severities[id] },
    properties: { tags: ['security', 'external/cwe/cwe-798'], precision: 'high', 'security-severity': severity },
  };
}

function resultOf({ rule, severity, file, start, end, message, preview, fingerprint, commit, live }: ReportedFinding) {
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: severity,
    message: { text: `${message} (${preview})` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
    partialFingerprints: { 'trackberryFingerprint/v1': fingerprint },
    properties: { preview, commit, live },
  };
}

/** A name may hold anything: `:` would make a scheme of it, `%` an escape. */
function uriOf(file: string): string {
  return file.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
