package org.herald.lib.prefix;

import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;

/** The path identifier of a route (RFC 7911, 3), as users read and write it: a number of 32 bits, shown like an IPv4 address. */
public final class PathInformation {
    /** The word before it, and the field in events. */
    public static final String WORD = "path-information";

    private static final long MOST = 0xFFFF_FFFFL;
    private static final int MOST_DIGITS = 10;

    private PathInformation() {}

    /** How it is written. @param example a whole statement of the family, with this word */
    public static Grammar.Statement grammar(String example) {
        return new Grammar.Statement(
                WORD, "<0-4294967295 | A.B.C.D>", "path identifier, for sessions with ADD-PATH (RFC 7911)", example);
    }

    /**
     * Takes the word and its value, if it comes next. Given twice, the first holds.
     *
     * @return false, with nothing taken, if another word comes
     */
    public static boolean accept(Words words, RouteDraft draft) throws StatementException {
        if (!words.accept(WORD)) {
            return false;
        }
        long value = read(words);
        if (draft.pathId() == NlriCodec.NO_PATH_ID) {
            draft.pathId(value);
        }
        return true;
    }

    private static long read(Words words) throws StatementException {
        if (!words.hasNext()) {
            throw words.failure("the statement ends where the value of " + WORD + " is expected", List.of());
        }
        int at = words.position();
        long value = InetText.parseIpv4(words.text(), words.start(at), words.end(at));
        if (value < 0) {
            value = number(words.text(), words.start(at), words.end(at));
        }
        if (value < 0) {
            throw words.failure(
                    "'" + words.peek() + "' is not a valid " + WORD + " (0-4294967295, or as an IPv4 address)",
                    List.of());
        }
        words.position(at + 1);
        return value;
    }

    private static long number(byte[] text, int from, int to) {
        if (from == to || to - from > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return -1;
            }
            value = value * 10 + text[at] - '0';
        }
        return value > MOST ? -1 : value;
    }

    /** Gives the field, unless there is no path identifier. */
    public static void describe(long pathId, FieldSink out) {
        if (pathId != NlriCodec.NO_PATH_ID) {
            out.name(WORD).address(IpAddress.ofIpv4((int) pathId));
        }
    }

    /** Writes word and value, unless there is no path identifier. */
    public static void print(long pathId, TextWriter out) {
        if (pathId != NlriCodec.NO_PATH_ID) {
            out.word(WORD).address(IpAddress.ofIpv4((int) pathId));
        }
    }
}
