/** Microbenchmarks of the paths that every route takes, with the providers that are shipped and without a framework. */
@NullMarked
package org.herald.benchmarks;

import org.jspecify.annotations.NullMarked;
