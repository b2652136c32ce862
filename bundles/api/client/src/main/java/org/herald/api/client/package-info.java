/**
 * What external programs see: events and their encoders, commands, and the transports that carry both.
 *
 * <p>Plugins implement {@link org.herald.api.client.MessageEncoder}, {@link org.herald.api.client.ApiCommand} and
 * {@link org.herald.api.client.ApiTransport} and register them as services, with {@link org.herald.api.client.ProvideEncoder},
 * {@link org.herald.api.client.ProvideCommand} or {@link org.herald.api.client.ProvideTransport} on the class. Everything else here is
 * implemented by core. Encoders and commands run on the loop and must not block; transports have threads of their own.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.api.client;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
