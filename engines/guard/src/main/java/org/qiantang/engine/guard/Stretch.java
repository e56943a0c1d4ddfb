package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stretch of a show as people keep it in a file: {@code id}, {@code product} ({@code category}, {@code facts}),
 * optionally further {@code products} by link, {@code lines} ({@code t} in seconds, {@code speaker}, {@code channel},
 * {@code text}, {@code link}) and {@code events} ({@code t} and the facts that hold from then on).
 */
record Stretch(String id, List<Utterance> said) {
    /** How far back a line is heard. */
    private static final double MINUTE = 60;

    /**
     * One line and the second at which it was said.
     *
     * @param link of the goods that it is about; empty where the show has none but one
     */
    record Utterance(double at, Line line, String link) {}

    /** Facts of events that are known under another name on the sheet. */
    private static final Map<String, String> FACT_OF_EVENT = Map.of("price", "page_price");

    /** What an event says about itself. */
    private static final Set<String> NO_FACTS = Set.of("t", "link", "for");

    static Stretch read(JsonNode show, LocalDate today) {
        JsonNode lines = show.path("lines");
        if (!lines.isArray()) {
            throw new IllegalArgumentException("lines: " + lines + " (expected: a list)");
        }
        LocalDate on =
                show.hasNonNull("date") ? LocalDate.parse(show.path("date").asString()) : today;
        var happened = new Happened(show.path("events"));
        var said = new ArrayList<Utterance>();
        for (JsonNode node : lines) {
            double at = node.path("t").asDouble(0);
            String link = node.path("link").asString("");
            @Nullable Goods goods = goods(show, node, happened.at(at, link));
            List<String> before = said.stream()
                    .filter(one -> one.at() >= at - MINUTE)
                    .map(one -> one.line().text())
                    .toList();
            Channel channel = LabelledLine.channel(node.path("channel").asString("speech"));
            var line =
                    new Line(LabelledLine.required(node, "text"), channel, speaker(node, channel), on, goods, before);
            said.add(new Utterance(at, line, link));
        }
        return new Stretch(LabelledLine.required(show, "id"), List.copyOf(said));
    }

    private static Speaker speaker(JsonNode node, Channel channel) {
        String name = node.path("speaker").asString("").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "host", "主播" -> Speaker.HOST;
            case "assistant", "staff", "room_staff", "助播" -> Speaker.STAFF;
            case "bot", "bot_account" -> Speaker.BOT;
            case "viewer", "bystander", "观众" -> Speaker.VIEWER;
            case "" -> channel == Channel.CHAT ? Speaker.VIEWER : Speaker.HOST;
            default ->
                throw new IllegalArgumentException(
                        "speaker: " + name + " (expected: host, assistant, staff, bot or viewer)");
        };
    }

    private static @Nullable Goods goods(JsonNode show, JsonNode line, ObjectNode now) {
        JsonNode product = show.path("products").path(line.path("link").asString(""));
        if (product.isMissingNode()) {
            product = show.path("product");
        }
        String category = product.path("category")
                .asString(product.path("product_category").asString(""));
        if (category.isBlank()) {
            return null;
        }
        ObjectNode facts = now.deepCopy();
        product.path("facts").properties().forEach(fact -> {
            if (!facts.has(fact.getKey())) {
                facts.set(fact.getKey(), fact.getValue());
            }
        });
        return LabelledLine.goods(category, facts);
    }

    /** What events have said by a moment, the latest word on each fact. */
    private static final class Happened {
        private final TreeMap<Double, List<JsonNode>> events = new TreeMap<>();

        Happened(JsonNode events) {
            for (JsonNode event : events) {
                this.events
                        .computeIfAbsent(event.path("t").asDouble(0), _ -> new ArrayList<>())
                        .add(event);
            }
        }

        ObjectNode at(double moment, String link) {
            ObjectNode facts = JsonMapper.shared().createObjectNode();
            for (List<JsonNode> together : events.headMap(moment, true).values()) {
                for (JsonNode event : together) {
                    if (event.path("link").asString(link).equals(link)) {
                        // a clock "for" something else, a draw or a lucky bag, ends no sale
                        boolean ofTheSale = !event.has("for");
                        event.properties().stream()
                                .filter(fact -> ofTheSale || !fact.getKey().equals("timer_ends"))
                                .forEach(fact -> put(fact.getKey(), fact.getValue(), moment, facts));
                    }
                }
            }
            return facts;
        }

        private static void put(String key, JsonNode value, double moment, ObjectNode facts) {
            // An end told by the clock on the wall says nothing of seconds in the show: it is a fact as any other.
            if (key.equals("timer_ends") && value.isNumber()) {
                // a clock that is set once more makes of the end that was told before a promise not kept
                if (facts.has("timer_seconds_left")) {
                    facts.put("timer_restarts", facts.path("timer_restarts").asInt(0) + 1);
                }
                facts.put("timer_seconds_left", Math.max(0, Math.round(value.asDouble() - moment)));
            } else if (!NO_FACTS.contains(key)) {
                facts.set(FACT_OF_EVENT.getOrDefault(key, key), value);
            }
        }
    }
}
