/**
 * What families of virtual private networks have in common: route distinguishers and label stacks. Plugins use these final classes; nobody
 * implements anything of this package.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.vpn;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
