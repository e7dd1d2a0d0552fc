import { createConnection, type Socket } from 'node:net';

const RTSP_PORT = 554;

/**
 * One buffer for the bytes of all cameras: they are taken apart before the next read, and what is kept is copied.
 * A buffer per read would make a third of the node's work garbage collection (64 cameras: 6000 reads a second).
 */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * Connects to a camera. @param received bytes that hold good only until it returns
 * @throws TypeError when the URL is none
 */
export function openCameraSocket(url: string, received: (bytes: Buffer) => void): Socket {
  const { hostname, port } = new URL(url);
  return createConnection({
    // IPv6 addresses stand in brackets in a URL only.
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || RTSP_PORT,
    noDelay: true,
    onread: {
      buffer: shared,
      callback(size) {
        received(shared.subarray(0, size));
        return true;
      },
    },
  });
}
