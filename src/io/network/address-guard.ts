/** Keeps requests away from private addresses: names are checked when they are connected to, literals before. */

import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** The `code` of the error with which a connection to a private address ends. */
export const privateAddressCode = 'ERR_PRIVATE_ADDRESS';

/** Whether the host of a URL is a private address by its letters, without asking DNS. `URL` has put octal and decimal forms right. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isPrivateAddress(host) || host === 'localhost' || host.endsWith('.localhost');
}

/**
 * A `lookup` for sockets that answers with public addresses only, and with an error of code `ERR_PRIVATE_ADDRESS`
 * where there is none. As the socket connects to what it answers, a name cannot change its mind in between.
 */
export function publicLookup(lookup: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses: readonly LookupAddress[] = Array.isArray(found)
        ? found
        : [{ address: found, family: isIP(found) }];
      const open = addresses.filter(({ address }) => !isPrivateAddress(address));
      const [first] = open;
      if (first === undefined) return callback(privateAddressError(hostname), []);
      if (options.all) callback(null, [...open]);
      else callback(null, first.address, first.family);
    });
  };
}

/** The sentence for a person, with what would allow it. */
export function privateAddressDetail(hostname: string): string {
  return `${hostname} is an address of this computer or a private network; --allow-private-hosts would ask it`;
}

/**
 * Whether an IP address is private, loopback, link-local or otherwise not of the public internet (IANA's
 * special-purpose registries). An IPv4 address inside an IPv6 one (mapped, NAT64) counts as what it is.
 */
function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 0) return false;
  return notPublic.check(bare, family === 4 ? 'ipv4' : 'ipv6');
}

function privateAddressError(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(privateAddressDetail(hostname)), { code: privateAddressCode });
}

const notPublic = new BlockList();
const ipv4Ranges: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];
for (const [net, bits] of ipv4Ranges) {
  notPublic.addSubnet(net, bits, 'ipv4');
  // BlockList sees through ::ffff:0:0/96 by itself, but not through NAT64 (64:ff9b::/96).
  notPublic.addSubnet(`64:ff9b::${net}`, 96 + bits, 'ipv6');
}
// Unspecified, loopback and IPv4-compatible; Teredo and 6to4, which carry IPv4; unique local; link- and site-local; multicast.
for (const [net, bits] of [
  ['::', 96],
  ['2001::', 32],
  ['2002::', 16],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv6');
}
