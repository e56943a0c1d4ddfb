package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A line as people keep it in a JSONL file, read into the guard's words: {@code id}, {@code text}, {@code channel},
 * {@code speaker}, {@code product_category}, {@code facts}, and the day in {@code date}. Keys it does not know are left alone.
 */
public record LabelledLine(String id, Line line) {
    /**
     * Reads one line of a file. Facts of a line that does not file its goods are those of goods of an unknown kind.
     *
     * @throws IllegalArgumentException if a field is missing or not one of those that there are
     */
    public static LabelledLine read(JsonNode node, LocalDate today) {
        Fields.mustBeObject(node);
        String text = Fields.text(node, "text");
        Channel channel = Fields.channel(node);
        LocalDate on = Fields.day(node, today);
        FileFacts facts = FileFacts.read(node.path("facts"));
        Optional<Speaker> named = Fields.speaker(node);
        Speaker speaker = named.or(facts::sender).orElseGet(() -> usual(channel));
        JsonNode label = node.path("violates");
        if (!label.isBoolean() && !label.isNull() && !label.isMissingNode()) {
            throw Fields.wrong("violates", label, " true 或 false", "true or false");
        }
        return new LabelledLine(
                Fields.text(node, "id"),
                new Line(text, channel, speaker, on, facts.goods(Fields.textOrBlank(node, "product_category"))));
    }

    /** A chat line that does not say who sent it is taken for a viewer's; everything else is the operator's. */
    private static Speaker usual(Channel channel) {
        return switch (channel) {
            case CHAT -> Speaker.VIEWER;
            case SPEECH -> Speaker.HOST;
            case TITLE, PRODUCT_TEXT, SCREEN -> Speaker.STAFF;
        };
    }
}
