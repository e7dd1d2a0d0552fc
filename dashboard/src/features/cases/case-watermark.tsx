import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../lib/session.ts';
import { Watermark, type WatermarkFacts } from '../../ui/watermark.tsx';

/** Who reads, on every printed sheet of a case; on the screen as well while it is unmasked. */
export function CaseWatermark({ unmasked }: { unmasked: boolean }) {
  const { data: session } = useQuery(sessionQuery);
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
