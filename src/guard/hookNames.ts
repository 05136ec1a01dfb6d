/** What stops a commit: git runs the second one, and not the first, for a merge that it commits by itself. */
export const commitHooks = ['pre-commit', 'pre-merge-commit'] as const;

/** Every hook of git that can be installed. */
export const hookNames = [...commitHooks, 'pre-push'] as const;

export type CommitHook = (typeof commitHooks)[number];
export type HookName = (typeof hookNames)[number];
