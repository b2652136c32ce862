/** The program's entry: what is installed, which features, the framework, signals and exit codes. Knows no BGP. */
@NullMarked
package org.herald.launcher;

import org.jspecify.annotations.NullMarked;
