/**
 * What the families and the attribute of BGP-LS share (RFC 9552): a table of TLVs, each with its code, key and shape, and the NLRI made
 * of them. Plugins use these final classes; nobody implements anything of this package.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.linkstate;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
