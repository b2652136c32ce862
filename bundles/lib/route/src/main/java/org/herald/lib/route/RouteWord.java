package org.herald.lib.route;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.config.Grammar;
import org.herald.api.config.Grammar.Statement;
import org.herald.api.config.WordMap;

/** The words of routes that belong neither to a family nor to an attribute. */
enum RouteWord {
    NEXT_HOP(new Statement(
            "next-hop",
            "<ip> | self",
            "where packets go; self is the local address of each session",
            "next-hop 192.0.2.1")),
    NAME(new Statement("name", "<word>", "a label for people, without effect", "name transit")),
    SPLIT(new Statement(
            "split", "/<length>", "announce all prefixes of this length inside the prefix instead of it", "split /26")),
    WATCHDOG(new Statement(
            "watchdog", "<name>", "a tag by which routes are announced and withdrawn together", "watchdog dns")),
    WITHDRAW(new Statement("withdraw", "", "with a watchdog: wait for the first announce watchdog", "withdraw")),
    ATTRIBUTE(new Statement(
            "attribute",
            "[ 0x<code> 0x<flags> 0x<value> ]",
            "any path attribute, in hexadecimal digits",
            "attribute [ 0x99 0xC0 0x0102 ]"));

    /** Each by its word. */
    static final WordMap<RouteWord> BY_WORD = byWord();

    /** All, for help. */
    static final Grammar GRAMMAR =
            new Grammar(Arrays.stream(values()).map(word -> word.statement).toList());

    /** What {@code watchdog} does not take for a name: they are words of the command of that name. */
    static final List<String> RESERVED_WATCHDOGS = List.of("announce", "withdraw");

    /** The value of {@code next-hop} that stands for the session's own address. */
    static final String SELF = "self";

    private final Statement statement;

    RouteWord(Statement statement) {
        this.statement = statement;
    }

    String word() {
        return statement.word();
    }

    private static WordMap<RouteWord> byWord() {
        Map<String, RouteWord> all = new HashMap<>();
        for (RouteWord word : values()) {
            all.put(word.word(), word);
        }
        return new WordMap<>(all);
    }
}
