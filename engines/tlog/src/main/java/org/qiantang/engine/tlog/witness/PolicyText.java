package org.qiantang.engine.tlog.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.wire.Decimal;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Malformed;

/** Policies as files: {@code log}, {@code witness}, {@code group} and {@code quorum} lines, and comments. */
final class PolicyText {
    private static final Pattern SPACE = Pattern.compile("[ \t]+");

    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, VerifierKey> witnesses = new LinkedHashMap<>();
    private final Map<String, Policy.Group> groups = new LinkedHashMap<>();
    private @Nullable String quorum;

    private PolicyText() {}

    static Policy parse(String text) {
        var read = new PolicyText();
        var lines = new Lines("policy", text);
        while (!lines.isAtEnd()) {
            String line = SPACE.matcher(lines.take()).replaceAll(" ").strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read.line(line, List.of(line.split(" ", -1)));
            }
        }
        if (read.quorum == null) {
            throw new Malformed("policy", "no quorum line", "one");
        }
        return new Policy(read.logs, read.witnesses, read.groups, read.quorum);
    }

    static String write(Policy policy) {
        var text = new StringBuilder();
        policy.logs().forEach(key -> text.append("log ").append(key).append('\n'));
        policy.witnesses()
                .forEach((name, key) -> text.append("witness ")
                        .append(name)
                        .append(' ')
                        .append(key)
                        .append('\n'));
        policy.groups().forEach((name, group) -> {
            text.append("group ").append(name).append(' ').append(group.threshold());
            group.members().forEach(member -> text.append(' ').append(member));
            text.append('\n');
        });
        return text.append("quorum ").append(policy.quorum()).append('\n').toString();
    }

    private void line(String line, List<String> words) {
        // A log and a witness may be followed by an address, which is of no use here.
        switch (words.get(0) + " " + Math.min(words.size(), 5)) {
            case "log 2", "log 3" -> logs.add(VerifierKey.parse(words.get(1)));
            case "witness 3", "witness 4" -> witness(words.get(1), VerifierKey.parse(words.get(2)));
            case "group 4", "group 5" -> group(words.get(1), words.get(2), words.subList(3, words.size()));
            case "quorum 2" -> quorum(words.get(1));
            default -> throw new Malformed("policy line", line, "a log, witness, group or quorum");
        }
    }

    private void witness(String name, VerifierKey key) {
        if (witnesses.put(name, key) != null) {
            throw new Malformed("witness", name, "a name that nothing else has");
        }
    }

    private void group(String name, String threshold, List<String> members) {
        int needed = switch (threshold) {
            case "all" -> members.size();
            case "any" -> 1;
            default -> (int) Math.min(Integer.MAX_VALUE, Decimal.read("threshold", threshold));
        };
        if (groups.put(name, new Policy.Group(needed, members)) != null) {
            throw new Malformed("group", name, "a name that nothing else has");
        }
    }

    private void quorum(String name) {
        if (quorum != null) {
            throw new Malformed("quorum", name, "one quorum line");
        }
        quorum = name;
    }
}
