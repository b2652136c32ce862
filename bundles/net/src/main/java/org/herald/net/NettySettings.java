package org.herald.net;

/**
 * How Netty is set up, by the properties that its classes read when they are loaded; what is set already stays. It is the only user of Netty in the
 * daemon, so nobody else is affected.
 */
final class NettySettings {
    private NettySettings() {}

    /** Sets them: before any class of Netty is used. */
    static void apply() {
        // Netty names channels by the machine's network devices and the process's number, which takes time to find out;
        // nothing of ours shows those names.
        absent("io.netty.machineId", "00:00:00:00:00:00:00:01");
        absent("io.netty.processId", "1");
        // Our buffers are few and of the loop's own; no arenas, no thread caches, no leak detector.
        absent("io.netty.allocator.type", "unpooled");
        absent("io.netty.leakDetection.level", "disabled");
    }

    private static void absent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
