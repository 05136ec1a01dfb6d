/** Lets Ctrl+C end this process by `exit`, so that what was started in process groups of their own is ended too. */
export function exitOnSignal(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(code));
  }
}
