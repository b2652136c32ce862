/** The family ipv4 sr-policy. */
@NullMarked
package org.herald.family.ipv4.srpolicy;

import org.jspecify.annotations.NullMarked;
