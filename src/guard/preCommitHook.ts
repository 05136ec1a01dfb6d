import type { Git } from '../scan/git.ts';

export type HookStatus =
  /** Ours, as it was installed. `chained`: it runs the hook that was there before. */
  | { kind: 'installed'; path: string; chained: boolean }
  /** None, or another one that installing would chain. */
  | { kind: 'absent'; path: string; existing: boolean }
  | Refusal;

/** `reason`: one or two sentences that say what to do. */
export interface Refusal {
  kind: 'refused';
  reason: string;
}

export type InstallResult =
  | { kind: 'installed'; path: string; chained: boolean }
  /** Ours was there with other paths in it. */
  | { kind: 'updated'; path: string; chained: boolean }
  | { kind: 'already'; path: string; chained: boolean }
  | Refusal;

/** `restored`: the earlier hook is back in its place. */
export type RemoveResult =
  | { kind: 'removed'; path: string; restored: boolean }
  | { kind: 'absent'; path: string }
  | Refusal;

export interface HookProgram {
  /** The editor's own executable; it runs as Node with ELECTRON_RUN_AS_NODE=1. */
  runtime: string;
  /** dist/trackberry-scan.cjs, or a copy of it. */
  cli: string;
  /** What `exportFingerprints` wrote. */
  knownTokensFile?: string;
}

export async function hookStatus(_git: Git, _folder: string): Promise<HookStatus> {
  return { kind: 'refused', reason: 'Not built yet.' };
}

export async function installHook(_git: Git, _folder: string, _program: HookProgram): Promise<InstallResult> {
  return { kind: 'refused', reason: 'Not built yet.' };
}

export async function removeHook(_git: Git, _folder: string): Promise<RemoveResult> {
  return { kind: 'refused', reason: 'Not built yet.' };
}
