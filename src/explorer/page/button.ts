import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/index.js';
import { element } from './element.ts';

interface ButtonParts {
  label: string;
  icon?: string;
  secondary?: boolean;
  title?: string;
  onClick(): void;
}

/** A button as VS Code's own. */
export function button({ label, icon, secondary = false, title, onClick }: ButtonParts): VscodeButton {
  const made = element('vscode-button', { icon, secondary, title }, label);
  made.addEventListener('click', onClick);
  return made;
}
