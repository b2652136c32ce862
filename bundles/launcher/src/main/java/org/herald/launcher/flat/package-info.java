/**
 * Tools without the framework: all bundles on one class path, and as much of Declarative Services as components of ours need. A tool that is called for a moment does
 * not wait for a framework.
 */
@NullMarked
package org.herald.launcher.flat;

import org.jspecify.annotations.NullMarked;
