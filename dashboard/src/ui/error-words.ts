import type { TFunction } from 'i18next';
import { ApiError } from '../lib/api.ts';

/**
 * An error in words. The table of the contract is translated by code; where a message carries figures or names, the gateway's own
 * words stand behind it.
 */
export function errorWords(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t('error.unexpected');
  return t(`error.${error.code}`, { defaultValue: error.message || t('error.unexpected') });
}

/** The gateway's own words when they say more than the translation does, else ''. */
export function errorDetail(error: unknown): string {
  const telling = /^(request\.invalid|event\.|import\.|row\.|setup\.weak)/;
  return error instanceof ApiError && telling.test(error.code) ? error.message : '';
}
