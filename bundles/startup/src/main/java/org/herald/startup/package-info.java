/** The launcher's end inside the framework: starts the daemon, keeps the pid file, tells what happens to bundles. */
@NullMarked
package org.herald.startup;

import org.jspecify.annotations.NullMarked;
