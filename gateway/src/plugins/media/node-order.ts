import { rankNodes } from './choose-node.ts';
import type { NodeWatch } from './node-watch.ts';

/**
 * Nodes in the order in which they are asked for a camera: where it is relayed already (a picture that runs is not torn away, and
 * no camera is pulled twice), then by rendezvous those with room, those without, and at last those that are silent: they may be back.
 * @param named where this gateway sent the camera's viewers last
 */
export function nodeOrder(
  cameraId: string,
  nodes: readonly NodeWatch[],
  named: string | undefined,
  nowMs: number,
): NodeWatch[] {
  const ranked = rankNodes(cameraId, nodes);
  const relayed = ranked.filter((node) => node.has(cameraId, nowMs));
  const running = relayed.sort((a, b) => {
    const [one, other] = [a.relayOf(cameraId), b.relayOf(cameraId)];
    return (
      Number(b.url === named) - Number(a.url === named) ||
      Number((other?.viewers ?? 0) > 0) - Number((one?.viewers ?? 0) > 0) ||
      // A node that was away still counts the viewers it had: they have moved to one that was not.
      a.aliveSinceMs - b.aliveSinceMs ||
      (other?.viewers ?? 0) - (one?.viewers ?? 0)
    );
  });
  const others = ranked.filter((node) => !running.includes(node));
  const alive = others.filter((node) => node.alive);
  return [
    ...running,
    ...alive.filter((node) => node.hasRoom(nowMs)),
    ...alive.filter((node) => !node.hasRoom(nowMs)),
    ...others.filter((node) => !node.alive),
  ];
}
