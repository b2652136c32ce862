package org.herald.attribute.largecommunity;

/**
 * A large community (RFC 8092): three numbers of 0 to 4294967295.
 *
 * @param globalAdministrator usually an AS number
 * @param localDataPart1 what it means
 * @param localDataPart2 to whom
 */
public record LargeCommunity(long globalAdministrator, long localDataPart1, long localDataPart2)
        implements Comparable<LargeCommunity> {
    @Override
    public int compareTo(LargeCommunity other) {
        int order = Long.compare(globalAdministrator, other.globalAdministrator);
        if (order == 0) {
            order = Long.compare(localDataPart1, other.localDataPart1);
        }
        return order != 0 ? order : Long.compare(localDataPart2, other.localDataPart2);
    }
}
