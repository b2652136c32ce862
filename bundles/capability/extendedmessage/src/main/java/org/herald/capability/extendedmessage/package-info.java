/** Messages of up to 65535 octets (RFC 8654). */
@NullMarked
package org.herald.capability.extendedmessage;

import org.jspecify.annotations.NullMarked;
