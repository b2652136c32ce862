package org.herald.capability.hostname;

/**
 * What the capability says. Octets that are not UTF-8 are shown as hexadecimal digits behind {@code 0x}: a name is not worth a session.
 *
 * @param host empty if there is none
 * @param domain empty if there is none
 */
record Hostname(String host, String domain) {}
