/** The family ipv6 mup. */
@NullMarked
package org.herald.family.ipv6.mup;

import org.jspecify.annotations.NullMarked;
