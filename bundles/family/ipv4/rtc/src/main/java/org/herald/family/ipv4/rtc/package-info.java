/** The family ipv4 rtc. */
@NullMarked
package org.herald.family.ipv4.rtc;

import org.jspecify.annotations.NullMarked;
