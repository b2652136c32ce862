package org.herald.launcher.flat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of a component description: name without prefix, attributes, text. The descriptions are made by tools of the build and use nothing else
 * of XML; the JDK's parser would take longer than most of our tools run.
 */
record XmlElement(String name, Map<String, String> attributes, String text) {
    /** All start tags in order of the document, comments and declarations left out. @throws IllegalArgumentException if a tag has no end */
    static List<XmlElement> readAll(String document) {
        List<XmlElement> elements = new ArrayList<>();
        int at = document.indexOf('<');
        while (at >= 0) {
            if (document.startsWith("<!--", at)) {
                at = document.indexOf('<', end(document, "-->", at));
                continue;
            }
            int end = end(document, ">", at);
            boolean isStart = at + 1 < document.length() && Character.isLetter(document.charAt(at + 1));
            int next = document.indexOf('<', end);
            if (isStart) {
                String text = next < 0 ? "" : document.substring(end + 1, next);
                elements.add(element(document.substring(at + 1, end), text));
            }
            at = next;
        }
        return elements;
    }

    private static int end(String document, String mark, int from) {
        int end = document.indexOf(mark, from);
        if (end < 0) {
            throw new IllegalArgumentException("a tag has no end");
        }
        return end;
    }

    private static XmlElement element(String tag, String text) {
        int at = 0;
        while (at < tag.length() && !Character.isWhitespace(tag.charAt(at)) && tag.charAt(at) != '/') {
            at++;
        }
        String name = tag.substring(tag.lastIndexOf(':', at - 1) + 1, at);
        Map<String, String> attributes = new HashMap<>();
        int equals = tag.indexOf('=', at);
        while (equals >= 0) {
            String key = tag.substring(at, equals).strip();
            int open = equals + 1;
            char quote = tag.charAt(open);
            int close = tag.indexOf(quote, open + 1);
            attributes.put(key, unescaped(tag.substring(open + 1, close)));
            at = close + 1;
            equals = tag.indexOf('=', at);
        }
        return new XmlElement(name, attributes, unescaped(text));
    }

    private static String unescaped(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    String attribute(String key, String absent) {
        return attributes.getOrDefault(key, absent);
    }
}
