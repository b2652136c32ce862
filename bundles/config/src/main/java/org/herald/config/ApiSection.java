package org.herald.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.herald.api.config.StatementException;
import org.herald.api.config.StatementException.Place;
import org.herald.api.config.ValueType;
import org.herald.api.config.Words;
import org.herald.api.daemon.ApiLink.MessageInterest;

/** The inside of {@code api { }}. */
final class ApiSection implements Reading.Body {
    private static final String PROCESSES = "processes";
    private static final String PROCESSES_MATCH = "processes-match";
    private static final String SEND = "send";
    private static final String RECEIVE = "receive";

    private final Reading reading;
    private final ApiDraft api;

    ApiSection(Reading reading, ApiDraft api) {
        this.reading = reading;
        this.api = api;
    }

    @Override
    public void statement(Words words) throws StatementException {
        int at = words.position();
        if (words.accept(PROCESSES)) {
            names(words, api.programs);
        } else if (words.accept(PROCESSES_MATCH)) {
            names(words, api.matches);
        } else {
            flag(words);
        }
        if (!api.programs.isEmpty() && !api.matches.isEmpty()) {
            throw words.failureAt(
                    at, "processes and processes-match are mutually exclusive in one api section", List.of());
        }
    }

    @Override
    public void section(Words words) throws StatementException {
        if (words.accept(SEND)) {
            reading.section(new MessagesSection(api.sent));
        } else if (words.accept(RECEIVE)) {
            reading.section(new MessagesSection(api.received));
        } else {
            throw reading.invalid("in api", List.of(SEND, RECEIVE));
        }
    }

    private void names(Words words, Map<String, Place> into) throws StatementException {
        boolean isExpression = into == api.matches;
        for (int index : Names.list(words, isExpression ? "expressions" : "processes")) {
            String name = words.word(index);
            if (isExpression) {
                check(name, words, index);
            }
            into.put(name, reading.source.place(words.start(index)));
        }
    }

    private static void check(String expression, Words words, int index) throws StatementException {
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException invalid) {
            throw words.failureAt(
                    index,
                    "'" + expression + "' is not a valid regular expression: " + invalid.getDescription(),
                    List.of());
        }
    }

    private void flag(Words words) throws StatementException {
        for (ApiDraft.Flag flag : ApiDraft.Flag.values()) {
            if (words.accept(flag.word)) {
                api.flags.put(flag, isOn(words));
                return;
            }
        }
        List<String> valid = new ArrayList<>(List.of(PROCESSES, PROCESSES_MATCH));
        Arrays.stream(ApiDraft.Flag.values()).forEach(flag -> valid.add(flag.word));
        valid.addAll(List.of(SEND, RECEIVE));
        if (words.isNext(SEND) || words.isNext(RECEIVE)) {
            throw words.failure("'" + words.peek() + "' opens a section, '{' is expected on its line", List.of());
        }
        throw reading.invalid("in api", valid);
    }

    private static boolean isOn(Words words) throws StatementException {
        return !words.hasNext() || ValueType.BOOLEAN.reader().read(words);
    }

    /** {@code send { }} or {@code receive { }}. */
    private final class MessagesSection implements Reading.Body {
        private final Map<MessageInterest, Boolean> interests;

        MessagesSection(Map<MessageInterest, Boolean> interests) {
            this.interests = interests;
        }

        @Override
        public void statement(Words words) throws StatementException {
            for (MessageInterest interest : MessageInterest.values()) {
                if (words.accept(word(interest))) {
                    interests.put(interest, isOn(words));
                    return;
                }
            }
            throw reading.invalid(
                    "here",
                    Arrays.stream(MessageInterest.values())
                            .map(ApiSection::word)
                            .toList());
        }

        @Override
        public void section(Words words) throws StatementException {
            throw words.failure("no section can be opened here", List.of());
        }
    }

    /** The word of an interest. */
    static String word(MessageInterest interest) {
        return interest.name().toLowerCase(Locale.ROOT);
    }
}
