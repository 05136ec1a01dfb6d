import { errors } from 'playwright-core';

/** Whether an action came to its end before the timeout it was given; for what is tried again when it did not. */
export async function inTime(action: Promise<unknown>): Promise<boolean> {
  try {
    await action;
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
