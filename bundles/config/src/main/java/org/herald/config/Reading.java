package org.herald.config;

import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.api.config.StatementException;
import org.herald.api.config.StatementException.Place;
import org.herald.api.config.Words;
import org.herald.api.daemon.Environment;
import org.herald.lib.route.RouteReader;

/** One configuration being read: what all of its sections need. */
final class Reading {
    final Source source;
    final Lexer lexer;
    final Words words = new Words();
    final CodecView codecs;
    final Environment environment;
    final ProgramFinder programs;
    final RouteReader routes = new RouteReader();
    final AttributeBlocks blocks = new AttributeBlocks();

    /** What may stand in a section. */
    interface Body {
        /** Takes all words of a statement. */
        void statement(Words words) throws StatementException;

        /** Takes the head of a section, whose opening brace was read, and reads it to its closing brace. */
        void section(Words words) throws StatementException;
    }

    Reading(Source source, CodecView codecs, Environment environment, ProgramFinder programs) {
        this.source = source;
        this.lexer = new Lexer(source);
        this.codecs = codecs;
        this.environment = environment;
        this.programs = programs;
        words.places(index -> source.place(index < words.count() ? words.start(index) : lexer.statementStart()));
    }

    /** Where the newest statement stands. */
    Place place() {
        return source.place(lexer.statementStart());
    }

    /** The place of an error. One of words that a plugin cut itself, out of a word of ours, is where that stands. */
    Place placeOf(StatementException failure) {
        Place place = failure.place();
        if (place != null && source.isOf(place)) {
            return place;
        }
        int at = Math.min(words.position(), words.count() - 1);
        return place == null || at < 0 ? place() : source.place(words.start(at));
    }

    /** Reads a section whose opening brace was read, to its closing brace. */
    void section(Body body) throws StatementException {
        words.expectEnd();
        int opened = lexer.statementStart();
        while (true) {
            switch (lexer.next(words)) {
                case STATEMENT -> {
                    body.statement(words);
                    words.expectEnd();
                }
                case OPEN -> body.section(words);
                case CLOSE -> {
                    return;
                }
                default -> throw lexer.failure("this section is not closed, '}' is missing", opened);
            }
        }
    }

    /** Reads a section in which parentheses separate words, as among the words of routes. */
    void routeSection(Body body) throws StatementException {
        lexer.parentheses(Lexer.Parentheses.SEPARATE);
        section(body);
        lexer.parentheses(Lexer.Parentheses.LITERAL);
    }

    /** The error about the next word, which nobody owns here. */
    StatementException invalid(String where, List<String> valid) {
        String word = words.peek();
        String feature = valid.contains(word) ? null : codecs.featureFor(word);
        if (feature != null) {
            return words.failure(
                    "no installed bundle provides '" + word + "'; the feature " + feature + " does", List.of());
        }
        return words.failure("'" + word + "' is not valid " + where, valid);
    }
}
