/** The sub-command {@code demo}: a session, a peer and a program to look at and to play with, without any set-up. */
@NullMarked
package org.herald.tool.demo;

import org.jspecify.annotations.NullMarked;
