import { type Translation, useTranslation } from '../../l10n/translation.ts';

/** Takes the translation that `pageHtml` wrote into the page. To be called before anything is shown. */
export function usePageTranslation(): void {
  const written = document.getElementById('translation')?.textContent ?? '';
  useTranslation(JSON.parse(written) as Translation);
}
