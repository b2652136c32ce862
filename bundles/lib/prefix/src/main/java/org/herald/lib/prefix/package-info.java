/**
 * Prefixes as NLRI: what the unicast, multicast, labeled and VPN families have in common. Plugins use these final classes; nobody implements
 * anything of this package.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.prefix;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
