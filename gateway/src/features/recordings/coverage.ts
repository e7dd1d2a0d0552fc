import type { RecordedSpan } from '@fengqiao/contract/recordings';
import type { FastifyInstance } from 'fastify';
import { NodeClient } from './node-client.ts';

/** Epoch ms. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** What one node holds of a camera and a time. */
export interface NodeHolding {
  client: NodeClient;
  node: ReturnType<FastifyInstance['media']['nodes']>[number];
  spans: Span[];
}

/** Asks every node that answers; `complete` false when one did not that may hold something. */
export async function holdings(
  app: FastifyInstance,
  cameraId: string,
  { fromMs, toMs }: Span,
): Promise<{ holdings: NodeHolding[]; complete: boolean }> {
  const nodes = app.media.nodes();
  const asked = await Promise.all(
    nodes.map(async (node): Promise<NodeHolding | null> => {
      const client = new NodeClient(node.url, app.config.streamsSecret ?? '');
      if (!node.alive) return null;
      const answer = await client.coverage(cameraId, fromMs, toMs).catch(() => null);
      return answer === null ? null : { client, node, spans: answer.spans };
    }),
  );
  const holdings = asked.filter((each) => each !== null);
  return { holdings, complete: holdings.length === nodes.length };
}

/** The spans of several nodes as one list, joined where they meet or overlap. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { fromMs, toMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = joined.at(-1);
    if (last !== undefined && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else joined.push({ fromMs, toMs });
  }
  return joined;
}

/** ms that spans hold together. */
export const held = (spans: readonly Span[]): number =>
  spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);

export const toRecordedSpan = ({ fromMs, toMs }: Span): RecordedSpan => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});
