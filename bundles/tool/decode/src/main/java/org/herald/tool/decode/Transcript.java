package org.herald.tool.decode;

import java.io.IOException;
import java.io.PrintStream;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.daemon.MessageDecoder;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Decodes line after line and writes what they say in large blocks. */
final class Transcript implements HexLines.Listener {
    private static final int BLOCK_OCTETS = 1 << 16;
    private static final long MICROS_IN_A_MILLI = 1000;

    private final MessageDecoder decoder;
    private final MessageEncoder encoder;
    private final EncoderOptions facts;
    private final CodecView codecs;
    private final AssumedSession session;
    private final DecodeOptions options;
    private final PrintStream out;
    private final WireWriter text = new WireWriter(2 * BLOCK_OCTETS, WireWriter.UNBOUNDED);
    private final CommandPrinter commands;
    private @Nullable NlriPrinter nlri;
    private boolean hasFailed;

    Transcript(
            MessageDecoder decoder,
            MessageEncoder encoder,
            EncoderOptions facts,
            CodecView codecs,
            AssumedSession session,
            DecodeOptions options,
            PrintStream out) {
        this.decoder = decoder;
        this.encoder = encoder;
        this.facts = facts;
        this.codecs = codecs;
        this.session = session;
        this.options = options;
        this.out = out;
        this.commands = new CommandPrinter(text, codecs, options.form() == DecodeOptions.Form.GENERIC_COMMAND);
    }

    /** Lines are NLRI from now on. */
    void nlriOf(NlriPrinter printer) {
        nlri = printer;
    }

    /** Whether there was a line that could not be read. */
    boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public void line(byte[] octets, int count) throws IOException {
        int before = text.size();
        try {
            if (nlri != null) {
                nlri.write(octets, count, text);
            } else {
                MessageSplitter.split(octets, count, options.kind(), this::message);
            }
        } catch (MalformedException e) {
            text.truncate(before);
            fail("invalid payload\n");
        }
        if (text.size() >= BLOCK_OCTETS) {
            idle();
        }
    }

    private void message(byte[] message) throws MalformedException {
        Event.Envelope envelope =
                new Event.Envelope(session.neighbor(), System.currentTimeMillis() * MICROS_IN_A_MILLI, 1, null, null);
        Event event = decoder.decode(message, envelope, session.contextOf(message));
        if (options.form() == DecodeOptions.Form.EVENT) {
            encoder.encode(event, facts, codecs, text);
        } else {
            commands.write(event);
        }
    }

    @Override
    public void notHexadecimal() {
        fail("invalid hexadecimal\n");
    }

    private void fail(String what) {
        text.ascii(what);
        hasFailed = true;
    }

    @Override
    public void idle() throws IOException {
        out.write(text.array(), 0, text.size());
        text.clear();
        if (out.checkError()) {
            throw new IOException("standard output is closed");
        }
    }
}
