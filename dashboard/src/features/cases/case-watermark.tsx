import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../../lib/session.ts';
import { Watermark, type WatermarkFacts } from '../../ui/watermark.tsx';
import { notePrint } from './confidential-api.ts';

/** Who reads, on every printed sheet of a case; on the screen as well while it is unmasked. */
export function CaseWatermark({ caseCode, unmasked }: { caseCode: string; unmasked: boolean }) {
  const { data: session } = useQuery(sessionQuery);
  useEffect(() => {
    // A browser prints without asking anybody: that it was about to is all that can be known, and it stands in the case.
    const note = () => void notePrint(caseCode).catch(() => undefined);
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, [caseCode]);
  if (!session) return null;
  const { displayName, account, terminal } = session;
  const facts: WatermarkFacts = { displayName, account, terminal: terminal?.name ?? '', viewing: null };
  return (
    <>
      {unmasked && <Watermark facts={facts} every="minute" on="page" />}
      <Watermark facts={facts} every="minute" on="print" />
    </>
  );
}
