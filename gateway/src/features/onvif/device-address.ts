import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { AppError } from '../../plugins/errors.ts';

/** Where cameras of a site stand: private networks (RFC 1918, RFC 6598, RFC 4193). */
export const privateNetworks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

/** Networks whose devices the gateway may ask. Loopback, link-local (cloud metadata), multicast: only when a site lists them. */
export class DeviceNetworks {
  readonly #allowed = new BlockList();

  /** `networks`: CIDR, e.g. `10.20.0.0/16`. Throws on one that is none. */
  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', bits = ''] = network.split('/');
      this.#allowed.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
    }
  }

  allows(address: string): boolean {
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
    const plain = mapped ?? address;
    const family = isIP(plain);
    return family !== 0 && this.#allowed.check(plain, family === 6 ? 'ipv6' : 'ipv4');
  }

  /**
   * The address of a host that may be asked: whoever connects uses this very address, so that a name cannot turn to another
   * meanwhile. Throws `device.address`.
   */
  async resolve(host: string): Promise<{ address: string; family: 4 | 6 }> {
    const name = host.replace(/^\[|\]$/g, '');
    const found = await lookup(name, { all: true }).catch(() => []);
    if (found.length === 0) throw new AppError('device.address', host, 'there is no such host');
    const [first] = found;
    // One that also has a forbidden address is refused whole.
    if (first === undefined || !found.every(({ address }) => this.allows(address)))
      throw new AppError('device.address', host, 'it is in no network of cameras (ONVIF_NETWORKS)');
    return { address: first.address, family: first.family === 6 ? 6 : 4 };
  }
}
