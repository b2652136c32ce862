package org.herald.attribute.dpath;

/**
 * One gateway's domain.
 *
 * @param globalAdministrator 0 to 4294967295
 * @param localAdministrator 0 to 65535
 * @param safi 0 to 255: with which family the route came into the domain, such as 70 for EVPN, 128 for IP-VPN, 0 for a local one
 */
record Domain(long globalAdministrator, int localAdministrator, int safi) {}
