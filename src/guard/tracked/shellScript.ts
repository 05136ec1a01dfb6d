import { trackedCommand } from '../hookManager.ts';
import { hasBlock, insertBlock, newFile } from './markedBlock.ts';

/** Not every script runs with `sh -e`. */
export const scriptLine = `${trackedCommand} || exit`;

/** Husky up to version 8 has git run the script itself, and finds node by this line. */
const husky8Head = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n';

/**
 * A hook script with our line before its others; as it is where it has the command already. Undefined where it is not for a shell.
 * `text`: undefined for a script that is not there. `by`: what runs it.
 */
export function withScriptLine(text: string | undefined, by: 'git' | 'husky' | 'husky8'): string | undefined {
  if (text === undefined) {
    return newFile({ git: '#!/bin/sh\n', husky: '', husky8: husky8Head }[by], [scriptLine]);
  }
  if (hasBlock(text) || text.includes(trackedCommand)) {
    return text;
  }
  const shebang = /^#![^\n]*(?:\n|$)/.exec(text)?.[0];
  if (text.startsWith('\ufeff') || (shebang !== undefined && !/[!/ ](?:ba|da|a|k|z)?sh(?:\s|$)/.test(shebang))) {
    return undefined;
  }
  const huskys = /^[ \t]*(?:\.|source)[ \t][^\n]*\/_\/husky\.sh[^\n]*(?:\n|$)/m.exec(text);
  return insertBlock(text, huskys === null ? (shebang?.length ?? 0) : huskys.index + huskys[0].length, [scriptLine]);
}

/** Whether what is left of a script that was made for our line is only its head. */
export function isOnlyHead(text: string): boolean {
  return text === '' || text === '#!/bin/sh\n' || text === husky8Head;
}
