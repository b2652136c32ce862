package org.herald.api.bgp;

import java.util.List;

/**
 * How users write a family. The only place where these words are spelled.
 *
 * @param afi first word, {@code ipv4}
 * @param safi second word, {@code unicast}; also the head of its statements in {@code announce { ipv4 { unicast … } }}
 * @param aliases other second words that mean the same
 */
public record FamilyNames(String afi, String safi, List<String> aliases) {
    public FamilyNames {
        aliases = List.copyOf(aliases);
    }

    public FamilyNames(String afi, String safi) {
        this(afi, safi, List.of());
    }

    /** {@code ipv4 unicast}: in events and logs. */
    public String spaced() {
        return afi + " " + safi;
    }

    /** {@code ipv4/unicast}: inside capabilities. */
    public String slashed() {
        return afi + "/" + safi;
    }

    /** {@code ipv4-unicast}: in the names of neighbors. */
    public String dashed() {
        return afi + "-" + safi;
    }

    /** Whether a second word means this family. */
    public boolean isSafi(String word) {
        return safi.equals(word) || aliases.contains(word);
    }
}
