import type { TFunction } from 'i18next';
import { ApiError } from '../lib/api.ts';

/**
 * An error in words. The table of the contract is translated by code; where a message carries figures or names, the gateway's own
 * words stand behind it.
 */
export function errorWords(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('error.unexpected');
  return refusalWords(error, t);
}

/** A refusal by its code, with the facts that the gateway gave filled in; a code without words says what the gateway said. */
export function refusalWords(
  { code, message, details }: { code: string; message: string; details?: unknown },
  t: TFunction,
): string {
  const facts = typeof details === 'object' && details !== null && !Array.isArray(details) ? details : {};
  return t(`error.${code}`, { ...facts, defaultValue: message || t('error.unexpected') });
}

/** The gateway's own words when they say more than the translation does, else ''. */
export function errorDetail(error: unknown): string {
  const telling = /^(request\.invalid|event\.|import\.|row\.|setup\.weak|rules\.invalid)/;
  return error instanceof ApiError && telling.test(error.code) ? error.message : '';
}
