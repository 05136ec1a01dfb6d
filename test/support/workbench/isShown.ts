import type { Locator } from 'playwright-core';
import { inTime } from './inTime.ts';

/** Whether it can be seen, or can be within `timeout` milliseconds. */
export function isShown(locator: Locator, timeout: number): Promise<boolean> {
  return inTime(locator.waitFor({ state: 'visible', timeout }));
}
