package org.herald.tool.replay;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/**
 * Reads MRT records one after the other (RFC 6396, 2): time [4], type [2], subtype [2], length [4], message [length]; of BGP4MP_ET the
 * message begins with microseconds [4]. Not thread safe.
 */
final class MrtReader implements Closeable {
    /** Octets that a record has at the most; more is taken for a file that is no MRT. */
    static final int MOST_RECORD_OCTETS = 16 << 20;

    private static final int HEADER_OCTETS = 12;

    private final String name;
    private final InputStream in;
    private final byte[] header = new byte[HEADER_OCTETS];
    private final WireReader body = new WireReader();
    private byte[] message = new byte[4096];
    private long recordCount;
    private long timeMicros;
    private int type;
    private int subtype;

    /** @param in unpacked; closed with the reader */
    MrtReader(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Goes to the next record.
     *
     * @return false at the end of the file
     * @throws IOException if the file ends inside a record, or is no MRT
     */
    boolean next() throws IOException {
        int headerOctets = in.readNBytes(header, 0, HEADER_OCTETS);
        if (headerOctets == 0) {
            return false;
        }
        if (headerOctets < HEADER_OCTETS) {
            throw cut();
        }
        try {
            WireReader fields = body.reset(header, 0, HEADER_OCTETS);
            timeMicros = fields.u32() * 1_000_000;
            type = fields.u16();
            subtype = fields.u16();
            readMessage(fields.u32());
        } catch (MalformedException impossible) {
            throw new IllegalStateException("a header has " + HEADER_OCTETS + " octets", impossible);
        }
        recordCount++;
        return true;
    }

    private void readMessage(long length) throws IOException, MalformedException {
        if (length > MOST_RECORD_OCTETS) {
            throw new IOException(name + ": record " + (recordCount + 1) + " would have " + length
                    + " octets: this is no MRT file, or a damaged one");
        }
        if (message.length < length) {
            message = new byte[(int) length];
        }
        if (in.readNBytes(message, 0, (int) length) < length) {
            throw cut();
        }
        body.reset(message, 0, (int) length);
        if (type == MrtCode.BGP4MP_ET) {
            if (length < 4) {
                throw new IOException(name + ": record " + (recordCount + 1) + " has no microseconds");
            }
            timeMicros += body.u32();
        }
    }

    private EOFException cut() {
        return new EOFException(name + ": the file ends inside record " + (recordCount + 1));
    }

    /** Records read so far. */
    long recordCount() {
        return recordCount;
    }

    /** Microseconds since 1970, of this record. */
    long timeMicros() {
        return timeMicros;
    }

    /** Of {@link MrtCode}, with {@link MrtCode#BGP4MP} for BGP4MP_ET too. */
    int type() {
        return type == MrtCode.BGP4MP_ET ? MrtCode.BGP4MP : type;
    }

    /** Of {@link MrtCode}. */
    int subtype() {
        return subtype;
    }

    /** The message of this record, behind the microseconds; the same object each time, valid until {@link #next}. */
    WireReader body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
