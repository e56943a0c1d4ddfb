package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stretch of a show as people keep it in a file: {@code id}, {@code product} ({@code category}, {@code facts}),
 * optionally further {@code products} by link, {@code lines} ({@code t} in seconds, {@code speaker}, {@code channel},
 * {@code text}, {@code link}) and {@code events} ({@code t} and the facts that hold from then on).
 *
 * @param unknownFacts keys of facts that the documentation does not name
 * @param unreadableFacts keys of facts under which no number could be read where one is looked for
 */
record Stretch(String id, List<Utterance> said, List<String> unknownFacts, List<String> unreadableFacts) {
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
        Fields.mustBeObject(show);
        Fields.mustBeList(show, "lines");
        LocalDate on = Fields.day(show, today);
        var happened = new Happened(Fields.list(show, "events"));
        Fields.list(show, "findings");
        var said = new ArrayList<Utterance>();
        var unknown = new TreeSet<String>();
        var unreadable = new TreeSet<String>();
        for (JsonNode node : show.path("lines")) {
            try {
                Fields.mustBeObject(node);
                double at = Fields.seconds(node);
                String link = node.path("link").asString("");
                JsonNode product = product(show, link);
                FileFacts facts = facts(product, happened.at(at, link));
                unknown.addAll(facts.unknown());
                unreadable.addAll(facts.unreadable());
                List<String> before = said.stream()
                        .filter(one -> one.at() >= at - MINUTE)
                        .map(one -> one.line().text())
                        .toList();
                said.add(new Utterance(at, line(node, on, facts.goods(category(product)), before), link));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("lines[" + said.size() + "]." + wrong.getMessage(), wrong);
            }
        }
        return new Stretch(Fields.text(show, "id"), List.copyOf(said), List.copyOf(unknown), List.copyOf(unreadable));
    }

    private static Line line(JsonNode node, LocalDate on, @Nullable Goods goods, List<String> before) {
        Channel channel = Fields.channel(node);
        Speaker speaker = Fields.speaker(node).orElse(channel == Channel.CHAT ? Speaker.VIEWER : Speaker.HOST);
        return new Line(Fields.text(node, "text"), channel, speaker, on, goods, before);
    }

    private static JsonNode product(JsonNode show, String link) {
        JsonNode products = Fields.object(show, "products");
        return products.has(link) ? Fields.object(products, link) : Fields.object(show, "product");
    }

    /** What is known of goods now: what events said last, and else what their sheet says. */
    private static FileFacts facts(JsonNode product, ObjectNode now) {
        ObjectNode facts = now.deepCopy();
        Fields.object(product, "facts").properties().forEach(fact -> {
            if (!facts.has(fact.getKey())) {
                facts.set(fact.getKey(), fact.getValue());
            }
        });
        return FileFacts.read(facts);
    }

    private static String category(JsonNode product) {
        return Fields.textOrBlank(product, product.hasNonNull("category") ? "category" : "product_category");
    }

    /** What events have said by a moment, the latest word on each fact. */
    private static final class Happened {
        private final TreeMap<Double, List<JsonNode>> events = new TreeMap<>();

        Happened(JsonNode events) {
            int number = 0;
            for (JsonNode event : events) {
                try {
                    Fields.mustBeObject(event);
                    this.events
                            .computeIfAbsent(Fields.seconds(event), _ -> new ArrayList<>())
                            .add(event);
                    number++;
                } catch (IllegalArgumentException wrong) {
                    throw new IllegalArgumentException("events[" + number + "]." + wrong.getMessage(), wrong);
                }
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
