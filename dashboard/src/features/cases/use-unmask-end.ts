import type { CaseDetail } from '@fengqiao/contract/cases';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { clockNow } from '../../lib/clock.ts';
import { useNow } from '../../lib/use-now.ts';
import { queryKeys } from '../../live/query-keys.ts';

/** Between asking for the masked case and asking again, while the gateway's clock has not got there yet. */
const againMs = 1_000;

/** Milliseconds at which a case may no longer be shown as written; null where it is not unmasked. */
export function unmaskEnd(detail: CaseDetail | undefined): number | null {
  const until = detail?.confidentiality.unmaskedUntil;
  return detail?.confidentiality.visibility === 'unmasked' && until ? Date.parse(until) : null;
}

/**
 * When an unmasking ends, takes what was written out of the cache and asks for the masked case. True from that moment on: nothing
 * of it is drawn any more, however long the answer takes.
 */
export function useUnmaskEnd(caseCode: string, detail: CaseDetail | undefined): boolean {
  const queryClient = useQueryClient();
  const end = unmaskEnd(detail);
  const over = useNow(1_000) >= (end ?? Number.POSITIVE_INFINITY);
  // `detail`: an answer that is still unmasked but over is asked for again.
  useEffect(() => {
    if (end === null || !detail) return;
    const drop = () => void queryClient.resetQueries({ queryKey: queryKeys.caseDetail(caseCode) });
    const leftMs = end - clockNow();
    const timer = setTimeout(drop, leftMs > 0 ? leftMs : againMs);
    return () => clearTimeout(timer);
  }, [queryClient, caseCode, end, detail]);
  return over;
}
