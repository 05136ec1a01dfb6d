import { t } from '@vscode/l10n';
import { javascript } from '../languages/javascript.ts';
import { perl } from '../languages/perl.ts';
import { php } from '../languages/php.ts';
import { python } from '../languages/python.ts';
import { ruby } from '../languages/ruby.ts';
import { awk } from '../languages/scripting.ts';
import { literalFix } from '../literalFix.ts';
import { type Fix, type Refusal, refuse } from '../replacement.ts';

/** Their argument is a script for a shell elsewhere. */
const otherShell = /\b(?:ssh|su|runuser)\b/;
/** A program that they start has an environment of its own. */
const ownEnvironment = /\b(?:docker|podman|kubectl|nerdctl|sudo|doas|chroot|vagrant|lxc|wsl|env[ \t]+-i)\b/;
const shellProgram =
  /(?:\b(?:ba|da|z|k|a)?sh(?:[ \t]+-\w+)*[ \t]+-\w*c|\beval|\btrap(?:[ \t]+--)?|\balias[ \t]+\w+=)[ \t]*$/;
const shellInput = /(?:^|[\s;&|])(?:ba|da|z|k)?sh\b[^\n|;]*<<-?[ \t]*$/;

/** A program as an argument (`options` come before it), or on standard input by a here-document. */
function program(name: string, options: string): RegExp {
  return new RegExp(`\\b${name}(?:[ \\t]+-\\w+)*[ \\t]+(?:${options})[ \\t=]*$|\\b${name}\\b[^\\n|;]*<<-?[ \\t]*$`);
}

const programs: readonly (readonly [RegExp, Fix])[] = [
  [program('python[\\d.]*', '-\\w*c'), literalFix(python)],
  [program('node', '-\\w*[ep]|--eval|--print'), literalFix(javascript)],
  [program('perl', '-\\w*[eE]'), literalFix(perl)],
  [program('ruby', '-\\w*e'), literalFix(ruby)],
  [program('php', '-r'), literalFix(php)],
  [/\b[gmn]?awk(?:[ \t]+-[Fv][ \t]*\S+)*[ \t]+$/, literalFix(awk)],
];

/**
 * The fix of the program that a quoted text is, by the command in front of it; undefined for a text that is only a value.
 * What runs on another machine or in a container is refused: it has an environment of its own.
 */
export function programFix(command: string, shell: Fix): { kind: 'program'; fix: Fix } | Refusal | undefined {
  const statement = command.slice(command.search(/[^\n;|&]*$/));
  const fix =
    shellProgram.test(statement) || shellInput.test(command)
      ? shell
      : programs.find(([pattern]) => pattern.test(statement))?.[1];
  if (otherShell.test(statement) || (fix !== undefined && ownEnvironment.test(statement))) {
    return refuse(
      t('This runs with an environment of its own, where the variable is not set. Pass it there, and read it there.'),
    );
  }
  return fix && { kind: 'program', fix };
}
