import type { Redactor } from './redactor.ts';

/** What the core needs of a log; VS Code's LogOutputChannel fits as it is. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A log that no known token can pass, whatever a caller writes into it. */
export function redactedLog(log: Log, redactor: Redactor): Log {
  return {
    debug: (message) => log.debug(redactor.redact(message)),
    info: (message) => log.info(redactor.redact(message)),
    warn: (message) => log.warn(redactor.redact(message)),
    error: (message) => log.error(redactor.redact(message)),
  };
}
