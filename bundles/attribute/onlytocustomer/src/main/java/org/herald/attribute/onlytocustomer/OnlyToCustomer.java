package org.herald.attribute.onlytocustomer;

/**
 * From where on the route may go to customers only.
 *
 * @param autonomousSystem 0 to 4294967295
 * @param isLeak the route came from a peer from which it must not come with this value (RFC 9234, 5); never so in what we announce
 */
record OnlyToCustomer(long autonomousSystem, boolean isLeak) {}
