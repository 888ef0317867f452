/** Which addresses a webhook may lead to: the public internet, and private networks that the settings name. */
import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Not the public internet: IANA's special-purpose registries (RFC 6890), and multicast. */
const SPECIAL = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23'],
  ...['2001:db8::/32', '2002::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
];

export interface Networks {
  /** May a webhook be sent to this address? */
  reaches(address: string): boolean;
  /** Is it in one of the networks that the settings name? There, plain http will do. */
  isNamed(host: string): boolean;
}

/** `named`: CIDR (`10.20.0.0/16`) or single addresses. Throws RangeError or TypeError where one is neither. */
export function networksOf(named: readonly string[]): Networks {
  const special = listOf(SPECIAL);
  const own = listOf(named);
  const isIn = (list: BlockList, address: string): boolean => {
    const family = isIP(address);
    return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
  const isNamed = (host: string): boolean => isIn(own, plain(host));
  return {
    isNamed,
    reaches: (address) => isNamed(address) || (isIP(plain(address)) !== 0 && !isIn(special, plain(address))),
  };
}

/** As `net.connect` takes it: gives only addresses that may be reached, at the moment of connecting, so that no name can lead elsewhere. */
export function guardedLookup(networks: Networks) {
  return (
    host: string,
    options: LookupOptions,
    done: (error: NodeJS.ErrnoException | null, address: LookupAddress[] | string, family?: number) => void,
  ): void => {
    dnsLookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, []);
      const allowed = addresses.filter(({ address }) => networks.reaches(address));
      const [first] = allowed;
      if (first === undefined) return done(refusal(host), []);
      if (options.all === true) done(null, allowed);
      else done(null, first.address, first.family);
    });
  };
}

export function refusal(host: string): Error {
  return new Error(`${host} is in a private network that BELLWETHER_WEBHOOK_NETWORKS does not name.`);
}

/** Without brackets; an IPv4 address in IPv6 clothes is what it is. */
function plain(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  const [, v4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare) ?? [];
  if (v4 !== undefined) return v4;
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(bare) ?? [];
  if (high === undefined || low === undefined) return bare;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.trim().split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
