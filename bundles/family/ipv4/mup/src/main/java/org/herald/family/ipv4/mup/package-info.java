/** The family ipv4 mup. */
@NullMarked
package org.herald.family.ipv4.mup;

import org.jspecify.annotations.NullMarked;
