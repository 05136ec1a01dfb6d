import * as vscode from 'vscode';
import { type HistoryBin, historyBinMs } from '../../trackberry/callHistory.ts';

const height = 36;
const barWidth = 4;
const sentColor = '#3794ff';
const refusedColor = '#f14c4c';

/** The calls of the last ten minutes as a small picture: Markdown, with the same in words for who does not see it. */
export function quotaPicture(history: readonly HistoryBin[]): string {
  const sent = history.reduce((sum, bin) => sum + bin.sent, 0);
  const refused = history.reduce((sum, bin) => sum + bin.refused, 0);
  const minutes = (history.length * historyBinMs) / 60_000;
  const words = vscode.l10n.t('Last {0} minutes: {1} sent, {2} refused', minutes, sent, refused);
  return `![${words}](data:image/svg+xml;base64,${btoa(svg(history))})\n\n${words}`;
}

function svg(history: readonly HistoryBin[]): string {
  const most = Math.max(1, ...history.map((bin) => bin.sent));
  const bar = (x: number, calls: number, color: string) => {
    const tall = calls === 0 ? 0 : Math.max(2, Math.round((calls / most) * (height - 2)));
    return `<rect x="${x}" y="${height - tall}" width="${barWidth - 1}" height="${tall}" fill="${color}"/>`;
  };
  const bars = history.flatMap(({ sent, refused }, index) => [
    bar(index * barWidth, sent, sentColor),
    bar(index * barWidth, refused, refusedColor),
  ]);
  const width = history.length * barWidth;
  const line = `<rect y="${height - 1}" width="${width}" height="1" fill="#808080"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${line}${bars.join('')}</svg>`;
}
