/**
 * Segment routing as BGP carries it: tunnels of the Tunnel Encapsulation attribute, SR policies, and the TLVs of the Prefix-SID attribute. The
 * families and attributes that write them share this. Plugins use these final classes; nobody implements anything of this package.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.srpolicy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
