package org.herald.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.herald.api.client.ProgramDefinition;
import org.herald.api.config.StatementException;
import org.herald.api.config.StatementException.Place;
import org.herald.api.config.ValueType;
import org.herald.api.config.Words;

/** {@code process NAME { run PROGRAM ARGUMENTS; encoder NAME; respawn BOOLEAN; }}. */
final class ProgramSection implements Reading.Body {
    private static final String RUN = "run";
    private static final String ENCODER = "encoder";
    private static final String RESPAWN = "respawn";
    private static final List<String> WORDS = List.of(RUN, ENCODER, RESPAWN);

    /** Names that begin so are of the daemon's own clients. */
    private static final String RESERVED_PREFIX = "api-internal-cli";

    /** Compatibility: what ExaBGP 6.0 takes when it is not written. */
    private static final String DEFAULT_ENCODER = "text";

    private final Reading reading;
    private final String name;
    private final Place place;
    private final List<String> command = new ArrayList<>();
    private String encoder = DEFAULT_ENCODER;
    private boolean isRespawned = true;

    /** Takes the name from the words of the section's head. */
    ProgramSection(Reading reading, Set<String> taken) throws StatementException {
        this.reading = reading;
        Words words = reading.words;
        int at = words.position();
        this.place = reading.place();
        this.name = words.next("the name of a process");
        if (name.isEmpty() || name.startsWith(RESERVED_PREFIX)) {
            throw words.failureAt(at, "'" + name + "' is not a name for a process, it is reserved", List.of());
        }
        if (taken.contains(name)) {
            throw words.failureAt(at, "a process section called \"" + name + "\" already exists", List.of());
        }
    }

    ProgramDefinition read() throws StatementException {
        reading.section(this);
        if (command.isEmpty()) {
            throw new StatementException("the process '" + name + "' has no run statement", name).at(place);
        }
        return new ProgramDefinition(name, command, encoder, isRespawned);
    }

    @Override
    public void statement(Words words) throws StatementException {
        if (words.accept(RUN)) {
            run(words);
        } else if (words.accept(ENCODER)) {
            encoder = words.next("the name of an encoder");
        } else if (words.accept(RESPAWN)) {
            isRespawned = !words.hasNext() || ValueType.BOOLEAN.reader().read(words);
        } else {
            throw reading.invalid("in process", WORDS);
        }
    }

    @Override
    public void section(Words words) throws StatementException {
        throw words.failure("no section can be opened in process", List.of());
    }

    private void run(Words words) throws StatementException {
        int at = words.position();
        command.clear();
        while (words.hasNext()) {
            command.add(argument(words));
        }
        if (command.isEmpty()) {
            throw words.failure("the statement ends where a program is expected", List.of());
        }
        try {
            command.set(0, reading.programs.find(command.get(0)).toString());
        } catch (IllegalArgumentException refused) {
            throw words.failureAt(at, String.valueOf(refused.getMessage()), List.of());
        }
    }

    /** Brackets and commas are words of their own for the lexer, but letters of an argument when nothing is between them. */
    private static String argument(Words words) throws StatementException {
        StringBuilder argument = new StringBuilder();
        int end;
        do {
            end = words.end(words.position());
            argument.append(words.next("an argument"));
        } while (words.hasNext() && words.start(words.position()) == end);
        return argument.toString();
    }
}
