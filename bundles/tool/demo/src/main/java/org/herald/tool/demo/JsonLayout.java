package org.herald.tool.demo;

/** Lays out a line of JSON for people: what is short stays on a line, the rest is indented. What is no JSON stays as it is. */
final class JsonLayout {
    private static final int LINE_WIDTH = 96;
    private static final String INDENT = "  ";

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private JsonLayout(String text) {
        this.text = text;
    }

    /** @param json one line; returned unchanged if it is not well-formed enough to be laid out */
    static String of(String json) {
        String tight = tight(json);
        JsonLayout layout = new JsonLayout(tight);
        try {
            layout.value(0);
        } catch (StringIndexOutOfBoundsException notJson) {
            return json;
        }
        return layout.at == tight.length() ? layout.out.toString() : json;
    }

    /** The same with the spaces that people expect, and no others. */
    private static String tight(String json) {
        StringBuilder tight = new StringBuilder(json.length());
        boolean isText = false;
        for (int index = 0; index < json.length(); index++) {
            char c = json.charAt(index);
            if (c == '"' && !isEscaped(json, index)) {
                isText = !isText;
            }
            if (isText || !Character.isWhitespace(c)) {
                tight.append(c);
            }
            if (!isText && (c == ':' || c == ',')) {
                tight.append(' ');
            }
        }
        return tight.toString();
    }

    private static boolean isEscaped(String json, int quote) {
        int slashes = 0;
        while (quote - slashes > 0 && json.charAt(quote - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private void value(int depth) {
        char first = text.charAt(at);
        if (first != '{' && first != '[') {
            out.append(text, at, end(at));
            at = end(at);
            return;
        }
        int end = closing(at);
        if (end - at + depth * INDENT.length() <= LINE_WIDTH) {
            out.append(text, at, end);
            at = end;
            return;
        }
        members(depth + 1);
    }

    /** Members one below the other, those that are no containers side by side as far as they fit. */
    private void members(int depth) {
        String newLine = '\n' + INDENT.repeat(depth);
        int lineFrom = out.length();
        boolean isAfterContainer = true;
        out.append(text.charAt(at++));
        do {
            at += text.charAt(at) == ' ' ? 1 : 0;
            int name = at;
            int value = text.charAt(at) == '"' && text.startsWith(": ", end(at)) ? end(at) + 2 : at;
            boolean isContainer = "{[".indexOf(text.charAt(value)) >= 0;
            int width = isContainer ? LINE_WIDTH : end(value) - name;
            if (isContainer || isAfterContainer || out.length() - lineFrom + width > LINE_WIDTH) {
                out.append(newLine);
                lineFrom = out.length() - newLine.length() + 1;
            } else {
                out.append(' ');
            }
            isAfterContainer = isContainer;
            out.append(text, name, value);
            at = value;
            value(depth);
            out.append(text.charAt(at));
        } while (text.charAt(at++) == ',');
        out.insert(out.length() - 1, '\n' + INDENT.repeat(depth - 1));
    }

    /** Behind the text, number or word that begins here. */
    private int end(int from) {
        int index = from + 1;
        if (text.charAt(from) == '"') {
            while (text.charAt(index) != '"' || isEscaped(text, index)) {
                index++;
            }
            return index + 1;
        }
        while (index < text.length() && ",]}".indexOf(text.charAt(index)) < 0) {
            index++;
        }
        return index;
    }

    /** Behind the bracket that closes the one that stands here. */
    private int closing(int from) {
        int depth = 0;
        int index = from;
        do {
            char c = text.charAt(index);
            if (c == '"') {
                index = end(index);
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            index++;
        } while (depth > 0);
        return index;
    }
}
