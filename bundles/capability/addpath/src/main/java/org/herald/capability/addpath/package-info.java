/** Several paths for one prefix (RFC 7911). */
@NullMarked
package org.herald.capability.addpath;

import org.jspecify.annotations.NullMarked;
