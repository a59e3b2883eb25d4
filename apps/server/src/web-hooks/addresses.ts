import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** The address belongs to a network that nobody outside can reach: events are not sent there unless the house allows it. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
  constructor(readonly address: string) {
    super(`${address} is a private address`);
  }
}

// Everything that is not the public internet: this host, private, shared and local networks, documentation, multicast, reserved.
const NETWORKS = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  '::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8',
];

const OUTSIDE = new BlockList();
for (const network of NETWORKS) {
  const [address = '', bits] = network.split('/');
  OUTSIDE.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Whether an IP address is none of the public internet; an IPv4 address inside an IPv6 one counts as what it is. */
export function isPrivate(address: string): boolean {
  return OUTSIDE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** The IP address that stands in a web address itself, without brackets, if one does. */
export function literalAddressOf({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) ? host : undefined;
}

/** Finds a host's addresses for one connection and refuses private ones: what was checked is what is connected to. */
export const publicLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    const hidden = found.find(({ address }) => isPrivate(address));
    if (hidden) return done(new PrivateAddress(hidden.address), '', 0);
    if (options.all) return done(null, found);
    const [first] = found;
    return done(null, first?.address ?? '', first?.family ?? 0);
  });
};
