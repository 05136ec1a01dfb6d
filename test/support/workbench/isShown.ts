import { errors, type Locator } from 'playwright-core';

/** Whether it can be seen, or can be within `timeout` milliseconds. */
export async function isShown(locator: Locator, timeout: number): Promise<boolean> {
  try {
    await locator.waitFor({ state: 'visible', timeout });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
