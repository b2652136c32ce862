package org.herald.attribute.prefixsid;

import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.srpolicy.PrefixSid;
import org.herald.lib.srpolicy.PrefixSidCodec;
import org.herald.lib.srpolicy.PrefixSidFields;
import org.herald.lib.srpolicy.PrefixSidWords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** BGP Prefix-SID (RFC 8669; SRv6 services RFC 9252). Malformed: dropped (RFC 8669, 6); in an SRv6 service: treat as withdraw (RFC 9252, 7). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(
        value = "BGP_PREFIX_SID",
        code = 40,
        words = {PrefixSidWords.MPLS, PrefixSidWords.SRV6})
public final class PrefixSidAttribute implements PathAttributeType<PrefixSid> {
    private static final Grammar GRAMMAR = Grammar.of(
            new Grammar.Statement(
                    PrefixSidWords.MPLS,
                    "[ <index> ] | [ <index>, [ ( <base>,<range> ) ... ] ] | tlv <type> 0x<value>",
                    "the label index of a prefix, 0-4294967295, and the label blocks of its originator; or a TLV by its octets",
                    "bgp-prefix-sid [ 300, [ ( 800000,4096 ) ( 1000000,5000 ) ] ]"),
            new Grammar.Statement(
                    PrefixSidWords.SRV6,
                    "( l3-service|l2-service <sid> [<behavior> [<block>,<node>,<function>,<argument>,<transposition>,<offset>]] [flags <0-255>] ... )",
                    "the SRv6 SIDs of a service, their endpoint behaviors and the bits of their parts",
                    "bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: 0x48 [64,24,16,0,0,0] )"));

    @Override
    public int code() {
        return 40;
    }

    @Override
    public String name() {
        return "BGP_PREFIX_SID";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.DISCARD_ATTRIBUTE;
    }

    /** RFC 8669 states nothing for wrong flags, so the general rule holds (RFC 7606, 3(c)). */
    @Override
    public Severity onWrongFlags() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    @Override
    public PrefixSid decode(WireReader value, CodecContext context) throws MalformedException {
        return PrefixSidCodec.decode(value);
    }

    @Override
    public void encode(PrefixSid value, WireWriter out, CodecContext context) {
        PrefixSidCodec.encode(value, out);
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    /** The MPLS part and the SRv6 part are words of their own: both may be written, each TLV once. */
    @Override
    public boolean mergesRepeats() {
        return true;
    }

    @Override
    public PrefixSid parse(Words words, @Nullable PrefixSid previous, CodecView codecs) throws StatementException {
        PrefixSid value;
        if (words.accept(PrefixSidWords.SRV6)) {
            value = PrefixSidWords.readSrv6(words);
        } else {
            words.expect(PrefixSidWords.MPLS);
            value = PrefixSidWords.readMpls(words);
        }
        return previous == null ? value : previous.with(value);
    }

    @Override
    public void describe(PrefixSid value, FieldSink out, CodecView codecs) {
        out.name(PrefixSidWords.MPLS).openObject();
        PrefixSidFields.describe(value, out);
        out.closeObject();
    }

    @Override
    public void print(PrefixSid value, TextWriter out, CodecView codecs) {
        if (out.dialect().form() == Dialect.Form.CONFIGURATION) {
            PrefixSidWords.print(value, out);
        } else {
            out.word(PrefixSidWords.MPLS);
            PrefixSidFields.print(value, out);
        }
    }
}
