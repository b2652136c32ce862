package org.herald.core.message;

import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.core.rib.RouteTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The octets of a stored route as they go into withdrawn routes: other ones where the family's codec has them, else those that are stored. Kept and
 * reused by its owner; not thread safe.
 */
final class WithdrawnNlri {
    private static final Logger log = LoggerFactory.getLogger(WithdrawnNlri.class);

    private final WireReader stored = new WireReader();
    private final WireWriter octets = new WireWriter(64, WireWriter.UNBOUNDED);

    /** Writes those of an entry, in place of what was written before. @return the writer, valid until the next call */
    WireWriter of(RouteTable routes, int entry, UpdateWriter.Target target) {
        FamilyId family = routes.family(entry);
        byte[] array = routes.nlriArray(entry);
        int from = routes.nlriFrom(entry);
        int length = routes.nlriLength(entry);
        AddressFamily<?> installed = target.codecs().family(family);
        if (installed == null || !rewrite(installed.codec(), array, from, from + length, target)) {
            octets.clear().bytes(array, from, length);
        }
        return octets;
    }

    private <N> boolean rewrite(NlriCodec<N> codec, byte[] array, int from, int to, UpdateWriter.Target target) {
        CodecContext session = target.context();
        try {
            if (!codec.hasWithdrawnForm()) {
                return false;
            }
            N nlri = codec.decode(stored.reset(array, from, to), session);
            codec.encodeWithdrawn(nlri, octets.clear(), session);
            return true;
        } catch (MalformedException notOurs) {
            // A family written as numbers may have stored any octets before its bundle came: they go as they are.
            return false;
        } catch (RuntimeException | StackOverflowError fault) {
            log.atError().setCause(fault).log("update.withdrawn-nlri-failed: the octets go as they are stored");
            return false;
        }
    }
}
