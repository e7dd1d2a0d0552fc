/** Boxes that hold boxes, for reading back what was written; for tests. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'dinf', 'stbl', 'mvex', 'moof', 'traf']);

export interface Box {
  type: string;
  body: Buffer;
  children: Box[];
}

/** @throws Error when sizes do not add up */
export function readBoxes(bytes: Buffer): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > bytes.length)
      throw new Error(`box of ${size} bytes at ${at} of ${bytes.length}`);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + size);
    boxes.push({ type, body, children: CONTAINERS.has(type) ? readBoxes(body) : [] });
    at += size;
  }
  return boxes;
}

/** The first box at a path such as `moov/trak/mdia`. @throws Error */
export function boxAt(boxes: Box[], path: string): Box {
  const [type, ...rest] = path.split('/');
  const found = boxes.find((each) => each.type === type);
  if (found === undefined) throw new Error(`no ${type} in ${boxes.map((each) => each.type).join(' ')}`);
  return rest.length === 0 ? found : boxAt(found.children, rest.join('/'));
}
