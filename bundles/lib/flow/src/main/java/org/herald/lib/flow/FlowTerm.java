package org.herald.lib.flow;

/**
 * One comparison of a component: operator and value (RFC 8955, 4.2.1).
 *
 * @param operator {@link #AND} and the bits of the comparison; end of list and length are not among them
 * @param value what is compared with; 0 where the operator compares with nothing
 */
record FlowTerm(int operator, long value) {
    /** This and the term before must match; without it this or the term before. */
    static final int AND = 0x40;

    // numeric_op (RFC 8955, 4.2.1.1)
    static final int LESS = 0x04;
    static final int GREATER = 0x02;
    static final int EQUAL = 0x01;
    static final int ALWAYS = LESS | GREATER | EQUAL;
    static final int NEVER = 0;
    static final int NUMERIC_BITS = ALWAYS;

    // bitmask_op (RFC 8955, 4.2.1.2)
    static final int NOT = 0x02;
    static final int MATCH = 0x01;
    static final int BITMASK_BITS = NOT | MATCH;

    // the rest of the octet
    static final int END_OF_LIST = 0x80;
    static final int LENGTH_SHIFT = 4;
    static final int LENGTH_MASK = 0x03;

    boolean isAnd() {
        return (operator & AND) != 0;
    }

    /** The same joined to the term before. */
    FlowTerm and() {
        return new FlowTerm(operator | AND, value);
    }

    int comparison() {
        return operator & ~AND;
    }

    /** Two bits: the value has 1, 2, 4 or 8 octets. The shortest is written. */
    int lengthCode() {
        if (value >>> 8 == 0) {
            return 0;
        }
        return value >>> 16 == 0 ? 1 : value >>> 32 == 0 ? 2 : 3;
    }
}
