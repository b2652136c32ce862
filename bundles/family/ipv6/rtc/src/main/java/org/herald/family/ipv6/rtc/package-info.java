/** The family ipv6 rtc. */
@NullMarked
package org.herald.family.ipv6.rtc;

import org.jspecify.annotations.NullMarked;
