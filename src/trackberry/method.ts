/** The methods that are known, in the order in which the calls of one path are listed. */
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** Whether a call may change something: it is asked for once, and never repeated by itself. */
export function isWrite(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
