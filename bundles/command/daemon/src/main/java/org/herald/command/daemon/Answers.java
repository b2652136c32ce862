package org.herald.command.daemon;

import java.nio.charset.StandardCharsets;
import org.herald.api.client.ApiCall;
import org.herald.api.client.CommandPath;
import org.herald.api.wire.WireWriter;
import org.herald.lib.json.JsonFieldSink;

/** What the commands of this bundle have in common. */
final class Answers {
    private Answers() {}

    static CommandPath path(String words, CommandPath.Version version, String arguments, String help, String example) {
        return new CommandPath(words, version, CommandPath.Addressing.NONE, arguments, help, example);
    }

    /** Begins the one object of a JSON answer; {@link #end} ends its line. */
    static JsonFieldSink begin(ApiCall call) {
        JsonFieldSink json = new JsonFieldSink(call.reply(), call.dialect());
        json.dense();
        json.openObject();
        return json;
    }

    static void end(ApiCall call, JsonFieldSink json) {
        json.closeObject();
        call.reply().u8('\n');
    }

    /** A name that users chose, as {@link JsonFieldSink#name(String)} wants it: escaped, one character an octet. */
    static String name(String chosen) {
        WireWriter quoted = new WireWriter();
        JsonFieldSink.quote(chosen, quoted);
        return new String(quoted.array(), 1, quoted.size() - 2, StandardCharsets.ISO_8859_1);
    }
}
