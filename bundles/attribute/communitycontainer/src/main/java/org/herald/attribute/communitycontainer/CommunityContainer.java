package org.herald.attribute.communitycontainer;

import org.herald.api.wire.Octets;

/**
 * One container.
 *
 * @param type 0 to 65535; 1 is a wide community
 * @param flags 0 to 255
 * @param reserved 0 to 255, the octet behind the flags: older drafts have a hop count there
 * @param value up to 65535 octets, not read further
 */
record CommunityContainer(int type, int flags, int reserved, Octets value) {}
