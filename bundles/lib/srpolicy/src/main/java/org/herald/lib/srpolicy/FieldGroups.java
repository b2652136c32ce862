package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.FieldSink;

/** Fields whose names may come again: in the order of their first value, one value as it is, several as a list, so that no name repeats. */
final class FieldGroups {
    private final Map<String, List<Runnable>> fields = new LinkedHashMap<>();
    private final List<String> lists = new ArrayList<>();

    /** Adds a value. @param value gives it to the sink */
    void add(String name, Runnable value) {
        fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** Adds a value of a field that is always a list. */
    void addToList(String name, Runnable value) {
        add(name, value);
        lists.add(name);
    }

    /** Gives all of them to the sink that the values were made for. */
    void describe(FieldSink out) {
        fields.forEach((name, values) -> {
            out.name(name);
            boolean isList = values.size() > 1 || lists.contains(name);
            if (isList) {
                out.dense().openList();
            }
            values.forEach(Runnable::run);
            if (isList) {
                out.closeList();
            }
        });
    }
}
