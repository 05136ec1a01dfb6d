import type { Workbench } from './workbench/workbench.ts';

/** Types a first token and its organization's name, as a person does after "Set API Token…". */
export async function connect(workbench: Workbench, token: string, organization: string): Promise<void> {
  await workbench.runCommand('Trackberry: Set API Token…');
  await workbench.quickInput.answer(token, 'Trackberry API Token');
  await workbench.quickInput.answer(organization, 'Name of the Organization');
}

/** Types another token of an organization that is stored. */
export async function replaceToken(workbench: Workbench, token: string, organization: string): Promise<void> {
  await workbench.runCommand('Trackberry: Set API Token…');
  await workbench.quickInput.answer(token, 'Trackberry API Token');
  await workbench.quickInput.waitFor('Whose Token Is This?');
  await workbench.quickInput.pick(organization);
}
