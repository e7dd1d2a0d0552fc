import type { Decision, DecisionInput } from '@fengqiao/contract/decisions';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ApiError } from '../../lib/api.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { decide } from './api.ts';
import { isThere, keepWaiting, readWaiting, type Waiting } from './outbox.ts';

/** How long the line is given before what waits is sent again. */
const againMs = 5_000;

export interface Outbox {
  /** Taken and not at the server yet, the oldest first. */
  waiting: readonly Waiting[];
  /** Keeps a decision on this machine and sends it. */
  add(input: DecisionInput): void;
  /** Takes one back that waits, to change it or to throw it away. */
  take(key: string): DecisionInput | null;
}

/** Refused for good, so that a person has to look; null = the line, the login or the load: it is sent again. */
function refusalOf(error: unknown): Waiting['refused'] {
  if (!(error instanceof ApiError) || error.status < 400 || error.status >= 500) return null;
  if (error.status === 401 || error.status === 429) return null;
  return { code: error.code, message: error.message };
}

/**
 * Decisions of a meeting on their way: on this machine until the server has said yes. What the line loses is sent again; what the
 * gateway refuses stays with its reason. `reload`: asks the server anew which decisions it has.
 */
export function useOutbox(meetingId: string, reload: () => Promise<readonly Decision[]>): Outbox {
  const queryClient = useQueryClient();
  const [waiting, setWaiting] = useState(() => readWaiting(localStorage, meetingId));
  const sending = useRef(false);
  /** What is kept is the truth: another tab may have sent some of it. */
  const keep = (change: (before: readonly Waiting[]) => Waiting[]) => {
    const next = change(readWaiting(localStorage, meetingId));
    keepWaiting(localStorage, meetingId, next);
    setWaiting(next);
  };
  const drop = (key: string) => keep((before) => before.filter((each) => each.key !== key));

  const send = async (each: Waiting): Promise<void> => {
    // It may be there: the line can be cut between the storing and the answer.
    if (isThere(await reload(), each)) return drop(each.key);
    try {
      await decide(meetingId, each.input);
    } catch (error) {
      const refused = refusalOf(error);
      if (refused === null) throw error;
      keep((before) => before.map((one) => (one.key === each.key ? { ...one, refused } : one)));
      return;
    }
    // First it stands among those taken, then it goes from those that wait: never nowhere.
    await reload().catch(() => []);
    drop(each.key);
    void queryClient.invalidateQueries({ queryKey: queryKeys.decisions });
  };

  const flush = useEffectEvent(async () => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (const each of readWaiting(localStorage, meetingId)) if (each.refused === null) await send(each);
    } catch {
      // The line is cut: what is left stays kept, and the next round sends it.
    } finally {
      sending.current = false;
    }
  });

  const onWay = waiting.filter(({ refused }) => refused === null).length;
  useEffect(() => {
    if (onWay === 0) return;
    void flush();
    const timer = setInterval(() => void flush(), againMs);
    return () => clearInterval(timer);
  }, [onWay]);

  return {
    waiting,
    add: (input) =>
      keep((before) => [...before, { key: crypto.randomUUID(), input, at: Date.now(), refused: null }]),
    take: (key) => {
      const found = waiting.find((each) => each.key === key);
      drop(key);
      return found?.input ?? null;
    },
  };
}
