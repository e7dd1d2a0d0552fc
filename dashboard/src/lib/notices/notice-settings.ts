import { type NoticeKind, noticeKinds } from './notice.ts';

/** What an account wants to hear on this browser. */
export interface NoticeSettings {
  /** Off until the person switches it on: a browser lets no page sound before. */
  sound: boolean;
  /** 0–1. */
  volume: number;
  /** Kinds that are not told at all; alarms always are. */
  muted: readonly NoticeKind[];
  /** Do not disturb until then, milliseconds; null = now and always to be disturbed. */
  quietUntil: number | null;
}

export const usualSettings: NoticeSettings = { sound: false, volume: 0.5, muted: [], quietUntil: null };

/** Settings as they were stored; what does not fit is as usual. */
export function parseSettings(stored: string | null): NoticeSettings {
  let read: unknown = null;
  try {
    read = JSON.parse(stored ?? 'null');
  } catch {
    // Somebody else wrote there.
  }
  if (typeof read !== 'object' || read === null) return usualSettings;
  const { sound, volume, muted, quietUntil } = read as Record<string, unknown>;
  return {
    sound: sound === true,
    volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : usualSettings.volume,
    muted: noticeKinds.filter((kind) => kind !== 'alarm' && Array.isArray(muted) && muted.includes(kind)),
    quietUntil: typeof quietUntil === 'number' ? quietUntil : null,
  };
}

export const isQuiet = ({ quietUntil }: NoticeSettings, now: number): boolean =>
  quietUntil !== null && now < quietUntil;

/** How a piece of news is told: not at all, silently in the list, in words, or with a tone as well. */
export type Telling = 'not' | 'listed' | 'said' | 'sounded';

/** A red case is said even when nobody wants to be disturbed: the law of the desk. It sounds only when sound is on and wanted. */
export function tellingOf(kind: NoticeKind, settings: NoticeSettings, now: number): Telling {
  if (kind !== 'alarm' && settings.muted.includes(kind)) return 'not';
  if (isQuiet(settings, now)) return kind === 'alarm' ? 'said' : 'listed';
  return settings.sound ? 'sounded' : 'said';
}
