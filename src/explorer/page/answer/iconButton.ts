import { element, icon } from '../element.ts';

/** A button that shows an icon alone; its label is its name and its tooltip. */
export function iconButton(codicon: string, label: string, onClick: () => void): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label },
    icon(codicon),
  );
  made.addEventListener('click', onClick);
  return made;
}
