import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, machine, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot.ts';

/** What must hold of a measured value. */
export type Bar = { atMost: number } | { atLeast: number };

/** One measured value. */
export interface Row {
  case: string;
  runs: number;
  /** The best that could be reached, with its unit, where that is known. */
  optimum?: string;
  /** Absent: there was nothing to measure, and `notes` say why. */
  value?: number;
  unit: string;
  /** Absent: for comparison only. */
  bar?: Bar;
  /** What explains the value, a line each. */
  notes?: readonly string[];
}

/** A value that is absent has not met its bar. */
export function isMet({ value, bar }: Row): boolean {
  if (bar === undefined) return true;
  if (value === undefined) return false;
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}

/**
 * One line: versions of Node, of this package and of `packages`, the machine, and what else it has been doing.
 * @param programs names with versions, of what is no package here.
 */
export function describeSetting(packages: readonly string[], programs: readonly string[] = []): string {
  const own = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { name: string; version: string };
  const versions = [
    `node ${process.versions.node}`,
    `${own.name} ${own.version}`,
    ...packages.map(describePackage),
    ...programs,
  ];
  const [first] = cpus();
  const hardware = `${first?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const system = `${type()} ${release()} ${machine()}, load ${loadavg()[0]?.toFixed(1)}`;
  return `${versions.join(', ')}; ${hardware}, ${system}`;
}

function describePackage(name: string): string {
  try {
    const file = readFileSync(join(projectRoot, 'node_modules', name, 'package.json'), 'utf8');
    return `${name} ${(JSON.parse(file) as { version: string }).version}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return `${name} missing`;
    throw error;
  }
}

/** The rows as a table for a terminal, notes below their row. */
export function formatTable(rows: readonly Row[]): string {
  const hasOptimum = rows.some(({ optimum }) => optimum !== undefined);
  const head = ['case', 'runs', ...(hasOptimum ? ['optimum'] : []), 'value', 'bar', 'ok'];
  const cells = rows.map((row) => [
    row.case,
    String(row.runs),
    ...(hasOptimum ? [row.optimum ?? ''] : []),
    row.value === undefined ? 'none' : `${round(row.value)} ${row.unit}`,
    describeBar(row.bar),
    row.bar === undefined ? '' : isMet(row) ? 'yes' : 'NO',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((line) => line[column]?.length ?? 0)));
  const format = (line: readonly string[]) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  const notesOf = (index: number) => (rows[index]?.notes ?? []).map((note) => `    ${note}`);
  return [
    format(head),
    format(widths.map((width) => '-'.repeat(width))),
    ...cells.flatMap((line, index) => [format(line), ...notesOf(index)]),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

/** An array of `{case, value, unit, bar, ok}`; `value` and `bar` are null where there is none. */
export async function writeJson(file: string, rows: readonly Row[]): Promise<void> {
  const results = rows.map((row) => ({
    case: row.case,
    value: row.value ?? null,
    unit: row.unit,
    bar: row.bar === undefined ? null : describeBar(row.bar),
    ok: isMet(row),
  }));
  await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`);
}

function describeBar(bar: Bar | undefined): string {
  if (bar === undefined) return '';
  return 'atMost' in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`;
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
