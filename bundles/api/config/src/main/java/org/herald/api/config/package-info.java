/**
 * The words that users write: the cursor over them, the grammar as data, settings, and the error that names place, word,
 * reason and what would be valid.
 *
 * <p>The same {@link org.herald.api.config.Words} carry a statement of a configuration file and a command of the API, so a
 * plugin's syntax is written once for both. Plugins implement {@link org.herald.api.config.ConfigSection} and hand out
 * {@link org.herald.api.config.Grammar} and {@link org.herald.api.config.Setting} as data; all else is used, not implemented.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.api.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
