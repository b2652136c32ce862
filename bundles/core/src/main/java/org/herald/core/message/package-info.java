/** BGP messages between octets and values: framing, OPEN, UPDATE, and which reaction a malformed one gets (RFC 7606). */
@NullMarked
package org.herald.core.message;

import org.jspecify.annotations.NullMarked;
