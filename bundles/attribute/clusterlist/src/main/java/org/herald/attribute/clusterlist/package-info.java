/** The path attribute CLUSTER_LIST (see this bundle's README). */
@NullMarked
package org.herald.attribute.clusterlist;

import org.jspecify.annotations.NullMarked;
