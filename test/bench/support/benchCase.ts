import type { Row } from './report.ts';

/** A part of a bench that can be run alone. */
export interface BenchCase {
  name: string;
  /** Idle nearly always, so it runs beside all others. */
  beside?: true;
  run(): Promise<Row[]>;
}
