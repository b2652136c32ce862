/**
 * What the parts of the daemon give each other: sockets and time, the configuration as a model, the environment, the registry, tools. Not for
 * vendors: core, config, net, environment, launcher and tools meet here, so that none imports another.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.api.daemon;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
