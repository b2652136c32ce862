/** The family ipv6 sr-policy. */
@NullMarked
package org.herald.family.ipv6.srpolicy;

import org.jspecify.annotations.NullMarked;
