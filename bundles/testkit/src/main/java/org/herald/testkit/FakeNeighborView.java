package org.herald.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.NeighborView;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Setting;
import org.herald.api.config.Settings;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;

/** A neighbor that capabilities are offered to. */
public record FakeNeighborView(
        Settings settings,
        List<FamilyId> families,
        int holdTimeSeconds,
        long localAs,
        String software,
        CodecView codecs)
        implements NeighborView {

    /** With IPv4 unicast, 180 seconds, AS 65001, and nothing written. */
    public static FakeNeighborView of(CodecView codecs) {
        return new FakeNeighborView(Settings.EMPTY, List.of(FamilyId.IPV4_UNICAST), 180, 65001, "Herald/0.1.0", codecs);
    }

    public FakeNeighborView with(Settings written) {
        return new FakeNeighborView(written, families, holdTimeSeconds, localAs, software, codecs);
    }

    public FakeNeighborView withFamilies(FamilyId... offered) {
        return new FakeNeighborView(settings, List.of(offered), holdTimeSeconds, localAs, software, codecs);
    }

    /**
     * With statements of a capability written: {@code graceful-restart 120; add-path send/receive}. A statement of a section starts with the
     * last part of the section's path, or with the whole path where a keyword is called like that part.
     */
    public FakeNeighborView written(CapabilityType<?> capability, String statements) throws StatementException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String statement : statements.split(";")) {
            Words words = Words.of(statement);
            if (words.hasNext()) {
                read(capability, words, values);
            }
        }
        return with(new Settings(values));
    }

    private static void read(CapabilityType<?> capability, Words words, Map<String, Object> values)
            throws StatementException {
        for (ConfigSection section : capability.sections()) {
            if (words.accept(section.path())) {
                values.put(section.path(), section.statement(words, values.get(section.path())));
                return;
            }
        }
        for (Setting<?> setting : capability.settings()) {
            if (words.accept(setting.word())) {
                values.put(setting.key(), java.util.Objects.requireNonNull(setting.read(words)));
                return;
            }
        }
        for (ConfigSection section : capability.sections()) {
            if (words.accept(section.path().substring(section.path().lastIndexOf('/') + 1))) {
                values.put(section.path(), section.statement(words, values.get(section.path())));
                return;
            }
        }
        throw words.failure(
                "no setting or section of " + capability.name() + " is called '" + words.peek() + "'", List.of());
    }
}
