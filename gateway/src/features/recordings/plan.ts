import type { NodeRecordings } from '@fengqiao/contract/recordings';

/** A streams node as it answered just now. */
export interface AnsweringNode {
  url: string;
  capacity: number;
  /** Whether it has a folder to record into. */
  records: boolean;
  items: NodeRecordings['items'];
}

/** A camera as it was decided on. */
export interface Decided {
  cameraId: string;
  /** 0: nothing more is recorded. */
  hours: number;
  keptHours: number;
  /** Changes whenever the node has to be told anew. */
  version: number;
}

/** What a node has to be told. */
export type Step =
  | { url: string; cameraId: string; do: 'record'; hours: number }
  | { url: string; cameraId: string; do: 'keep'; hours: number }
  | { url: string; cameraId: string; do: 'destroy' };

/**
 * The steps from what the nodes say to what was decided: each camera is recorded by one node, `choose` says which; what others hold of
 * it stays for its hours; what nobody decided on goes.
 * @param told version that a node was last told of a camera, by `<url> <camera>`
 */
export function stepsTo(
  decided: readonly Decided[],
  nodes: readonly AnsweringNode[],
  choose: (cameraId: string, nodes: readonly AnsweringNode[]) => AnsweringNode | undefined,
  told: ReadonlyMap<string, number>,
): Step[] {
  const steps: Step[] = [];
  const recording = nodes.filter(({ records }) => records);
  const known = new Map(decided.map((each) => [each.cameraId, each]));
  for (const { cameraId, hours, version } of decided) {
    if (hours === 0) continue;
    const node = choose(cameraId, recording);
    if (node === undefined) continue;
    const item = node.items.find((each) => each.cameraId === cameraId);
    const holds = item?.recording === true && item.hours === hours;
    if (!holds || told.get(`${node.url} ${cameraId}`) !== version)
      steps.push({ url: node.url, cameraId, do: 'record', hours });
  }
  for (const { url, items } of nodes)
    for (const { cameraId, ...item } of items) {
      const decision = known.get(cameraId);
      if (decision === undefined) steps.push({ url, cameraId, do: 'destroy' });
      else if (decision.hours === 0 || choose(cameraId, recording)?.url !== url) {
        const { keptHours } = decision;
        if (item.recording || item.hours !== keptHours)
          steps.push({ url, cameraId, do: 'keep', hours: keptHours });
      }
    }
  return steps;
}
