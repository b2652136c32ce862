/**
 * Statements that announce and withdraw routes, read into {@link org.herald.api.bgp.RouteDraft}s: one reader for the configuration and for
 * commands, so that a line means the same in both.
 *
 * <p>Used by the configuration and by command bundles, which keep a {@link org.herald.lib.route.RouteReader} each and give it words; what the
 * words mean comes from the families and attributes that are installed.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.route;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
