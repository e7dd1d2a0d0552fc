import { decodePicture, type InitFrame, type PartFrame } from '@fengqiao/contract/picture-frame';
import type {
  PictureMessage,
  PictureRefusal,
  PictureRequest,
  PictureState,
} from '@fengqiao/contract/picture-socket';
import { WebSocket } from 'ws';
import { eventually } from './eventually.ts';

/** A picture as it came over the line; `media`: its MP4 boxes. */
export type Arrived = (InitFrame | PartFrame) & { media: Uint8Array; atMs: number };

/** A page's side of a node's picture socket, without a player. */
export class PicturePage {
  readonly socket: WebSocket;
  readonly messages: PictureMessage[] = [];
  readonly arrived: Arrived[] = [];
  /** Code of the close; null while it is open. */
  closed: number | null = null;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.on('message', (data, isBinary) => {
      if (!isBinary) {
        this.messages.push(JSON.parse(String(data)) as PictureMessage);
        return;
      }
      const picture = decodePicture(data as ArrayBuffer);
      if (picture === null) throw new Error('a picture that is none');
      this.arrived.push({ ...picture, atMs: Date.now() });
    });
    socket.on('close', (code) => {
      this.closed = code;
    });
  }

  /** Rejects with `HTTP <status> <body>` when the node does not agree. */
  static open(nodeUrl: string, origin?: string): Promise<PicturePage> {
    const socket = new WebSocket(`${nodeUrl.replace(/^http/, 'ws')}/pictures`, origin ? { origin } : {});
    const page = new PicturePage(socket);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(page));
      socket.on('error', reject);
      socket.on('unexpected-response', (_request, response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          reject(new Error(`HTTP ${response.statusCode} ${Buffer.concat(chunks).toString()}`)),
        );
      });
    });
  }

  send(request: PictureRequest): void {
    this.socket.send(JSON.stringify(request));
  }

  inits = (tile: number) => this.arrived.filter((each) => each.tile === tile && each.kind === 'init');

  parts = (tile: number): (PartFrame & Arrived)[] =>
    this.arrived.flatMap((each) => (each.tile === tile && each.kind === 'part' ? [each] : []));

  /** The newest state of a tile. */
  state = (tile: number): PictureState | undefined =>
    this.messages.findLast((each): each is PictureState => each.type === 'state' && each.tile === tile);

  refusals = (tile: number): PictureRefusal[] =>
    this.messages.filter((each): each is PictureRefusal => each.type === 'refused' && each.tile === tile);

  /** Waits for so many parts more than there are now. */
  more(tile: number, count = 3): Promise<unknown> {
    const before = this.parts(tile).length;
    return eventually(
      `${count} more parts of tile ${tile}`,
      () => this.parts(tile).length >= before + count,
      40_000,
    );
  }

  refused(tile: number): Promise<PictureRefusal> {
    return eventually(`the refusal of tile ${tile}`, () => this.refusals(tile).at(-1));
  }

  end(): void {
    this.socket.terminate();
  }
}
