import type { Language } from '@fengqiao/contract/reference';

/** The language an answer's words are in: Chinese unless English is asked for first. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh';
}
