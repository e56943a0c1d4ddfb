package org.qiantang.engine.tlog.json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.engine.tlog.wire.Malformed;

/** Reads JSON (RFC 8259) as I-JSON (RFC 7493) wants it: no name twice in an object, no half characters, no number too large. */
final class JsonReader {
    private static final int DEEPEST = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Json whole() {
        Json json = value(0);
        skipSpace();
        if (at < text.length()) {
            throw wrong("the end");
        }
        return json;
    }

    private Json value(int depth) {
        if (depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " levels");
        }
        skipSpace();
        return switch (next()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(quoted());
            case 't' -> word(Json.Word.TRUE);
            case 'f' -> word(Json.Word.FALSE);
            case 'n' -> word(Json.Word.NULL);
            default -> number();
        };
    }

    private Json object(int depth) {
        var members = new TreeMap<String, Json>();
        take('{');
        if (takes('}')) {
            return new Json.Obj(members);
        }
        do {
            skipSpace();
            String name = quoted();
            take(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw wrong("each name once, not again " + name);
            }
        } while (takes(','));
        take('}');
        return new Json.Obj(members);
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        take('[');
        if (takes(']')) {
            return new Json.Arr(items);
        }
        do {
            items.add(value(depth + 1));
        } while (takes(','));
        take(']');
        return new Json.Arr(items);
    }

    private Json word(Json.Word word) {
        if (!text.startsWith(word.toString(), at)) {
            throw wrong("a value");
        }
        at += word.toString().length();
        return word;
    }

    private Json number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong("a value");
        }
        at = number.end();
        return new Json.Num(Double.parseDouble(number.group()));
    }

    private String quoted() {
        if (next() != '"') {
            throw wrong("a text");
        }
        at++;
        var value = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw wrong("no control character");
            }
            at++;
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() {
        char c = next();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unit();
            default -> throw wrong("an escape of JSON");
        };
    }

    private char unit() {
        String digits = text.substring(at, Math.min(at + 4, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw wrong("four hexadecimal digits");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private void take(char wanted) {
        if (!takes(wanted)) {
            throw wrong("'" + wanted + "'");
        }
    }

    private boolean takes(char wanted) {
        skipSpace();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private char next() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Malformed wrong(String expected) {
        String found = at < text.length() ? text.substring(at, Math.min(at + 20, text.length())) : "end of text";
        return new Malformed("json at " + at, found, expected);
    }
}
