package org.qiantang.engine.guard;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where things stand in the text of a page: the line of a field, and the text of each item of a list. */
final class YamlLines {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private final String text;
    private final @Nullable Node root;

    YamlLines(String text) {
        this.text = text;
        root = compose(text);
    }

    private static @Nullable Node compose(String text) {
        try {
            return new Yaml(YamlNode.strictly()).compose(new StringReader(text));
        } catch (YAMLException unreadable) {
            // Who reads the page says what is wrong with it.
            return null;
        }
    }

    /** The line, from 1 on, of a path such as {@code rules[0].law[1].article}, or of what holds it where it is missing. */
    int lineOf(String path) {
        Node at = root;
        int line = 1;
        Matcher step = STEP.matcher(path);
        while (at != null && step.find()) {
            Optional<NodeTuple> entry = step.group(1) == null ? Optional.empty() : entry(at, step.group(1));
            if (entry.isPresent()) {
                line = entry.get().getKeyNode().getStartMark().getLine() + 1;
                at = entry.get().getValueNode();
            } else {
                at = step.group(2) == null ? null : item(at, Integer.parseInt(step.group(2)));
                line = at == null ? line : at.getStartMark().getLine() + 1;
            }
        }
        return line;
    }

    /** The id of the rule in which a path stands. */
    @Nullable
    String ruleAt(String path) {
        Matcher item = Pattern.compile("^(rules|additions)\\[(\\d+)]").matcher(path);
        if (root == null || !item.find()) {
            return null;
        }
        Node list = entry(root, item.group(1)).map(NodeTuple::getValueNode).orElse(null);
        Node rule = list == null ? null : item(list, Integer.parseInt(item.group(2)));
        if (rule == null) {
            return null;
        }
        return entry(rule, item.group(1).equals("rules") ? "id" : "to")
                .map(NodeTuple::getValueNode)
                .filter(ScalarNode.class::isInstance)
                .map(id -> ((ScalarNode) id).getValue())
                .orElse(null);
    }

    /** The text of each item of a list at the top, without the dash and moved to the left edge. */
    List<String> items(String key) {
        var items = new ArrayList<String>();
        Node list = root == null
                ? null
                : entry(root, key).map(NodeTuple::getValueNode).orElse(null);
        for (Node item : list == null ? List.<Node>of() : itemsOf(list)) {
            int column = item.getStartMark().getColumn();
            int from = text.offsetByCodePoints(0, item.getStartMark().getIndex());
            int to = text.offsetByCodePoints(
                    0, Math.min(item.getEndMark().getIndex(), text.codePointCount(0, text.length())));
            items.add(text.substring(from, to)
                            .replaceAll("(?m)^ {0," + column + "}", "")
                            .replaceAll("(?s)\\s+(#[^\n]*\\s*)*$", "")
                    + "\n");
        }
        return items;
    }

    private static Optional<NodeTuple> entry(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst();
    }

    private static @Nullable Node item(Node node, int index) {
        List<Node> items = itemsOf(node);
        return index < items.size() ? items.get(index) : null;
    }

    /** As {@link YamlNode#nodes} has it: a single mapping is a list of one. */
    private static List<Node> itemsOf(Node node) {
        return switch (node) {
            case SequenceNode list -> list.getValue();
            case MappingNode one -> List.of(one);
            default -> List.of();
        };
    }
}
