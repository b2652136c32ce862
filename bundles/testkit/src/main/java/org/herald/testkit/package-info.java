/**
 * What tests of plugins and of core share: compliance classes that a provider's test extends, the reader of corpus files, and fakes of clock,
 * network and core. Used by tests only; nothing in service imports it.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
