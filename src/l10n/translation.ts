import { config, t } from '@vscode/l10n';

/** What a window or a page shows texts in. */
export interface Translation {
  /** VS Code's display language, a BCP 47 tag. */
  language: string;
  /** English text → its translation. Undefined when there is none for this language: then all texts are English. */
  texts: Readonly<Record<string, string>> | undefined;
}

/** Under this key the translation in use also holds its language: so there is one state, that of `@vscode/l10n`. */
const languageKey = '@language';

/** Has `t` of `@vscode/l10n` translate from here on. To be called before the first text is made. */
export function useTranslation({ language, texts }: Translation): void {
  config({ contents: { ...texts, [languageKey]: canonical(language) } });
}

/** The language for `Intl`: VS Code's display language, English where none was told (in a terminal, in tests). */
export function displayLanguage(): string {
  const language = t(languageKey);
  return language === languageKey ? 'en' : language;
}

/** `Intl` throws on a tag that is none, and any text may follow `code --locale`. */
function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
