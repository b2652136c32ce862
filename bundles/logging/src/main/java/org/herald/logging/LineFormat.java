package org.herald.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** One event, one line. Stateless. */
interface LineFormat {
    /** Octets of a line at the most, its end not counted: longer ones are cut, with a mark. */
    int MOST_CHARACTERS = 16 * 1024;

    /** Appends the line without its end. */
    void write(ILoggingEvent event, StringBuilder out);

    /** The stable name: the message up to a colon, if there is one. */
    static String nameOf(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        if (message == null) {
            return "";
        }
        int colon = message.indexOf(": ");
        return colon > 0 && message.lastIndexOf(' ', colon) < 0 ? message.substring(0, colon) : message;
    }

    /** What the message says behind its name, empty if nothing. */
    static String textOf(ILoggingEvent event) {
        String name = nameOf(event);
        String message = event.getFormattedMessage();
        return message == null || message.length() <= name.length() ? "" : message.substring(name.length() + 2);
    }
}
