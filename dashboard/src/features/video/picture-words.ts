import type { TFunction } from 'i18next';
import { dateTimeOf, secondOf, spanOf } from '../../lib/time.ts';
import type { Picture } from './picture.ts';

export interface PictureWords {
  /** What stands over the picture; null while it is live. */
  title: string | null;
  detail: string | null;
}

/** `hvc1.1.6.L93.B0` → `H.265`; other codecs as they are called. */
export function codecWords(codec: string | null, t: TFunction): string {
  if (!codec) return t('video.thisCodec');
  return /^(hvc1|hev1)/.test(codec) ? 'H.265' : codec;
}

function reasonWords(reason: string | null, t: TFunction): string | null {
  return reason === null ? null : t([`video.reason.${reason}`, `error.${reason}`, 'video.reason.unknown']);
}

/** Whose time the still behind the words has. */
const posterWords = (posterMs: number | null, t: TFunction): string | null =>
  posterMs === null ? null : t('video.poster', { time: dateTimeOf(posterMs) });

const joined = (...words: (string | null)[]): string | null =>
  words.filter((each) => each !== null).join(' · ') || null;

/** A duration as on a wall: `56 s`, then minutes, hours, days. */
function ageWords(ms: number, t: TFunction): string {
  const { unit, count } = spanOf(ms);
  return t(`time.${unit}`, { count });
}

/** The words over a picture in each of its states. */
export function pictureWords({ state, reason, frameAgeMs, posterMs }: Picture, t: TFunction): PictureWords {
  switch (state.kind) {
    case 'live':
      return { title: null, detail: null };
    case 'connecting':
      return {
        title: t('video.connecting'),
        detail: joined(reasonWords(reason, t), posterWords(posterMs, t)),
      };
    case 'frozen':
      return {
        title: t('video.frozenAt', { time: secondOf(state.since) }),
        detail: t('video.frozenFor', {
          reason: reasonWords(reason ?? 'noFrames', t),
          age: ageWords(frameAgeMs ?? 0, t),
        }),
      };
    case 'private':
      return { title: t('video.private'), detail: t('video.privateHint') };
    case 'noSource':
    case 'denied':
      return { title: t(`video.${state.kind}`), detail: null };
    case 'unsupported':
      return {
        title: t('video.unsupported', { codec: codecWords(state.codec, t) }),
        detail: t('video.unsupportedHint'),
      };
    case 'failed':
      return {
        title: t('video.failed'),
        detail: joined(reasonWords(state.reason, t), posterWords(posterMs, t)),
      };
  }
}
