import ipaddr from 'ipaddr.js';

/** The part of IPv6 that is given out to the open network; whatever lies outside is somebody's own or has a special meaning. */
const openSpace = ipaddr.IPv6.parse('2000::');

/**
 * Whether an address belongs to the open network: neither this machine, nor a network of somebody's own, nor one that
 * stands for another (NAT64, 6to4, IPv4 within IPv6). Only the usual way of writing an address is understood.
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === 'unicast';
  if (!ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.IPv6.parse(address);
  return !parsed.zoneId && parsed.range() === 'unicast' && parsed.match(openSpace, 3);
}
