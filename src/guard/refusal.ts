/** What is not done, and why. `reason`: one or two sentences that say what to do. */
export interface Refusal {
  kind: 'refused';
  reason: string;
}

export function refuse(reason: string): Refusal {
  return { kind: 'refused', reason };
}

const notPermitted = ['EACCES', 'EPERM', 'EROFS'];

/** The sentence for a folder that turns out not to be writable; any other error is thrown on. */
export function refusalFor(error: unknown, folder: string): Refusal {
  if (error instanceof Error && 'code' in error && notPermitted.some((code) => code === error.code)) {
    return refuse(`${folder} cannot be written to. Allow it, and try again.`);
  }
  throw error;
}
