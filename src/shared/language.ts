/** The two languages of the product. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** How each writes days and numbers. */
export const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
/** Spoken to whoever has chosen none, and says nothing else. */
export const DEFAULT_LANGUAGE: Language = 'fr';

/** The language that Accept-Language likes best of the two (RFC 9110 section 12.5.4); French where it says nothing. */
export function acceptedLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((value) => value !== undefined);
      return { language: tag.split('-')[0]!, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ language, q }) => q > 0 && (LANGUAGES as readonly string[]).includes(language))
    .sort((a, b) => b.q - a.q);
  return (wanted[0]?.language as Language | undefined) ?? DEFAULT_LANGUAGE;
}
