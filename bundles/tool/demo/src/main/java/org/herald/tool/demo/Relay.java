package org.herald.tool.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * The program that Herald runs in the demo: what it reads from Herald goes to the demo, what the demo says goes to Herald. A real program
 * would be its own master; this one lets the demo, which has the terminal, be it.
 */
final class Relay {
    private Relay() {}

    /** Ends when either side does. @param port of the demo on the loopback interface */
    static void run(int port, InputStream in, OutputStream out) throws IOException, InterruptedException {
        try (Socket demo = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread events = new Thread(() -> copy(in, demo), "events");
            events.setDaemon(true);
            events.start();
            InputStream commands = demo.getInputStream();
            byte[] buffer = new byte[8192];
            for (int count = commands.read(buffer); count > 0; count = commands.read(buffer)) {
                out.write(buffer, 0, count);
                out.flush();
            }
        }
    }

    private static void copy(InputStream in, Socket demo) {
        try (OutputStream events = demo.getOutputStream()) {
            in.transferTo(events);
        } catch (IOException ended) {
            // one side is gone: closing the stream ends the other direction too
        }
    }
}
