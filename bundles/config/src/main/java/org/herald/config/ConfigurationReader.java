package org.herald.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.herald.api.client.ProgramDefinition;
import org.herald.api.config.StatementException;
import org.herald.api.config.StatementException.Place;
import org.herald.api.config.Words;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.NeighborDefinition;

/** Reads a whole configuration: {@code process}, {@code template} and {@code neighbor} sections. */
final class ConfigurationReader {
    private static final String PROCESS = "process";
    private static final String TEMPLATE = "template";
    private static final String NEIGHBOR = "neighbor";
    private static final List<String> ROOT = List.of(PROCESS, TEMPLATE, NEIGHBOR);

    private final Reading reading;
    private final NeighborWords neighborWords;
    private final Map<String, ProgramDefinition> programs = new LinkedHashMap<>();
    private final Map<String, NeighborDraft> templates = new HashMap<>();
    private final Map<String, Place> neighborPlaces = new HashMap<>();
    private final List<NeighborDefinition> neighbors = new ArrayList<>();
    private final List<NeighborDraft> drafts = new ArrayList<>();

    ConfigurationReader(Reading reading) {
        this.reading = reading;
        this.neighborWords = new NeighborWords(reading.codecs);
    }

    /** @throws StatementException for the first error, with its place */
    Configuration read() throws StatementException {
        Words words = reading.words;
        boolean isEmpty = true;
        while (true) {
            Lexer.End end = reading.lexer.next(words);
            switch (end) {
                case OPEN -> rootSection(words);
                case STATEMENT -> throw rootStatement(words);
                case CLOSE ->
                    throw reading.lexer.failure(
                            "this '}' closes nothing: there is one too many", reading.lexer.statementStart());
                default -> {
                    if (isEmpty) {
                        throw new StatementException("the configuration is empty", "").at(reading.place());
                    }
                    checkPrograms();
                    return new Configuration(neighbors, List.copyOf(programs.values()));
                }
            }
            isEmpty = false;
        }
    }

    private StatementException rootStatement(Words words) {
        if (ROOT.contains(words.peek())) {
            return words.failure("'" + words.peek() + "' opens a section, '{' is expected on its line", List.of());
        }
        return reading.invalid("here", ROOT);
    }

    private void rootSection(Words words) throws StatementException {
        if (words.accept(PROCESS)) {
            ProgramSection section = new ProgramSection(reading, programs.keySet());
            ProgramDefinition program = section.read();
            programs.put(program.name(), program);
        } else if (words.accept(TEMPLATE)) {
            reading.section(new TemplateSection());
        } else if (words.accept(NEIGHBOR)) {
            neighbor(words);
        } else {
            throw reading.invalid("here", ROOT);
        }
    }

    private void neighbor(Words words) throws StatementException {
        int at = words.position();
        String title = words.next("the address of a peer");
        NeighborDraft draft = new NeighborDraft(title, reading.source.place(words.start(at)), reading.blocks);
        PeerRange.read(words, at, draft);
        reading.section(new NeighborSection(reading, neighborWords, templates, draft));
        drafts.add(draft);
        neighbors.add(new NeighborBuilder(reading, neighborWords, neighborPlaces).build(draft));
    }

    /** Programs may be defined behind the neighbors that name them. */
    private void checkPrograms() throws StatementException {
        for (NeighborDraft draft : drafts) {
            for (ApiDraft api : draft.apis.values()) {
                for (Map.Entry<String, Place> program : api.programs.entrySet()) {
                    if (!programs.containsKey(program.getKey())) {
                        throw noProgram(
                                "a process called '" + program.getKey() + "' is used by neighbor '" + draft.title
                                        + "' but not defined",
                                program);
                    }
                }
                for (Map.Entry<String, Place> match : api.matches.entrySet()) {
                    Pattern pattern = Pattern.compile(match.getKey());
                    if (programs.keySet().stream()
                            .noneMatch(name -> pattern.matcher(name).lookingAt())) {
                        throw noProgram("no process has a name that '" + match.getKey() + "' matches", match);
                    }
                }
            }
        }
    }

    private StatementException noProgram(String reason, Map.Entry<String, Place> named) {
        return new StatementException(reason, named.getKey(), List.copyOf(programs.keySet())).at(named.getValue());
    }

    /** {@code template { neighbor NAME { … } }}. */
    private final class TemplateSection implements Reading.Body {
        @Override
        public void statement(Words words) throws StatementException {
            throw reading.invalid("in template", List.of(NEIGHBOR));
        }

        @Override
        public void section(Words words) throws StatementException {
            if (!words.accept(NEIGHBOR)) {
                throw reading.invalid("in template", List.of(NEIGHBOR));
            }
            int at = words.position();
            String name = Names.next(words, "a template");
            if (templates.containsKey(name)) {
                throw words.failureAt(at, "the name '" + name + "' already exists among the templates", List.of());
            }
            NeighborDraft draft = new NeighborDraft(name, reading.source.place(words.start(at)), reading.blocks);
            reading.section(new NeighborSection(reading, neighborWords, null, draft));
            templates.put(name, draft);
        }
    }
}
