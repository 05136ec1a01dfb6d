import type { Report } from './reported.ts';
import { headline, oneLine } from './text.ts';

/** Annotations: GitHub's workflow commands, one a line, as its runner (`ActionCommand.cs`) and toolkit (`command.ts`) escape them. */
export function toGithub({ findings }: Report): string {
  const commands = findings.map(({ severity, rule, file, start, end, message, preview, commit, live }) => {
    const properties = Object.entries({
      file,
      line: start.line + 1,
      endLine: end.line + 1,
      col: start.character + 1,
      endColumn: end.character + 1,
      title: `Trackberry: ${rule}`,
    });
    const list = properties.map(([name, value]) => `${name}=${escapedProperty(String(value))}`).join(',');
    const more = [preview, commit === undefined ? '' : `commit ${commit}`, live ?? ''].filter((part) => part !== '');
    return `::${severity} ${list}::${escapedData(`${message} (${more.join(', ')})`)}\n`;
  });
  return `${commands.join('')}${headline(findings)}\n`;
}

function escapedData(text: string): string {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  // What is left of control characters would reach whoever reads the log.
  return oneLine(escaped);
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
