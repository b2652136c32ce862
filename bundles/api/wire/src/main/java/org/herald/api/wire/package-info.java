/**
 * Octets: bounded reading and writing, the identity of a family, addresses, and what a malformed input is.
 *
 * <p>Everything here is a final value type or a cursor owned by its user; nothing is implemented by plugins, nothing knows
 * OSGi or sockets. All integers on the wire are big-endian.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.api.wire;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
