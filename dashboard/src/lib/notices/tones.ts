import type { NoticeKind } from './notice.ts';

interface Beep {
  /** Hertz. */
  pitch: number;
  /** Seconds after the tone begins, and how long. */
  from: number;
  length: number;
}

export const toneNames = ['alarm', 'attention', 'news'] as const;
export type ToneName = (typeof toneNames)[number];

/** Three tones that differ in rhythm as well as in pitch, each shorter than a second: rising twice, two even beeps, one soft one. */
const tones: Record<ToneName, readonly Beep[]> = {
  alarm: [
    { pitch: 660, from: 0, length: 0.14 },
    { pitch: 880, from: 0.15, length: 0.14 },
    { pitch: 660, from: 0.38, length: 0.14 },
    { pitch: 880, from: 0.53, length: 0.2 },
  ],
  attention: [
    { pitch: 587, from: 0, length: 0.12 },
    { pitch: 587, from: 0.22, length: 0.12 },
  ],
  news: [{ pitch: 494, from: 0, length: 0.16 }],
};

const toneOfKind: Record<NoticeKind, ToneName> = {
  alarm: 'alarm',
  dueSoon: 'attention',
  lease: 'attention',
  letter: 'news',
  camera: 'news',
  source: 'news',
};
export const toneOf = (kind: NoticeKind): ToneName => toneOfKind[kind];

/** Loudness at full volume; more would be a shock in a headset. */
const loudest = 0.35;
/** A beep that begins or ends at once clicks. */
const fadeS = 0.012;

let context: AudioContext | null = null;

/** Plays a tone, `volume` 0–1. Resolves to false when the browser lets no sound out, because nobody has touched the page yet. */
export async function playTone(name: ToneName, volume: number): Promise<boolean> {
  context ??= new AudioContext();
  if (context.state !== 'running') await Promise.race([context.resume(), nextTurn()]);
  if (context.state !== 'running') return false;
  for (const { pitch, from, length } of tones[name]) beep(context, pitch, from, length, volume * loudest);
  return true;
}

/** A context that may not run never settles its promise. */
const nextTurn = () => new Promise<void>((done) => setTimeout(done, 200));

function beep(on: AudioContext, pitch: number, from: number, length: number, loudness: number): void {
  const oscillator = on.createOscillator();
  const gain = on.createGain();
  const begin = on.currentTime + from;
  oscillator.type = 'sine';
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(loudness, begin + fadeS);
  gain.gain.setValueAtTime(loudness, begin + length - fadeS);
  gain.gain.linearRampToValueAtTime(0, begin + length);
  oscillator.connect(gain).connect(on.destination);
  oscillator.start(begin);
  oscillator.stop(begin + length);
}
