import { createHash } from 'node:crypto';

/**
 * Rendezvous hashing: every gateway chooses the same node for a camera, and when a node goes only its own cameras move.
 * Answers the nodes from the first choice to the last.
 */
export function rankNodes(cameraId: string, nodeUrls: readonly string[]): string[] {
  const weight = (url: string): string => createHash('sha256').update(`${url} ${cameraId}`).digest('hex');
  return nodeUrls
    .map((url) => ({ url, weight: weight(url) }))
    .sort((a, b) => (a.weight < b.weight ? 1 : -1))
    .map(({ url }) => url);
}
