import logger from 'node-media-server/src/core/logger.js';
import RtspClientSession from 'node-media-server/src/session/rtsp_client_session.js';
import { openCameraSocket } from './camera-socket.ts';
import { errorOfCause, errorOfStatus, IngestError } from './ingest-error.ts';
import { InterleavedReader } from './interleaved-reader.ts';
import { normaliseReply } from './rtsp-reply.ts';
import type { RtspSource } from './rtsp-session.ts';

// Its debug lines carry whole URLs.
logger.log = () => {};

/**
 * Asks a camera to describe its stream, and hangs up: whether it is there, without SETUP, PLAY or a picture.
 * @throws IngestError
 */
export async function describeCamera(source: RtspSource, timeoutMs: number): Promise<void> {
  const { rtspClient: client } = new RtspClientSession({
    rtspUrl: source.url,
    streamPath: '/check/camera',
    reconnect: false,
  });
  client.baseUri = source.url;
  client.username = source.username ?? '';
  client.password = source.password ?? '';
  const reader = new InterleavedReader({
    packet: () => undefined,
    message: (head, body) => {
      const reply = normaliseReply(head, body);
      if (reply !== null) client.handleData(reply);
    },
  });
  await new Promise<void>((resolve, reject) => {
    const socket = openCameraSocket(source.url, (bytes) => {
      try {
        reader.push(bytes);
      } catch (cause) {
        end(errorOfCause(cause));
      }
    });
    const timer = setTimeout(() => end(new IngestError('no-answer')), timeoutMs);
    let over = false;
    const end = (error?: IngestError): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      client.stopHeartbeat();
      client.rejectAllPending(new IngestError('connection-lost'));
      socket.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    socket.on('error', (error) => end(errorOfCause(error)));
    socket.once('close', () => end(new IngestError('connection-lost')));
    socket.once('connect', () => {
      client.socket = socket;
      client.connected = true;
      client
        .sendRequest('DESCRIBE', source.url, { Accept: 'application/sdp' }, null, true)
        .then(({ statusCode, body }) => {
          if (statusCode !== 200) end(errorOfStatus('DESCRIBE', statusCode));
          else if (!/^v=0\s*$/m.test(body.toString('latin1'))) end(new IngestError('bad-sdp'));
          else end();
        })
        .catch((cause: unknown) => end(errorOfCause(cause)));
    });
  });
}
