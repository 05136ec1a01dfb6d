import { t } from '@vscode/l10n';
import { inRegion } from '../region.ts';
import { type Fix, refuse, replacement, withPlaceholder } from '../replacement.ts';
import { shell } from '../shell/shell.ts';
import { lineBefore, lineEnd, lineStart } from './reference.ts';

/** An instruction with all its lines. */
function instructionOf(text: string, at: number): { start: number; end: number } {
  let start = lineStart(text, at);
  while (start > 0 && /\\[ \t]*\r?\n$/.test(text.slice(lineStart(text, start - 1), start))) {
    start = lineStart(text, start - 1);
  }
  let end = lineEnd(text, at);
  while (end < text.length && /\\[ \t]*$/.test(text.slice(lineStart(text, end), end))) {
    end = lineEnd(text, text.indexOf('\n', end) + 1);
  }
  return { start, end };
}

export const dockerfile: Fix = (place) => {
  const { text, start, end, variable } = place;
  if (/^\s*#/.test(lineBefore(place))) {
    return withPlaceholder(place);
  }
  const instruction = instructionOf(text, start);
  const head = /^\s*(?:HEALTHCHECK\s[^\n]*?)?(\w+)\s+(?:--\S+\s+)*/i.exec(
    text.slice(instruction.start, instruction.end),
  );
  const command = { start: instruction.start + (head?.[0].length ?? 0), end: instruction.end };
  const isList = text.charAt(command.start) === '[';
  switch (head?.[1]?.toUpperCase()) {
    case 'RUN': {
      const fixed = isList
        ? refuse(t('A command as a list is not read by a shell. Write it as a line.'))
        : inRegion(place, command, shell);
      const mount = `--mount=type=secret,id=${variable},env=${variable} `;
      return fixed.kind === 'refused'
        ? fixed
        : replacement(
            [{ start: command.start, end: command.start, text: mount }, ...fixed.edits],
            t('Build it with: docker build --secret id={0},env={0} (Dockerfile syntax 1.10 or later).', variable),
          );
    }
    case 'CMD':
    case 'ENTRYPOINT':
      return isList
        ? refuse(
            t(
              'A command as a list is not read by a shell. Let the program read the variable, and pass it with docker run --env.',
            ),
          )
        : inRegion(place, command, shell);
    case 'ARG': {
      const assigned = /=["']?$/.exec(text.slice(command.start, start));
      return assigned === null
        ? refuse(t('Declare the argument without a value, and pass the token as a build secret.'))
        : replacement(
            [{ start: start - assigned[0].length, end: end + (/^["']/.test(text.slice(end)) ? 1 : 0), text: '' }],
            t(
              'Arguments can be read in the history of an image: for what it must not show use RUN --mount=type=secret.',
            ),
          );
    }
    default:
      return refuse(
        t(
          'What stands here is stored in the image for all who have it. Take it out: pass the variable with docker run --env, or as a build secret (RUN --mount=type=secret).',
        ),
      );
  }
};
