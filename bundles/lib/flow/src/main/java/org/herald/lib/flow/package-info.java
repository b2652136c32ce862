/**
 * Flow specification rules: what the families {@code flow} and {@code flow-vpn} of IPv4 and IPv6 have in common, and the octets of the
 * communities that carry their actions. Plugins use these final classes; nobody implements anything of this package.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.flow;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
