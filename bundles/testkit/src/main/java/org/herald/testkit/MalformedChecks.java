package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.config.StatementException;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;

/** What entries demand that must be refused. */
final class MalformedChecks {
    /** Reads a statement. */
    interface Statement {
        void read() throws StatementException;
    }

    private MalformedChecks() {}

    static void decode(
            Corpus.Entry entry, MalformedInput.Decoder<?> decoder, Severity owner, int ownerCode, int ownerSubcode) {
        Corpus.Malformation expected = entry.malformation();
        MalformedException error;
        try {
            Object value = decoder.decode(new WireReader(entry.octets()));
            throw new AssertionError("it must be refused, but it decodes to " + value);
        } catch (MalformedException e) {
            error = e.orElse(owner, ownerCode, ownerSubcode);
        }
        assertThat(error.severity()).as("severity of '%s'", error.getMessage()).isEqualTo(expected.severity());
        assertThat(error.offset()).as("offset of '%s'", error.getMessage()).isEqualTo(expected.offset());
        if (expected.code() != 0) {
            assertThat(error.code() + "/" + error.subcode())
                    .as("code and subcode of '%s'", error.getMessage())
                    .isEqualTo(expected.code() + "/" + expected.subcode());
        }
        assertThat(error.getMessage()).isNotBlank();
    }

    static void statement(Corpus.Entry entry, Statement statement) {
        try {
            statement.read();
        } catch (StatementException e) {
            assertThat(e.getMessage()).isNotBlank();
            if (entry.has("because")) {
                assertThat(e.getMessage()).isEqualTo(entry.text("because"));
            }
            return;
        }
        throw new AssertionError("'" + entry.text("rejects") + "' must be refused, but is accepted");
    }
}
