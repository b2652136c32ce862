package org.herald.core.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.config.WordMap;
import org.herald.api.config.Words;
import org.jspecify.annotations.Nullable;

/** Finds the command of a line by its words: the longest path that fits. Built anew when commands come or go; immutable. */
final class CommandTree {
    /** A command under one of its spellings. */
    record Match(ApiCommand command, CommandPath path, int wordCount) {}

    private static final class Draft {
        private final Map<String, Draft> next = new HashMap<>();
        private @Nullable ApiCommand command;
        private @Nullable CommandPath path;

        private Node freeze(int depth) {
            Map<String, Node> frozen = new HashMap<>();
            next.forEach((word, draft) -> frozen.put(word, draft.freeze(depth + 1)));
            ApiCommand ends = command;
            CommandPath by = path;
            return new Node(new WordMap<>(frozen), ends == null || by == null ? null : new Match(ends, by, depth));
        }
    }

    private record Node(WordMap<Node> next, @Nullable Match match) {}

    private final Node root;
    private final List<CommandPath> paths;

    /** @param commands best first: the first of two with one path counts */
    CommandTree(List<ApiCommand> commands) {
        Draft draft = new Draft();
        List<CommandPath> all = new ArrayList<>();
        for (ApiCommand command : commands) {
            for (CommandPath path : command.paths()) {
                add(draft, command, path);
                all.add(path);
            }
        }
        root = draft.freeze(0);
        all.sort(Comparator.comparing(CommandPath::words));
        paths = List.copyOf(all);
    }

    private static void add(Draft root, ApiCommand command, CommandPath path) {
        Draft at = root;
        int from = 0;
        String words = path.words();
        while (from <= words.length()) {
            int space = words.indexOf(' ', from);
            int to = space < 0 ? words.length() : space;
            at = at.next.computeIfAbsent(words.substring(from, to), word -> new Draft());
            from = to + 1;
        }
        if (at.command == null) {
            at.command = command;
            at.path = path;
        }
    }

    /** Every spelling, sorted. */
    List<CommandPath> paths() {
        return paths;
    }

    /** The command whose path starts at the next word; null if there is none. Takes nothing. */
    @Nullable
    Match find(Words words) {
        Node node = root;
        Match found = null;
        for (int index = words.position(); index < words.count(); index++) {
            node = node.next().at(words, index);
            if (node == null) {
                break;
            }
            if (node.match() != null) {
                found = node.match();
            }
        }
        return found;
    }

    /** What could stand where no command fits, behind the words that do. */
    List<String> valid(Words words) {
        Node node = root;
        for (int index = words.position(); index < words.count(); index++) {
            Node next = node.next().at(words, index);
            if (next == null) {
                break;
            }
            node = next;
        }
        return node.next().words();
    }
}
