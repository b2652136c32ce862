/**
 * Routes of mobile user planes (draft-mpmz-bess-mup-safi), which the families ipv4 and ipv6 mup share. Plugins use these final classes; nobody
 * implements anything of this package.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.mup;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
