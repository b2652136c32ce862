/** BGP roles (RFC 9234). */
@NullMarked
package org.herald.capability.role;

import org.jspecify.annotations.NullMarked;
