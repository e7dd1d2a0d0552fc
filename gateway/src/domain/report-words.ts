import type { Language } from '@fengqiao/contract/reference';
import { dayInWords } from './document-words.ts';
import { addDays, startOfDay } from './instant.ts';

/** `2026年11月16日至2026年11月22日`; one day stands alone. `until` is excluded. */
export function periodInWords(from: string, until: string, language: Language = 'zh'): string {
  const last = addDays(until, -1);
  if (language === 'en') return from === last ? from : `${from} to ${last}`;
  const words = (day: string) => dayInWords(new Date(startOfDay(day)).toISOString());
  return from === last ? words(from) : `${words(from)}至${words(last)}`;
}
