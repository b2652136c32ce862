/** Sockets and time by Netty, and nothing of Netty beyond this bundle. */
@NullMarked
package org.herald.net;

import org.jspecify.annotations.NullMarked;
