/**
 * JSON as ExaBGP's helper programs read it: a sink for the fields of decoded elements, and the events around them.
 *
 * <p>For encoders and for the JSON answers of commands. Everything is written as octets into a writer, without strings in between; every
 * text from elsewhere is escaped, so one event is one line of valid JSON whatever a peer sends.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.lib.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
