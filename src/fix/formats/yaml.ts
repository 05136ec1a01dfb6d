import { t } from '@vscode/l10n';
import type { TextRange } from '../../scan/textRange.ts';
import { inRegion } from '../region.ts';
import {
  type Fix,
  type Place,
  type Refusal,
  type Replacement,
  refuse,
  replacement,
  withPlaceholder,
} from '../replacement.ts';
import { shell } from '../shell/shell.ts';
import { flowScalar, hashComment, lineBefore, lineEnd, lineStart } from './reference.ts';

/** A value of YAML: its text without quotes, of a block all its lines. */
interface Scalar extends TextRange {
  kind: 'plain' | 'single' | 'double' | 'block';
  /** The line that names it, up to the value. */
  head: string;
}

const head = /^[ \t]*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[^\s#"'[\]{},-][^#"'\r\n]*?|-(?=\w)[^:\r\n]*):[ \t]+)?/;

/** The value that holds the secret. */
function scalarOf({ text, start, end }: Place): Scalar {
  const from = lineStart(text, start);
  const indent = /^[ \t]*/.exec(text.slice(from, start))?.[0].length ?? 0;
  let above = from;
  while (above > 0 && indent > 0) {
    const previous = lineStart(text, above - 1);
    const line = text.slice(previous, above).trimEnd();
    const depth = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (line !== '' && depth < indent) {
      if (/(?:^|[:\s-])[|>][-+\d]*(?:[ \t]+#.*)?$/.test(line)) {
        return { kind: 'block', head: line, start: above, end: blockEnd(text, end, depth) };
      }
      break;
    }
    above = previous;
  }
  const before = head.exec(text.slice(from, start))?.[0] ?? '';
  const valueStart = from + before.length;
  const quote = text.charAt(valueStart);
  if (quote === '"' || quote === "'") {
    const close = quote === '"' ? /(?<!\\)"/g : /'(?!')/g;
    close.lastIndex = end;
    const kind = quote === '"' ? 'double' : 'single';
    return { kind, head: before, start: valueStart + 1, end: close.exec(text)?.index ?? text.length };
  }
  return { kind: 'plain', head: before, start: valueStart, end: lineEnd(text, end) };
}

function blockEnd(text: string, from: number, depth: number): number {
  let at = lineEnd(text, from);
  while (at < text.length) {
    const next = text.indexOf('\n', at) + 1;
    if (next === 0) {
      return text.length;
    }
    const end = lineEnd(text, next);
    const line = text.slice(next, end);
    if (line.trim() !== '' && (/^[ \t]*/.exec(line)?.[0].length ?? 0) <= depth) {
      return at;
    }
    at = end;
  }
  return at;
}

/** A template in braces, in quotes where a value may not begin with a brace. `write` is given the quote that may stand in it. */
function template(place: Place, write: (quote: '"' | "'") => string): Replacement | Refusal {
  const { text, start, end } = place;
  if (/\{\{(?:(?!\}\})[^\r\n])*$/.test(text.slice(Math.max(0, start - 400), start))) {
    return refuse(t('Here the token stands in a template. Read the variable in it by hand, and take the token out.'));
  }
  const flow = flowScalar(place);
  if (flow !== undefined) {
    return replacement([
      { ...flow, text: `"${text.slice(flow.start, start)}${write("'")}${text.slice(end, flow.end)}"` },
    ]);
  }
  const scalar = scalarOf(place);
  const read = write(scalar.kind === 'single' ? '"' : "'");
  const isFirst = scalar.kind === 'plain' && scalar.start === start;
  return isFirst
    ? replacement([
        { start, end: scalar.end, text: `"${read}${text.slice(end, scalar.end).replace(/["\\]/g, '\\$&')}"` },
      ])
    : replacement([{ start, end, text: read }]);
}

/** GitLab, CircleCI, Bitbucket, Travis: scripts for a shell, and values in which `$X` is put in. */
function pipeline(place: Place): Replacement | Refusal {
  const { text, start, end, variable } = place;
  const scalar = scalarOf(place);
  const name = /([\w-]+)["']?:[ \t]*[|>]?[-+\d]*[ \t]*$/.exec(scalar.head)?.[1];
  const isOwn = name === variable || (name === 'value' && /^variables:/m.test(text));
  if (isOwn && scalar.start <= start && text.slice(end, scalar.end).trim() === '') {
    return refuse(t('Take this line out, and set {0} as a masked variable in the settings of the project.', variable));
  }
  const isScript =
    name === undefined
      ? /^[ \t]*-/.test(scalar.head)
      : /^(?:script|run|command|before_script|after_script)$/.test(name);
  if (!isScript) {
    return replacement([{ start, end, text: /^\w/.test(text.slice(end)) ? `\${${variable}}` : `$${variable}` }]);
  }
  const write = {
    plain: (added: string) => added,
    block: (added: string) => added,
    single: (added: string) => added.replaceAll("'", "''"),
    double: (added: string) => added.replace(/[\\"]/g, '\\$&'),
  }[scalar.kind];
  const escaped = scalar.kind === 'double' ? /\\/ : scalar.kind === 'single' ? /''/ : /(?!)/;
  // With escapes in it the script is not what stands here.
  return escaped.test(text.slice(scalar.start, scalar.end))
    ? replacement(
        [{ start, end, text: `\${${variable}}` }],
        t('Look at the quotes round the variable: in single quotes a shell does not read it.'),
      )
    : inRegion(place, scalar, shell, write);
}

/** A kind, containers, or `name` and `value` of a variable beside each other. */
const manifest =
  /^kind:|^[ \t]*(?:- )?containers:|^[ \t]*- \{?[ \t]*(?:name:[^\n]*(?:\n|,)[ \t]*value|value:[^\n]*(?:\n|,)[ \t]*name):/m;

const kubernetes = (): string =>
  t(
    'Kubernetes reads no environment here. Put the token into a Secret that is not in the repository, and refer to it with valueFrom.secretKeyRef.',
  );

const ansibleFile =
  /(?:^|\/)(?:(?:playbooks?|roles|tasks|handlers|group_vars|host_vars|vars)\/|(?:playbook|site|tasks|handlers|vars)\.ya?ml$)/;

/** By what the file says of itself. */
export const yaml: Fix = (place) => {
  const { text, file } = place;
  if (hashComment.test(lineBefore(place))) {
    return withPlaceholder(place);
  }
  if (/(?:^|\/)(?:\.gitlab-ci[^/]*|bitbucket-pipelines|\.travis|\.circleci\/config|\.drone)\.ya?ml$/.test(file)) {
    return pipeline(place);
  }
  if (/^(?:openapi|swagger):/m.test(text) || /(?:^|\/)(?:openapi|swagger)[^/]*$/i.test(file)) {
    return withPlaceholder(place);
  }
  if (/(?:^|\/)\w*cassettes\//.test(file)) {
    return withPlaceholder(place);
  }
  if (manifest.test(text)) {
    return refuse(kubernetes());
  }
  if (/(?:^|\/)(?:templates\/[^/]+|values[^/]*)\.ya?ml$/.test(file)) {
    return refuse(
      t(
        'Helm reads no environment. Leave the value empty, and name an existing Secret, or set it where the chart is installed.',
      ),
    );
  }
  if (/(?:^|\/)insomnia[^/]*$/i.test(file)) {
    return template(place, () => `{{ _.${place.variable} }}`);
  }
  if (ansibleFile.test(file) || /^- (?:name:[^\n]*\n\s+)?hosts:|\bansible\./m.test(text)) {
    return template(place, (quote) => `{{ lookup(${quote}env${quote}, ${quote}${place.variable}${quote}) }}`);
  }
  if (/^services:/m.test(text) && /^\s+image:|^\s+build:/m.test(text)) {
    return replacement([{ start: place.start, end: place.end, text: `\${${place.variable}}` }]);
  }
  return refuse(
    t(
      'YAML reads no environment. Keep the token out of this file, and let the program that reads it take the variable.',
    ),
  );
};
