import type { DeviceNetworks } from './device-address.ts';
import { DeviceFault, type Login, postSoap } from './post.ts';
import { bodyOf, envelope, type Service, services } from './soap.ts';
import { escapeXml, find, findAll, words, type XmlNode } from './xml.ts';

export interface DeviceInformation {
  manufacturer: string;
  model: string;
  firmware: string;
}

/** A media profile: one stream of the device. */
export interface Profile {
  token: string;
  name: string;
  /** 0 = not said. */
  width: number;
  height: number;
  /** `H264`, `H265`, ...; empty = not said. */
  codec: string;
  ptz: boolean;
}

/** How fast to turn, −1 to 1 each. */
export interface Speed {
  pan: number;
  tilt: number;
  zoom: number;
}

/** One ONVIF device. All methods throw `DeviceFault` in words that may be shown, and `AppError` `device.address`. */
export class OnvifDevice {
  readonly #url: URL;
  readonly #login: Login;
  readonly #networks: DeviceNetworks;
  /** Device's clock − ours, ms; null = not asked yet. */
  #offsetMs: number | null = null;
  #paths: Record<Service, string> | null = null;

  constructor(url: string, login: Login, networks: DeviceNetworks) {
    this.#url = new URL(url);
    this.#login = login;
    this.#networks = networks;
  }

  /** Device's clock − ours, ms: a digest with our time is refused by a device whose clock is wrong. */
  async clockOffsetMs(): Promise<number> {
    if (this.#offsetMs !== null) return this.#offsetMs;
    const sent = Date.now();
    const body = await this.#post(this.#url, 'device', 'GetSystemDateAndTime', '', {}, sent);
    const at = find(body, 'UTCDateTime');
    const number = (...path: [string, string]) => Number(at === null ? Number.NaN : words(at, ...path));
    const utc = Date.UTC(
      number('Date', 'Year'),
      number('Date', 'Month') - 1,
      number('Date', 'Day'),
      number('Time', 'Hour'),
      number('Time', 'Minute'),
      number('Time', 'Second'),
    );
    // One that does not tell its time is taken to have ours.
    const offset = Number.isFinite(utc) ? utc - (sent + Date.now()) / 2 : 0;
    this.#offsetMs = Math.round(offset);
    return this.#offsetMs;
  }

  async information(): Promise<DeviceInformation> {
    const body = await this.#ask('device', 'GetDeviceInformation', '');
    const said = (name: string) => (words(body, name) ?? '').slice(0, 80);
    return {
      manufacturer: said('Manufacturer'),
      model: said('Model'),
      firmware: said('FirmwareVersion'),
    };
  }

  async profiles(): Promise<Profile[]> {
    const body = await this.#ask('media', 'GetProfiles', '');
    return findAll(body, 'Profiles')
      .slice(0, 50)
      .map((node) => {
        const encoder = find(node, 'VideoEncoderConfiguration');
        const number = (name: string) =>
          encoder === null ? 0 : Number(words(encoder, 'Resolution', name) ?? 0) || 0;
        return {
          token: node.attributes.token ?? '',
          name: (words(node, 'Name') ?? '').slice(0, 80),
          width: number('Width'),
          height: number('Height'),
          codec: encoder === null ? '' : (words(encoder, 'Encoding') ?? '').slice(0, 20),
          ptz: find(node, 'PTZConfiguration') !== null,
        };
      })
      .filter(({ token }) => token !== '');
  }

  /**
   * RTSP address of a profile without login. Its host is the device's own whatever the device says: behind address translation it
   * names one that nobody reaches, and a bad device would send us to a third.
   */
  async streamUrl(profile: string): Promise<string> {
    const body = await this.#ask(
      'media',
      'GetStreamUri',
      '<s:StreamSetup><tt:Stream>RTP-Unicast</tt:Stream><tt:Transport><tt:Protocol>RTSP</tt:Protocol></tt:Transport></s:StreamSetup>' +
        `<s:ProfileToken>${escapeXml(profile)}</s:ProfileToken>`,
    );
    const uri = words(body, 'Uri') ?? '';
    const parts = /^rtsp:\/\/(?:[^/@]*@)?(?:\[[^\]]*\]|[^/:@\s]+)(:\d{1,5})?(\/[^\s@]*)?$/i.exec(uri);
    if (parts === null) throw new DeviceFault('it gave no RTSP address');
    return `rtsp://${this.#url.hostname}${parts[1] ?? ''}${parts[2] ?? '/'}`;
  }

  /** Turns until `stop`, or until the device's own clock has run `timeoutS`. */
  async move(profile: string, { pan, tilt, zoom }: Speed, timeoutS: number): Promise<void> {
    await this.#ask(
      'ptz',
      'ContinuousMove',
      `<s:ProfileToken>${escapeXml(profile)}</s:ProfileToken><s:Velocity>` +
        `<tt:PanTilt x="${pan}" y="${tilt}"/><tt:Zoom x="${zoom}"/></s:Velocity><s:Timeout>PT${timeoutS}S</s:Timeout>`,
    );
  }

  async stop(profile: string): Promise<void> {
    await this.#ask(
      'ptz',
      'Stop',
      `<s:ProfileToken>${escapeXml(profile)}</s:ProfileToken><s:PanTilt>true</s:PanTilt><s:Zoom>true</s:Zoom>`,
    );
  }

  async presets(profile: string): Promise<{ token: string; name: string }[]> {
    const body = await this.#ask(
      'ptz',
      'GetPresets',
      `<s:ProfileToken>${escapeXml(profile)}</s:ProfileToken>`,
    );
    return findAll(body, 'Preset')
      .slice(0, 300)
      .map((node) => {
        const token = node.attributes.token ?? '';
        return { token, name: (words(node, 'Name') ?? token).slice(0, 80) };
      })
      .filter(({ token }) => token !== '');
  }

  async gotoPreset(profile: string, preset: string): Promise<void> {
    await this.#ask(
      'ptz',
      'GotoPreset',
      `<s:ProfileToken>${escapeXml(profile)}</s:ProfileToken><s:PresetToken>${escapeXml(preset)}</s:PresetToken>`,
    );
  }

  async #ask(service: Service, action: string, inner: string): Promise<XmlNode> {
    const offset = await this.clockOffsetMs();
    const path = service === 'device' ? this.#url.pathname : (await this.#servicePaths())[service];
    const url = new URL(this.#url);
    const [pathname = '', search = ''] = path.split('?');
    url.pathname = pathname;
    url.search = search;
    return this.#post(url, service, action, inner, this.#login, Date.now() + offset);
  }

  /** Paths of the services; their hosts are not believed (see `streamUrl`). */
  async #servicePaths(): Promise<Record<Service, string>> {
    if (this.#paths !== null) return this.#paths;
    const body = await this.#ask('device', 'GetCapabilities', '<s:Category>All</s:Category>');
    const path = (name: string) => {
      const address = words(body, name, 'XAddr');
      if (address === null || !URL.canParse(address)) return '';
      const { pathname, search } = new URL(address);
      return pathname + search;
    };
    this.#paths = { device: this.#url.pathname, media: path('Media'), ptz: path('PTZ') };
    return this.#paths;
  }

  async #post(url: URL, service: Service, action: string, inner: string, login: Login, clockMs: number) {
    if (url.pathname === '/' && service !== 'device') throw new DeviceFault(`it has no ${service} service`);
    const message = {
      action: `${services[service]}/${action}`,
      envelope: envelope(service, `<s:${action}>${inner}</s:${action}>`, login, clockMs),
    };
    return bodyOf(await postSoap(url, message, login, this.#networks));
  }
}

/** Main and small stream: the largest picture, and the smallest when it is another. */
export function chooseStreams(profiles: readonly Profile[]): { main: Profile | null; sub: Profile | null } {
  const bySize = [...profiles].sort((a, b) => b.width * b.height - a.width * a.height);
  const main = bySize[0] ?? null;
  const last = bySize.at(-1) ?? null;
  const smaller = main !== null && last !== null && last.width * last.height < main.width * main.height;
  return { main, sub: smaller ? last : null };
}
