import { createHash, randomBytes } from 'node:crypto';
import { DeviceFault, type Login } from './post.ts';
import { escapeXml, find, readXml, words, type XmlNode } from './xml.ts';

const soap = 'http://www.w3.org/2003/05/soap-envelope';
const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const wsu = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const digestType =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest';
const base64Type =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';

/** Namespaces of the ONVIF services that are asked. */
export const services = {
  device: 'http://www.onvif.org/ver10/device/wsdl',
  media: 'http://www.onvif.org/ver10/media/wsdl',
  ptz: 'http://www.onvif.org/ver20/ptz/wsdl',
} as const;
export type Service = keyof typeof services;

/** `Base64(SHA-1(nonce + created + password))` of WS-Security's UsernameToken. */
export const passwordDigest = (nonce: Buffer, created: string, password: string): string =>
  createHash('sha1').update(nonce).update(created).update(password).digest('base64');

/** One SOAP 1.2 message. `body` uses the prefixes `s` (its service) and `tt` (types); `clockMs` is the device's time now. */
export function envelope(service: Service, body: string, login: Login, clockMs: number): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?><e:Envelope xmlns:e="${soap}" xmlns:s="${services[service]}" ` +
    `xmlns:tt="http://www.onvif.org/ver10/schema">${security(login, clockMs)}<e:Body>${body}</e:Body></e:Envelope>`
  );
}

function security({ username, password = '' }: Login, clockMs: number): string {
  if (username === undefined) return '';
  const nonce = randomBytes(16);
  const created = new Date(clockMs).toISOString();
  return (
    `<e:Header><w:Security xmlns:w="${wsse}" xmlns:u="${wsu}" e:mustUnderstand="true"><w:UsernameToken>` +
    `<w:Username>${escapeXml(username)}</w:Username>` +
    `<w:Password Type="${digestType}">${passwordDigest(nonce, created, password)}</w:Password>` +
    `<w:Nonce EncodingType="${base64Type}">${nonce.toString('base64')}</w:Nonce>` +
    `<u:Created>${created}</u:Created></w:UsernameToken></w:Security></e:Header>`
  );
}

/** The body of an answer. Throws `DeviceFault` for a SOAP fault, and for what is no SOAP. */
export function bodyOf(text: string): XmlNode {
  let root: XmlNode;
  try {
    root = readXml(text);
  } catch {
    throw new DeviceFault('its answer cannot be read');
  }
  const body = find(root, 'Envelope', 'Body');
  if (body === null) throw new DeviceFault('its answer is no ONVIF');
  const fault = find(body, 'Fault');
  if (fault === null) return body;
  const codes = fault.children.map((child) => JSON.stringify(child)).join(' ');
  if (/NotAuthorized|FailedAuthentication|SenderNotAuthorized/i.test(codes))
    throw new DeviceFault('it refused user name or password');
  const reason = words(fault, 'Reason', 'Text') ?? words(fault, 'faultstring') ?? 'it refused';
  throw new DeviceFault(reason.replaceAll(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, ' ').slice(0, 120));
}
