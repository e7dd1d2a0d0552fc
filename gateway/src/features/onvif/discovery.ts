import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv4 } from 'node:net';
import type { DeviceNetworks } from './device-address.ts';
import { findAll, readXml, words } from './xml.ts';

/** What a device says of itself to a probe. */
export interface ProbeMatch {
  /** Address of its device service. */
  url: string;
  name: string;
  hardware: string;
  location: string;
}

/** Where WS-Discovery listens. */
export const multicast = { host: '239.255.255.250', port: 3702 };

const mostMatches = 1_000;
const mostBytes = 16 * 1024;
const addressing = 'http://schemas.xmlsoap.org/ws/2004/08/addressing';

const probe = (): string =>
  '<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" ' +
  `xmlns:a="${addressing}" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" ` +
  'xmlns:n="http://www.onvif.org/ver10/network/wsdl"><e:Header>' +
  `<a:MessageID>uuid:${randomUUID()}</a:MessageID><a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>` +
  '<a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action></e:Header>' +
  '<e:Body><d:Probe><d:Types>n:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>';

/**
 * Asks who is there and tells every device once, as it answers, until the signal ends it. An answer counts only when it comes from
 * an address of the site's networks and names its own.
 */
export function probeDevices(
  targets: readonly { host: string; port: number }[],
  networks: DeviceNetworks,
  onMatch: (match: ProbeMatch) => void,
  signal: AbortSignal,
): Promise<void> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const seen = new Set<string>();
  socket.on('message', (bytes, { address }) => {
    if (bytes.length > mostBytes || seen.size >= mostMatches || !networks.allows(address)) return;
    for (const match of readMatches(bytes.toString('utf8'), address)) {
      if (seen.has(match.url)) continue;
      seen.add(match.url);
      onMatch(match);
    }
  });
  return new Promise((resolve) => {
    const end = () => {
      signal.removeEventListener('abort', end);
      socket.close(() => resolve());
    };
    // A network that takes no datagrams has no devices to find.
    socket.on('error', end);
    if (signal.aborted) return end();
    signal.addEventListener('abort', end);
    socket.bind(0, () => {
      const message = Buffer.from(probe());
      for (const { host, port } of targets)
        if (isIPv4(host)) socket.send(message, port, host, () => undefined);
    });
  });
}

/** Devices of an answer whose own address stands in it. */
export function readMatches(text: string, from: string): ProbeMatch[] {
  let root: ReturnType<typeof readXml>;
  try {
    root = readXml(text);
  } catch {
    return [];
  }
  return findAll(root, 'ProbeMatch').flatMap((node) => {
    const url = (words(node, 'XAddrs') ?? '')
      .split(/\s+/)
      .find(
        (each) => URL.canParse(each) && /^https?:$/.test(new URL(each).protocol) && hostOf(each) === from,
      );
    if (url === undefined) return [];
    const scopes = (words(node, 'Scopes') ?? '').split(/\s+/);
    const scope = (name: string) => {
      const found = scopes.find((each) => each.startsWith(`onvif://www.onvif.org/${name}/`));
      return found === undefined ? '' : decoded(found.split('/').slice(4).join('/')).slice(0, 80);
    };
    return [{ url, name: scope('name'), hardware: scope('hardware'), location: scope('location') }];
  });
}

const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
