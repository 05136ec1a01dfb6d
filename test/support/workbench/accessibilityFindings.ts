import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { projectRoot } from '../projectRoot.ts';

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
  readonly passes: readonly unknown[];
}

/**
 * What axe-core finds serious or critical in this page, a line each: the rule, the element, what is wrong with it.
 * The page's shadow roots are looked into; its policy forbids scripts of others, so axe is put there by the browser.
 * @throws Error when axe has checked nothing.
 */
export async function accessibilityFindings(page: FrameLocator): Promise<string[]> {
  const source = await readFile(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');
  const body = page.locator('body');
  await body.evaluate(`globalThis.axe ?? (() => { ${source} })()`);
  const { violations, passes } = await body.evaluate<AxeResults, unknown>(
    `axe.run(document, { resultTypes: ['violations'] })`,
  );
  if (passes.length === 0) throw new Error('axe-core has checked nothing.');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) =>
          `${impact} ${id} (${help}): ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
      ),
    );
}
