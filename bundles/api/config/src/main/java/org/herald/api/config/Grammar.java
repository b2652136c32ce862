package org.herald.api.config;

import java.util.List;

/**
 * What can be written at a place, as data: parsing, help, completion, error lists and the documentation read the same object.
 *
 * @param statements in the order in which documentation lists them
 */
public record Grammar(List<Statement> statements) {
    /** Nothing can be written. */
    public static final Grammar EMPTY = new Grammar(List.of());

    public Grammar {
        statements = List.copyOf(statements);
    }

    public static Grammar of(Statement... statements) {
        return new Grammar(List.of(statements));
    }

    /** The words that statements start with. */
    public List<String> words() {
        return statements.stream().map(Statement::word).toList();
    }

    /**
     * One statement, or one word of a route with its arguments.
     *
     * @param word what it starts with
     * @param arguments what follows, as documentation shows it: {@code <asn>:<ipv4>}; empty if nothing does
     * @param help one sentence without a full stop: what it means, units and range
     * @param example a complete one that is valid: {@code med 100}
     */
    public record Statement(String word, String arguments, String help, String example) {}
}
