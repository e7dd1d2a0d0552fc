import logger from 'node-media-server/src/core/logger.js';
import RtspClientSession, {
  type RtspClient,
  type RtspResponse,
  type SdpMedia,
} from 'node-media-server/src/session/rtsp_client_session.js';
import { openCameraSocket } from './camera-socket.ts';
import { errorOfCause, errorOfStatus, IngestError } from './ingest-error.ts';
import { InterleavedReader } from './interleaved-reader.ts';
import { interleavedChannels, normaliseReply, sessionTimeoutS } from './rtsp-reply.ts';
import { type ChosenTracks, chooseTracks } from './sdp-tracks.ts';

// Its debug lines carry whole URLs; everything worth saying is said by the relay, without secrets.
logger.log = () => {};

export interface RtspSource {
  /** rtsp://host[:port]/path, without user name and password. */
  url: string;
  username?: string | undefined;
  password?: string | undefined;
}

export type TrackKind = 'video' | 'audio';

export interface RtspHandlers {
  /** Before the first packet: what was chosen from the camera's description. */
  tracks(tracks: ChosenTracks): void;
  /** One RTP packet of a chosen track; a view that holds good only until the call returns. */
  rtp(kind: TrackKind, packet: Buffer): void;
  rtcp(kind: TrackKind, packet: Buffer): void;
  /** Once, unless `close()` came first. */
  ended(error: IngestError): void;
}

export interface RtspSession {
  /** True from the PLAY reply on. */
  readonly playing: boolean;
  /** Sends TEARDOWN, frees everything; nothing is called back afterwards. */
  close(): void;
}

/**
 * Pulls one camera over RTSP/TCP with node-media-server's client session: its signalling, its Basic and Digest
 * answers and its keep-alive. Its socket, depayloader, broadcast, reconnect and process-wide context stay unused.
 */
export function openRtspSession(source: RtspSource, handlers: RtspHandlers): RtspSession {
  return new CameraSession(source, handlers);
}

class CameraSession implements RtspSession {
  readonly #source: RtspSource;
  readonly #handlers: RtspHandlers;
  readonly #session: RtspClientSession;
  readonly #client: RtspClient;
  readonly #reader: InterleavedReader;
  readonly #channels = new Map<number, { kind: TrackKind; control: boolean }>();
  #chosen: ChosenTracks | undefined;
  #contentBase: string;
  #playing = false;
  #ended = false;

  constructor(source: RtspSource, handlers: RtspHandlers) {
    this.#source = source;
    this.#handlers = handlers;
    this.#contentBase = source.url;
    this.#session = new RtspClientSession({
      rtspUrl: source.url,
      streamPath: '/relay/camera',
      reconnect: false,
    });
    this.#client = this.#session.rtspClient;
    const parseReply = this.#client.handleData;
    this.#reader = new InterleavedReader({
      packet: (channel, packet) => this.#deliver(channel, packet),
      message: (head, body) => {
        const reply = normaliseReply(head, body);
        if (reply !== null) parseReply(reply);
      },
    });
    this.#takeOver();
    this.#session.connectAndPlay().catch((cause: unknown) => {
      this.#end(errorOfWords(cause) ?? errorOfCause(cause));
    });
  }

  get playing(): boolean {
    return this.#playing;
  }

  close(): void {
    this.#ended = true;
    this.#playing = false;
    this.#session.close();
  }

  #end(error: IngestError): void {
    if (this.#ended) return;
    this.close();
    this.#handlers.ended(error);
  }

  /** Replaces what would publish, reconnect, or let a throw or a password out. */
  #takeOver(): void {
    const session = this.#session;
    const client = this.#client;
    // It throws when RTP comes in the same chunk as the PLAY reply (it publishes only after the reply), and a throw
    // in a socket listener ends the process. Packets never come that way here.
    session.onRtpData = () => {};
    session.handleReconnect = () => {};
    session.setupTrack = (media) => this.#setUp(media);
    // Runs after the PLAY reply and before the keep-alive starts: a session closed meanwhile must not start one.
    session.registerBroadcast = () => {
      if (this.#ended) throw new IngestError('connection-lost');
      this.#playing = true;
    };
    const describe = client.describe.bind(client);
    client.connect = (url) => this.#connect(url);
    client.describe = async () => {
      const reply = accepted('DESCRIBE', await describe());
      if (!/^v=0\s*$/m.test(reply.body.toString('latin1'))) throw new IngestError('bad-sdp');
      this.#contentBase =
        reply.headers['Content-Base'] || reply.headers['Content-Location'] || this.#contentBase;
      return reply;
    };
    // Both are repeated when a challenge comes: the nonce of a long session goes stale.
    client.play = async () => accepted('PLAY', await this.#request('PLAY', { Range: 'npt=0.000-' }));
    client.getParameter = () => this.#request('GET_PARAMETER');
  }

  #request(method: string, headers?: Record<string, string>): Promise<RtspResponse> {
    const url = absolute(this.#contentBase, this.#session.sdp?.attributes.control);
    return this.#client.sendRequest(method, url, headers, null, true);
  }

  /** The credentials go into the client and never into an address. */
  #connect(url: string): Promise<void> {
    const client = this.#client;
    client.baseUri = url;
    client.username = this.#source.username ?? '';
    client.password = this.#source.password ?? '';
    return new Promise((resolve) => {
      const socket = openCameraSocket(url, (bytes) => this.#receive(bytes));
      client.socket = socket;
      socket.once('connect', () => {
        client.connected = true;
        resolve();
      });
      socket.on('error', (error) => this.#end(errorOfCause(error)));
      socket.once('close', () => {
        client.connected = false;
        client.stopHeartbeat();
        client.rejectAllPending(new IngestError('connection-lost'));
        this.#end(new IngestError('connection-lost'));
      });
    });
  }

  #receive(bytes: Buffer): void {
    if (this.#ended) return;
    try {
      this.#reader.push(bytes);
    } catch (cause) {
      this.#end(errorOfCause(cause));
    }
  }

  #deliver(channel: number, packet: Buffer): void {
    const target = this.#channels.get(channel);
    if (target === undefined || this.#ended) return;
    if (target.control) this.#handlers.rtcp(target.kind, packet);
    else this.#handlers.rtp(target.kind, packet);
  }

  async #setUp(media: SdpMedia): Promise<void> {
    if (this.#chosen === undefined) {
      this.#chosen = chooseTracks(this.#session.sdp ?? { attributes: {}, media: [] });
      this.#handlers.tracks(this.#chosen);
    }
    const { video, audio } = this.#chosen;
    const kind = media === video ? 'video' : media === audio ? 'audio' : undefined;
    if (kind === undefined) return;
    const { rtpChannel, rtcpChannel } = this.#client.allocateChannel();
    const url = absolute(this.#contentBase, media.control);
    const transport = `RTP/AVP/TCP;unicast;interleaved=${rtpChannel}-${rtcpChannel}`;
    const reply = accepted('SETUP', await this.#client.setup(url, transport));
    const agreed = interleavedChannels(reply.headers.Transport);
    if (agreed === null) throw new IngestError('no-tcp-transport');
    this.#channels.set(agreed.rtp, { kind, control: false });
    this.#channels.set(agreed.rtcp, { kind, control: true });
    this.#client.heartbeatInterval = Math.min(30_000, sessionTimeoutS(reply.headers.Session) * 450);
  }
}

/** The reason behind what node-media-server says in words only. */
function errorOfWords(cause: unknown): IngestError | undefined {
  const words = cause instanceof Error ? cause.message : '';
  if (/no media tracks/.test(words)) return new IngestError('no-video');
  if (/^Unsupported auth scheme/.test(words))
    return new IngestError('unauthorized', 'it asks for a login of another kind than Basic or Digest', cause);
  return undefined;
}

/** The reply, when it is a 200. @throws IngestError */
function accepted(method: string, reply: RtspResponse): RtspResponse {
  if (reply.statusCode !== 200) throw errorOfStatus(method, reply.statusCode);
  return reply;
}

/** A control attribute made absolute (RFC 2326 C.1.1). */
function absolute(base: string, control: string | undefined): string {
  if (control === undefined || control === '' || control === '*') return base;
  if (/^rtsps?:\/\//i.test(control)) return control;
  return base.endsWith('/') ? base + control : `${base}/${control}`;
}
