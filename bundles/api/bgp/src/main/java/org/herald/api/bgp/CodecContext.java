package org.herald.api.bgp;

import org.jspecify.annotations.Nullable;

/**
 * What a codec may know of the session that it reads from or writes for.
 *
 * @param isAsn4 AS numbers have four octets
 * @param isInternal both sides are of one autonomous system
 * @param localAs ours, 0 if not known
 * @param peerAs theirs, 0 if not known
 * @param isAigpEnabled the AIGP attribute is accepted and sent (RFC 7311, 3.1)
 * @param negotiated all facts
 * @param codecs who decodes what is nested inside; null only in {@link #CANONICAL}
 * @param depth how deep attributes are nested in attributes (ATTR_SET, RFC 6368)
 */
public record CodecContext(
        boolean isAsn4,
        boolean isInternal,
        long localAs,
        long peerAs,
        boolean isAigpEnabled,
        Negotiated negotiated,
        @Nullable CodecView codecs,
        int depth) {
    /** The deepest nesting that is decoded. */
    public static final int MOST_DEPTH = 4;

    /** The form in which Adj-RIBs keep attributes: nothing left out, AS numbers of four octets, no session. */
    public static final CodecContext CANONICAL = new CodecContext(true, true, 0, 0, true, Negotiated.NOTHING, null, 0);

    /** The same one level deeper, with four-octet AS numbers or not. */
    public CodecContext nested(boolean asn4) {
        return new CodecContext(asn4, isInternal, localAs, peerAs, isAigpEnabled, negotiated, codecs, depth + 1);
    }
}
