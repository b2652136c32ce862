package org.herald.lib.srpolicy;

import org.herald.api.config.Grammar;

/** The words of an SR policy, each with an example behind the head of a statement. */
final class SrPolicyGrammar {
    private static final String SEGMENTS = "segment <type-a ... type-k> ...";

    private SrPolicyGrammar() {}

    static Grammar behind(String head) {
        return Grammar.of(
                statement(
                        head,
                        NumberKind.PREFERENCE.word,
                        "<number> [flags <0-255>]",
                        "how much the candidate path is wanted, 0-4294967295",
                        "100"),
                statement(
                        head,
                        NumberKind.PRIORITY.word,
                        "<0-255>",
                        "the order in which policies are computed again, lowest first",
                        "10"),
                statement(
                        head,
                        NumberKind.EXPLICIT_NULL_LABEL_POLICY.word,
                        "<0-255> [flags <0-255>]",
                        "which explicit null labels are pushed, 1-4 (RFC 9830, 2.4.5)",
                        "3"),
                statement(
                        head,
                        SubTlvWords.BINDING_SID,
                        "mpls <label> | srv6 <sid> | null",
                        "the SID that stands for the policy",
                        "mpls 24000"),
                statement(
                        head,
                        SubTlvWords.SRV6_BINDING_SID,
                        "<sid> [endpoint-behavior <behavior> <block> <node> <function> <argument>]",
                        "the SRv6 SID that stands for the policy",
                        "fc00:0:100::1"),
                statement(head, SubTlvWords.POLICY_NAME, "<name>", "the name of the policy", "gold"),
                statement(head, SubTlvWords.CANDIDATE_PATH_NAME, "<name>", "the name of the candidate path", "north"),
                statement(
                        head,
                        SubTlvWords.SEGMENT_LIST,
                        "weight <number> " + SEGMENTS + " | unweighted " + SEGMENTS,
                        "a path, as often as there are paths; its share is its weight, 0-4294967295",
                        "weight 5 segment type-a mpls 16001 segment type-b srv6 2001:db8::1"),
                statement(head, SubTlvWords.SUB_TLV, "<0-255> 0x<value>", "any sub-TLV by its octets", "200 0xABCD"));
    }

    private static Grammar.Statement statement(
            String head, String word, String arguments, String help, String example) {
        return new Grammar.Statement(word, arguments, help, head + word + " " + example);
    }
}
