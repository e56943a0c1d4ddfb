package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line as people keep it in a JSONL file, read into the guard's words: {@code id}, {@code text}, {@code channel},
 * {@code product_category}, {@code facts}, and the day in {@code date}. Keys it does not know are left alone.
 */
public record LabelledLine(String id, Line line) {
    private static final Map<String, String> FACT_OF = Map.ofEntries(
            Map.entry("fiber_test", Fact.MATERIAL),
            Map.entry("cosmetic_reg", Fact.REGISTRATION),
            Map.entry("registration_class", Fact.FUNCTION),
            Map.entry("ad_review_cert", Fact.AD_REVIEW),
            Map.entry("proof", Fact.AUTHORISATION),
            Map.entry("evidence", Fact.COMPARISON),
            Map.entry("net_weight", Fact.WEIGHT));

    private static final Pattern IN_YUAN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,2})?)(?=(?:[~—-]\\d[\\d.]*)?元)");

    /** Says who speaks, and nothing about the goods. */
    private static final String SENDER = "sender";

    /**
     * Reads one line of a file.
     *
     * @throws IllegalArgumentException if a field is missing or not one of those that there are
     */
    public static LabelledLine read(JsonNode node, LocalDate today) {
        String text = required(node, "text");
        Channel channel = channel(node.path("channel").asString("speech"));
        LocalDate on =
                node.hasNonNull("date") ? LocalDate.parse(node.path("date").asString()) : today;
        JsonNode facts = node.path("facts");
        return new LabelledLine(
                required(node, "id"), new Line(text, channel, speaker(facts, channel), on, goods(node, facts)));
    }

    /** The keys among a line's facts that the documentation does not name. */
    static List<String> unknownFacts(JsonNode node) {
        return node.path("facts").propertyNames().stream()
                .filter(key -> !key.equals(SENDER) && !Fact.isKnown(FACT_OF.getOrDefault(key, key)))
                .toList();
    }

    static String required(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: a text)");
        }
        return value.asString();
    }

    static Channel channel(String name) {
        return switch (name) {
            case "speech" -> Channel.SPEECH;
            case "chat" -> Channel.CHAT;
            case "title" -> Channel.TITLE;
            case "product", "product_text" -> Channel.PRODUCT_TEXT;
            case "screen", "on_screen", "ocr" -> Channel.SCREEN;
            default ->
                throw new IllegalArgumentException(
                        "channel: " + name + " (expected: speech, chat, title, product or screen)");
        };
    }

    /** A chat line that does not say who sent it is taken for a viewer's; everything else is the operator's. */
    private static Speaker speaker(JsonNode facts, Channel channel) {
        return switch (facts.path(SENDER).asString("")) {
            case "room_staff", "staff" -> Speaker.STAFF;
            case "bot_account", "bot" -> Speaker.BOT;
            case "viewer", "bystander" -> Speaker.VIEWER;
            case "host" -> Speaker.HOST;
            default ->
                switch (channel) {
                    case CHAT -> Speaker.VIEWER;
                    case SPEECH -> Speaker.HOST;
                    case TITLE, PRODUCT_TEXT, SCREEN -> Speaker.STAFF;
                };
        };
    }

    private static @Nullable Goods goods(JsonNode node, JsonNode facts) {
        return node.hasNonNull("product_category") ? goods(required(node, "product_category"), facts) : null;
    }

    /** Goods of a legal category, with what a file says of them. */
    static Goods goods(String legalCategory, JsonNode facts) {
        var sheet = new LinkedHashMap<String, String>();
        facts.properties().stream()
                .filter(fact -> !fact.getKey().equals(SENDER))
                .forEach(fact -> {
                    String key = FACT_OF.getOrDefault(fact.getKey(), fact.getKey());
                    sheet.put(key, value(fact.getValue()));
                });
        var keys = facts.properties().stream().map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
        return new Goods(
                legalCategory,
                sheet,
                number(facts, FactNames.ofStock(keys), 1),
                number(facts, FactNames.ofPrice(keys), 100),
                number(facts, FactNames.ofLowest(keys), 100));
    }

    private static String value(JsonNode value) {
        if (value.isNull() || (value.isBoolean() && !value.asBoolean())) {
            return Fact.NONE;
        }
        return value.isString() ? value.asString() : value.toString();
    }

    /** "11-18至11-25 138元", "成交88~95元": sums that a text names in yuan. */
    private static DoubleStream sums(String text) {
        return IN_YUAN.matcher(text).results().mapToDouble(sum -> Double.parseDouble(sum.group(1)));
    }

    /** The least of the named numbers, which is the one that the seller must answer for. */
    private static @Nullable Long number(JsonNode facts, Set<String> names, int unit) {
        var least = names.stream()
                .map(facts::path)
                .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                .flatMapToDouble(
                        value -> value.isNumber() ? DoubleStream.of(value.asDouble()) : sums(value.asString("")))
                .mapToLong(value -> Math.round(value * unit))
                .min();
        return least.isPresent() ? least.getAsLong() : null;
    }
}
