import logger from 'node-media-server/src/core/logger.js';
import RtspClientSession, {
  type RtspClient,
  type RtspResponse,
  type SdpMedia,
} from 'node-media-server/src/session/rtsp_client_session.js';
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
  /** One RTP packet of a chosen track; a view that must be copied to be kept long. */
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
 * answers and its keep-alive. Its depayloader, broadcast, reconnect and process-wide context stay unused.
 */
export function openRtspSession(source: RtspSource, handlers: RtspHandlers): RtspSession {
  const session = new RtspClientSession({
    rtspUrl: source.url,
    streamPath: '/relay/camera',
    reconnect: false,
  });
  const client = session.rtspClient;
  const channels = new Map<number, { kind: TrackKind; control: boolean }>();
  let chosen: ChosenTracks | undefined;
  let contentBase = source.url;
  let playing = false;
  let ended = false;

  const end = (error: IngestError, tell: boolean): void => {
    if (ended) return;
    ended = true;
    playing = false;
    session.close();
    if (tell) handlers.ended(error);
  };

  const deliver = (channel: number, packet: Buffer): void => {
    const target = channels.get(channel);
    if (target === undefined || ended) return;
    if (target.control) handlers.rtcp(target.kind, packet);
    else handlers.rtp(target.kind, packet);
  };

  // The session's own receiver throws when RTP comes in the same chunk as the PLAY reply (it publishes only
  // after the reply), and a throw in a socket listener ends the process.
  session.onRtpData = deliver;
  client.onRtpDataCallback = deliver;
  const parseReply = client.handleData;
  const reader = new InterleavedReader({
    packet: deliver,
    message(head, body) {
      const reply = normaliseReply(head, body);
      if (reply !== null) parseReply(reply);
    },
  });
  client.handleData = (chunk) => {
    if (ended) return;
    try {
      reader.push(chunk);
    } catch (cause) {
      end(errorOfCause(cause), true);
    }
  };
  session.handleReconnect = () => {};
  client.onErrorCallback = (error) => end(errorOfCause(error), true);
  client.onCloseCallback = () => end(new IngestError('connection-lost'), true);

  hardenRequests(client, source, (reply) => {
    contentBase = reply.headers['Content-Base'] || reply.headers['Content-Location'] || source.url;
  });
  const aggregateUrl = (): string => absolute(contentBase, session.sdp?.attributes.control);
  const play = client.sendRequest.bind(client);
  client.play = async () =>
    accepted('PLAY', await play('PLAY', aggregateUrl(), { Range: 'npt=0.000-' }, null, true));
  // A keep-alive answered 401 (the nonce went stale) is repeated with the new nonce.
  client.getParameter = () => play('GET_PARAMETER', aggregateUrl(), undefined, null, true);

  session.setupTrack = async (media: SdpMedia) => {
    if (chosen === undefined) {
      chosen = chooseTracks(session.sdp ?? { attributes: {}, media: [] });
      handlers.tracks(chosen);
    }
    const kind = media === chosen.video ? 'video' : media === chosen.audio ? 'audio' : undefined;
    if (kind === undefined) return;
    const { rtpChannel, rtcpChannel } = client.allocateChannel();
    const url = absolute(contentBase, media.control);
    const transport = `RTP/AVP/TCP;unicast;interleaved=${rtpChannel}-${rtcpChannel}`;
    const reply = accepted('SETUP', await client.setup(url, transport));
    const agreed = interleavedChannels(reply.headers.Transport);
    if (agreed === null) throw new IngestError('no-tcp-transport');
    channels.set(agreed.rtp, { kind, control: false });
    channels.set(agreed.rtcp, { kind, control: true });
    client.heartbeatInterval = Math.min(30_000, sessionTimeoutS(reply.headers.Session) * 450);
  };

  // Runs after the PLAY reply and before the keep-alive starts: a session closed meanwhile must not start one.
  session.registerBroadcast = () => {
    if (ended) throw new IngestError('connection-lost');
    playing = true;
  };

  session.connectAndPlay().catch((cause: unknown) => {
    const noTracks = cause instanceof Error && /no media tracks/.test(cause.message);
    end(noTracks ? new IngestError('no-video') : errorOfCause(cause), true);
  });

  return {
    get playing() {
      return playing;
    },
    close: () => end(new IngestError('connection-lost'), false),
  };
}

/** Keeps the credentials out of request lines, and turns refusals into reasons. */
function hardenRequests(
  client: RtspClient,
  source: RtspSource,
  described: (reply: RtspResponse) => void,
): void {
  const connect = client.connect.bind(client);
  const describe = client.describe.bind(client);
  client.connect = async (url) => {
    const connected = connect(url);
    client.username = source.username ?? '';
    client.password = source.password ?? '';
    await connected;
  };
  client.describe = async () => {
    const reply = accepted('DESCRIBE', await describe());
    if (!/^v=0\s*$/m.test(reply.body.toString('latin1'))) throw new IngestError('bad-sdp');
    described(reply);
    return reply;
  };
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
