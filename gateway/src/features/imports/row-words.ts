import { channels } from '@fengqiao/contract/cases';
import type { ImportMapping } from '@fengqiao/contract/imports';
import type { Profile } from '../../profiles/profile-schema.ts';

type Channel = (typeof channels)[number];

const channelWords: Record<string, Channel> = {
  现场: 'onsite',
  平台: 'platform',
  网络: 'platform',
  电话: 'phone',
  微信: 'wechat',
  短信: 'sms',
};

/** Category codes by word: the mapping's own words, the profile's labels, and the codes themselves. */
export function categoryWords(mapping: ImportMapping, profile: Profile): Map<string, string> {
  const words = new Map<string, string>();
  for (const { code, label } of profile.categories) {
    for (const word of [code, label.zh, `${label.zh}纠纷`, label.en]) words.set(word, code);
  }
  for (const [word, code] of Object.entries(mapping.categories ?? {})) words.set(word.trim(), code);
  return words;
}

/** The channel of a word; null = a channel that the product has no word for is left out: it decides nothing. */
export function channelOf(text: string, own: ImportMapping['channels'] = {}): Channel | null {
  if (text === '') return null;
  const code = channels.find((channel) => channel === text);
  if (code !== undefined) return code;
  for (const words of [own, channelWords]) {
    const word = Object.keys(words).find((one) => text.includes(one));
    if (word !== undefined) return words[word] ?? null;
  }
  return null;
}
