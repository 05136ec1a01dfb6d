import assert from 'node:assert/strict';
import { type InstallResult, installHooks, type RemoveResult, removeHooks } from '../../../src/guard/gitHooks.ts';
import { commitHooks, type HookName } from '../../../src/guard/hookNames.ts';
import { type HookPlaces, hookPlaces, type PlainPlace } from '../../../src/guard/hookPlace.ts';
import type { HookProgram } from '../../../src/guard/hookScript.ts';
import type { Refusal } from '../../../src/guard/refusal.ts';
import { Git } from '../../../src/scan/git.ts';
import { isolatedGitEnvironment } from '../../support/temporaryRepository.ts';

export const git = new Git('git', isolatedGitEnvironment());

export async function placesOf(folder: string, by = git): Promise<HookPlaces> {
  const places = await hookPlaces(by, folder);
  assert.equal(places.kind, 'places', JSON.stringify(places));
  return places as HookPlaces;
}

/** Where plain hooks of this repository go; fails where they go elsewhere. */
export async function plainPlace(folder: string, by = git): Promise<PlainPlace> {
  const { active } = await placesOf(folder, by);
  assert.ok(active.kind === 'own' || active.kind === 'shared', JSON.stringify(active));
  return active;
}

export async function install(
  folder: string,
  program: HookProgram,
  names: readonly HookName[] = commitHooks,
): Promise<InstallResult> {
  return installHooks(await plainPlace(folder), names, program);
}

export async function remove(folder: string): Promise<RemoveResult> {
  return removeHooks(await plainPlace(folder));
}

/** The reason, where nothing was done. */
export function reasonOf(result: { kind: string } | Refusal): string {
  assert.equal(result.kind, 'refused', JSON.stringify(result));
  return (result as Refusal).reason;
}
