import { createHash } from 'node:crypto';

/** A node as the choice sees it. */
export interface Candidate {
  url: string;
  /** Relays it may run at once: twice as many, twice the cameras. */
  capacity: number;
}

/**
 * Weighted rendezvous hashing: every gateway chooses the same node for a camera, each node gets cameras by its capacity, and when
 * one goes only its own cameras move. Answers the nodes from the first choice to the last.
 */
export function rankNodes<T extends Candidate>(cameraId: string, nodes: readonly T[]): T[] {
  return nodes
    .map((node) => ({ node, score: -node.capacity / Math.log(hashOf(`${node.url} ${cameraId}`)) }))
    .sort((a, b) => b.score - a.score || (a.node.url < b.node.url ? -1 : 1))
    .map(({ node }) => node);
}

/** A number between 0 and 1, neither of them, evenly spread. */
const hashOf = (text: string): number =>
  (createHash('sha256').update(text).digest().readUIntBE(0, 6) + 0.5) / 2 ** 48;
