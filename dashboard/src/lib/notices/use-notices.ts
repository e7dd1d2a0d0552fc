import { create } from 'zustand';
import { clockNow } from '../clock.ts';
import { type News, type Notice, withNews } from './notice.ts';
import { type NoticeSettings, parseSettings, tellingOf, usualSettings } from './notice-settings.ts';
import { playTone, toneOf } from './tones.ts';

interface Notices {
  /** Whose they are; another account at this browser begins with an empty list. */
  account: string;
  /** The newest first. */
  history: readonly Notice[];
  settings: NoticeSettings;
  /** What was said last, for the live region and the card; null = nothing yet, or put away. */
  said: Notice | null;
  /** Begins the list of an account with the settings that it has on this browser. */
  begin: (account: string) => void;
  /** Tells somebody something; what is told twice is told once. */
  tell: (news: News) => void;
  /** Puts the card away. */
  putAway: () => void;
  /** Marks as read: one matter, or all. */
  markRead: (key?: string) => void;
  clear: () => void;
  set: (part: Partial<NoticeSettings>) => void;
}

const storageKey = (account: string) => `fengqiao.notices.${account}`;

/** Notices of this session at this browser, and what the account wants to hear. Any feature tells by `tellNews`. */
export const useNotices = create<Notices>()((set, get) => ({
  account: '',
  history: [],
  settings: usualSettings,
  said: null,
  begin: (account) => {
    if (account === get().account) return;
    const settings = parseSettings(localStorage.getItem(storageKey(account)));
    set({ account, history: [], settings, said: null });
  },
  tell: (news) => {
    const { history, settings } = get();
    const now = clockNow();
    const telling = tellingOf(news.kind, settings, now);
    if (telling === 'not') return;
    const after = withNews(history, news, now);
    set({ history: after, ...(telling === 'listed' ? {} : { said: after[0] ?? null }) });
    if (telling === 'sounded') void playTone(toneOf(news.kind), settings.volume);
  },
  putAway: () => set({ said: null }),
  markRead: (key) =>
    set(({ history }) => ({
      history: history.map((notice) =>
        key === undefined || notice.key === key ? { ...notice, read: true } : notice,
      ),
    })),
  clear: () => set({ history: [], said: null }),
  set: (part) => {
    const settings = { ...get().settings, ...part };
    localStorage.setItem(storageKey(get().account), JSON.stringify(settings));
    set({ settings });
  },
}));

/** Tells the person at this browser something. The same matter again moves up instead of standing twice. */
export const tellNews = (news: News): void => useNotices.getState().tell(news);
