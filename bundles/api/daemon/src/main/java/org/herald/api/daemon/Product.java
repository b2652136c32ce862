package org.herald.api.daemon;

/** What this program is called. */
public final class Product {
    public static final String NAME = "Herald";

    /** Of the program, as {@code version} answers and the software-version capability tells. */
    public static final String VERSION = "0.1.0";

    private Product() {}
}
