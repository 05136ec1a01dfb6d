import { t } from '@vscode/l10n';
import type { Connection, FromPage } from '../protocol.ts';
import { button } from './button.ts';
import { element, icon } from './element.ts';

/** Which organization and server the calls go to. */
export function connectionBar(connection: Connection): HTMLElement {
  const where = element('span', { class: 'quiet' }, new URL(connection.baseUrl).host);
  if (!connection.connected) {
    return element('p', { class: 'connection' }, icon('debug-disconnect'), t('Not connected'));
  }
  const { organization, sandbox } = connection;
  return sandbox
    ? element('p', { class: 'connection sandbox' }, icon('beaker'), element('strong', {}, t('Sandbox')), where)
    : element('p', { class: 'connection' }, icon('organization'), element('strong', {}, organization), where);
}

/** Shown in place of Send while there is nobody to send to. */
export function connectInvitation(post: (message: FromPage) => void): HTMLElement {
  const run = (command: 'setToken' | 'startSandbox' | 'switchOrganization') => () =>
    post({ type: 'runCommand', command });
  const choose = button({ label: t('Choose Organization…'), icon: 'organization', onClick: run('switchOrganization') });
  choose.classList.add('choose');
  const set = button({ label: t('Set API Token'), icon: 'key', onClick: run('setToken') });
  set.classList.add('set');
  return element(
    'section',
    { class: 'invitation', 'aria-label': t('Connect') },
    icon('plug'),
    element(
      'div',
      {},
      element('strong', {}, t('Connect to send calls')),
      element(
        'p',
        {},
        t(
          'Set an API token of your organization, or try everything against the built-in sandbox with invented shipments. Filling in a call and copying it as code work without either.',
        ),
      ),
      element(
        'div',
        { class: 'buttons' },
        choose,
        set,
        button({ label: t('Start Sandbox'), icon: 'beaker', secondary: true, onClick: run('startSandbox') }),
      ),
    ),
  );
}

/** Shows it while it is needed; where there are organizations to choose from, with that choice in the place of a token. */
export function paintInvitation(invitation: HTMLElement, connection: Connection): void {
  invitation.hidden = connection.connected;
  const isChoice = !connection.connected && connection.organizations === true;
  for (const each of invitation.querySelectorAll<HTMLElement>('.choose, .set')) {
    each.hidden = each.classList.contains('choose') !== isChoice;
  }
}
