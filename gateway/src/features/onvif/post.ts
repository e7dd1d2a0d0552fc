import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { DeviceNetworks } from './device-address.ts';
import { digestAuthorization } from './http-digest.ts';

const timeoutMs = 4_000;
const mostBytes = 512 * 1024;

/** What went wrong with a device, in words that may be shown: no address, no login. */
export class DeviceFault extends Error {}

export interface Login {
  username?: string | undefined;
  password?: string | undefined;
}

/**
 * Posts a SOAP message to a device and answers the text of what it says, with HTTP Digest when it asks for it. Bounded in time and
 * size, follows no redirect, connects only to an address of the site's networks. Throws `DeviceFault`, `AppError` `device.address`.
 */
export async function postSoap(
  url: URL,
  message: { action: string; envelope: string },
  login: Login,
  networks: DeviceNetworks,
): Promise<string> {
  const to = await networks.resolve(url.hostname);
  const first = await send(url, message, to, null);
  const { username, password = '' } = login;
  if (first.status !== 401 || username === undefined) return textOf(first);
  const path = url.pathname + url.search;
  const header = digestAuthorization(first.challenge, { method: 'POST', path, username, password });
  return textOf(header === null ? first : await send(url, message, to, header));
}

interface Answer {
  status: number;
  challenge: string;
  text: string;
}

function textOf({ status, text }: Answer): string {
  if (status === 401) throw new DeviceFault('it refused user name or password');
  if (status >= 300 && status < 400) throw new DeviceFault('it sent us elsewhere, which is not followed');
  // SOAP tells its faults with 400 and 500.
  if (status === 200 || /Envelope/.test(text)) return text;
  throw new DeviceFault(`it answered HTTP ${status}`);
}

function send(
  url: URL,
  { action, envelope }: { action: string; envelope: string },
  { address, family }: { address: string; family: 4 | 6 },
  authorization: string | null,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = (words: string) => reject(new DeviceFault(words));
    const body = Buffer.from(envelope);
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': `application/soap+xml; charset=utf-8; action="${action}"`,
          'content-length': body.length,
          ...(authorization === null ? {} : { authorization }),
        },
        // The address that was checked, whatever the name says now.
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
        // Cameras certify themselves; the line is private, and the alternative is no encryption at all.
        rejectUnauthorized: false,
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes <= mostBytes) chunks.push(chunk);
          else {
            request.destroy();
            fail('it answered with more than any device says');
          }
        });
        response.on('error', () => fail('it broke off'));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            challenge: String(response.headers['www-authenticate'] ?? ''),
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.name === 'TimeoutError' || error.name === 'AbortError'
          ? `it did not answer within ${timeoutMs / 1000} s`
          : error.code === 'ECONNREFUSED'
            ? 'nothing listens there'
            : 'it does not answer',
      ),
    );
    request.end(body);
  });
}
