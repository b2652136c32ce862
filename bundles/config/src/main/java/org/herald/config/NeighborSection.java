package org.herald.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Setting;
import org.herald.api.config.StatementException;
import org.herald.api.config.ValueType;
import org.herald.api.config.WordMap;
import org.herald.api.config.Words;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.FamilyId;
import org.herald.lib.route.FamilyWords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The inside of {@code neighbor { }}, of a real one or a template. */
final class NeighborSection implements Reading.Body {
    private static final Logger LOG = LoggerFactory.getLogger(NeighborSection.class);

    private static final String INHERIT = "inherit";
    private static final String FAMILY = "family";
    private static final String CAPABILITY = NeighborWords.lastWord(NeighborSettings.CAPABILITY);
    private static final String TCP_AO = NeighborWords.lastWord(NeighborSettings.TCP_AO);
    private static final String API = "api";
    private static final String ALL = "all";

    /** Statements of an OPERATIONAL message, which no bundle can send from here yet. */
    private static final String OPERATIONAL = "operational";

    /**
     * Compatibility: capabilities that ExaBGP knows. Where nobody provides one, {@code disable} is what happens, so it is no error: many
     * files say it.
     */
    private static final List<String> KNOWN_CAPABILITIES =
            List.of("multi-session", OPERATIONAL, "link-local-nexthop", "link-local-prefer");

    private final Reading reading;
    private final NeighborWords valid;
    private final @Nullable Map<String, NeighborDraft> templates;
    private final NeighborDraft draft;
    private final RouteSections routes;

    /** @param templates those that can be inherited; null inside a template */
    NeighborSection(
            Reading reading, NeighborWords valid, @Nullable Map<String, NeighborDraft> templates, NeighborDraft draft) {
        this.reading = reading;
        this.valid = valid;
        this.templates = templates;
        this.draft = draft;
        this.routes = new RouteSections(reading, draft.routes);
    }

    @Override
    public void statement(Words words) throws StatementException {
        Setting<?> setting = valid.settingByWord.peek(words);
        if (setting != null) {
            put(setting, words);
        } else if (words.accept(INHERIT)) {
            inherit(words);
        } else if (sectionWords().contains(words.peek())) {
            throw words.failure("'" + words.peek() + "' opens a section, '{' is expected on its line", List.of());
        } else {
            throw reading.invalid("in neighbor", allWords());
        }
    }

    @Override
    public void section(Words words) throws StatementException {
        ConfigSection plugin = valid.sections.get(words.peek());
        if (plugin != null) {
            words.next("a section");
            reading.section(new PluginSection(plugin));
        } else if (words.accept(FAMILY)) {
            reading.section(new FamilySection());
        } else if (words.accept(CAPABILITY)) {
            reading.section(new SettingSection(valid.capabilityByWord, "in capability"));
        } else if (words.accept(TCP_AO)) {
            reading.section(new SettingSection(valid.tcpAoByWord, "in tcp-ao"));
        } else if (words.accept(API)) {
            api(words);
        } else if (words.accept(OPERATIONAL)) {
            reading.section(new OperationalSection());
        } else if (!routes.read(words)) {
            if (valid.settingByWord.peek(words) != null) {
                throw words.failure("'" + words.peek() + "' is a statement, ';' is expected behind it", List.of());
            }
            throw reading.invalid("in neighbor", allWords());
        }
    }

    private List<String> sectionWords() {
        List<String> all = new ArrayList<>(List.of(FAMILY, CAPABILITY, API, TCP_AO, OPERATIONAL));
        all.addAll(RouteSections.WORDS);
        all.addAll(valid.sections.keySet());
        return all;
    }

    private List<String> allWords() {
        List<String> all = new ArrayList<>();
        valid.settings.forEach(setting -> all.add(setting.word()));
        all.add(INHERIT);
        all.addAll(sectionWords());
        return all;
    }

    /** The last one written holds. */
    private void put(Setting<?> setting, Words words) throws StatementException {
        words.next("a keyword");
        if (setting == NeighborSettings.DESCRIPTION && words.remaining() > 1) {
            // Compatibility: unquoted descriptions were always taken.
            StringBuilder text = new StringBuilder(words.next("a description"));
            while (words.hasNext()) {
                text.append(' ').append(words.next("a description"));
            }
            draft.values.put(setting.key(), text.toString());
            return;
        }
        draft.values.put(setting.key(), setting.read(words));
    }

    private void inherit(Words words) throws StatementException {
        List<Integer> names = new ArrayList<>();
        if (words.isNext("[")) {
            names.addAll(Names.list(words, "templates"));
        } else {
            names.add(words.position());
            words.next("the name of a template");
        }
        if (templates == null) {
            LOG.atWarn().addKeyValue("place", reading.place()).log("configuration.template.nested");
            return;
        }
        for (int index : names) {
            NeighborDraft template = templates.get(words.word(index));
            if (template == null) {
                throw words.failureAt(
                        index,
                        "no template above is called '" + words.word(index) + "'",
                        templates.keySet().stream().sorted().toList());
            }
            draft.templates.add(template);
        }
    }

    private void api(Words words) throws StatementException {
        // A name that starts with a blank cannot be written: sections without a name stay apart.
        String name = words.hasNext() ? Names.next(words, "an api section") : " " + draft.apis.size();
        ApiDraft api = draft.apis.computeIfAbsent(name, unused -> new ApiDraft());
        reading.section(new ApiSection(reading, api));
    }

    /** {@code family { ipv4 unicast; }}. */
    private final class FamilySection implements Reading.Body {
        @Override
        public void statement(Words words) throws StatementException {
            if (words.isNext(ALL)) {
                if (!draft.families.isEmpty()) {
                    throw words.failure("all must stand alone, other families are listed before it", List.of());
                }
                words.next(ALL);
                draft.hasAllFamilies = true;
                return;
            }
            if (draft.hasAllFamilies) {
                throw words.failure("cannot add any family once family all is set", List.of());
            }
            FamilyId family = FamilyWords.id(words, reading.codecs);
            if (draft.families.contains(family)) {
                throw words.failureAt(0, "duplicate family " + reading.codecs.nameOf(family), List.of());
            }
            draft.families.add(family);
        }

        @Override
        public void section(Words words) throws StatementException {
            throw words.failure("no section can be opened in family", List.of());
        }
    }

    /** A section of keywords, each with one value. */
    private final class SettingSection implements Reading.Body {
        private final WordMap<Setting<?>> byWord;
        private final String where;

        SettingSection(WordMap<Setting<?>> byWord, String where) {
            this.byWord = byWord;
            this.where = where;
        }

        @Override
        public void statement(Words words) throws StatementException {
            Setting<?> setting = byWord.peek(words);
            if (setting != null) {
                put(setting, words);
            } else if (!isKnownAndOff(words)) {
                words.position(0);
                throw reading.invalid(where, byWord.words());
            }
        }

        @Override
        public void section(Words words) throws StatementException {
            throw words.failure("no section can be opened " + where, List.of());
        }

        private boolean isKnownAndOff(Words words) {
            String word = words.peek();
            if (!KNOWN_CAPABILITIES.contains(word) && reading.codecs.featureFor(word) == null) {
                return false;
            }
            try {
                words.next("a keyword");
                return !ValueType.BOOLEAN.reader().read(words);
            } catch (StatementException noBoolean) {
                return false; // so it asks for something, which is refused with the better reason
            }
        }
    }

    /** A section whose statements a plugin reads. */
    private final class PluginSection implements Reading.Body {
        private final ConfigSection section;

        PluginSection(ConfigSection section) {
            this.section = section;
        }

        @Override
        public void statement(Words words) throws StatementException {
            draft.values.put(section.path(), section.statement(words, draft.values.get(section.path())));
        }

        @Override
        public void section(Words words) throws StatementException {
            throw words.failure(
                    "no section can be opened in " + NeighborWords.lastWord(section.path()),
                    section.grammar().words());
        }
    }

    /** {@code operational { }}: may be there, empty. */
    private final class OperationalSection implements Reading.Body {
        @Override
        public void statement(Words words) throws StatementException {
            throw words.failure("OPERATIONAL messages cannot be sent from the configuration", List.of());
        }

        @Override
        public void section(Words words) throws StatementException {
            throw words.failure("no section can be opened in operational", List.of());
        }
    }
}
