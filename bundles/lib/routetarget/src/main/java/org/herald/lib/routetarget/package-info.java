/**
 * Membership in route targets (RFC 4684), which the families ipv4 and ipv6 rtc share. Plugins use these final classes; nobody implements
 * anything of this package.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.routetarget;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
