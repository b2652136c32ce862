/**
 * What crosses the border between the launcher, which is outside of the framework, and the one bundle inside that drives the daemon for it. The
 * framework's system bundle exports this package; nobody else may import it.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.launcher.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
