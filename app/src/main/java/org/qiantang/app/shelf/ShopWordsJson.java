package org.qiantang.app.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.JsonWeight;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code shop}, {@code faq} and {@code policies} of a file of goods.
 *
 * <p>They stand beside {@code products} and are all optional. What is wrong is told with its place and what is expected.
 */
public final class ShopWordsJson {
    private static final int LONGEST_ANSWER = 300;
    private static final int LONGEST_SHOWN = 400;
    /** Of each list; a shop says half as many at most. */
    private static final int MOST_ENTRIES = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonWeight.PLAIN)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ShopWordsJson() {}

    /**
     * What a file has beside its products.
     *
     * @param wrong what is not as it should be, each with its place; what else there is was read
     */
    public record Beside(String shop, List<Approved> approved, List<String> wrong) {
        public Beside {
            approved = List.copyOf(approved);
            wrong = List.copyOf(wrong);
        }
    }

    /** @throws IllegalArgumentException if something is not as it should be */
    static Beside read(byte[] file) {
        Beside beside = beside(file);
        if (!beside.wrong().isEmpty()) {
            throw new IllegalArgumentException(beside.wrong().getFirst());
        }
        return beside;
    }

    /** Reads all that can be read; of a file that is no JSON, nothing. */
    public static Beside beside(byte[] file) {
        String shop = "";
        var approved = new ArrayList<Approved>();
        var wrong = new ArrayList<String>();
        if (!JsonWeight.isModest(file)) {
            return new Beside(shop, approved, List.of("文件里有一项太大 one thing in the file is too large"));
        }
        try (JsonParser parser = JSON.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Beside(shop, approved, wrong);
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "shop" -> shop = JSON.readTree(parser).asString("");
                    case "faq" -> addAll(approved, wrong, name, parser, ShopWordsJson::entry);
                    case "policies" -> addAll(approved, wrong, name, parser, ShopWordsJson::policy);
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException broken) {
            // That the file is no JSON is told by who reads its goods.
            return new Beside(shop, List.of(), List.of());
        }
        return new Beside(shop, approved, wrong);
    }

    /** One entry after the other: the list as a tree would be ten times its size. */
    private static void addAll(
            List<Approved> approved,
            List<String> wrong,
            String name,
            JsonParser parser,
            BiFunction<String, JsonNode, Approved> read) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrong.add(words(name, JSON.readTree(parser), "应为列表 a list"));
            return;
        }
        int place = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (place < MOST_ENTRIES) {
                try {
                    approved.add(read.apply(name + "[" + place + "]", JSON.readTree(parser)));
                } catch (IllegalArgumentException flaw) {
                    wrong.add(String.valueOf(flaw.getMessage()));
                }
            } else {
                parser.skipChildren();
            }
            place++;
        }
        if (place > MOST_ENTRIES) {
            wrong.add(name + ": " + place + " (最多 " + MOST_ENTRIES + " 条，后面的没有读 the first " + MOST_ENTRIES
                    + " were read)");
        }
    }

    private static Approved entry(String path, JsonNode node) {
        var asked = new ArrayList<String>(List.of(text(path, node, "question")));
        asked.addAll(texts(path, node, "also"));
        String place = path.substring(path.indexOf('[') + 1, path.length() - 1);
        return new Approved(
                "faq:" + (Integer.parseInt(place) + 1),
                asked,
                answer(path, node, "answer"),
                texts(path, node, "products"),
                texts(path, node, "facts"),
                text(path, node, "approvedBy"));
    }

    private static Approved policy(String path, JsonNode node) {
        String topic = text(path, node, "topic");
        var asked = new ArrayList<String>(List.of(topic));
        asked.addAll(texts(path, node, "words"));
        return new Approved(
                "policy:" + topic,
                asked,
                answer(path, node, "text"),
                texts(path, node, "products"),
                texts(path, node, "facts"),
                text(path, node, "approvedBy"));
    }

    private static String answer(String path, JsonNode node, String name) {
        String answer = text(path, node, name);
        if (answer.length() > LONGEST_ANSWER) {
            throw wrong(path + "." + name, node.path(name), "应为 1–300 字 1 to 300 characters");
        }
        return answer;
    }

    private static String text(String path, JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString() || value.asString().isBlank()) {
            throw wrong(path + "." + name, value, "应为文字 a text");
        }
        return value.asString().strip();
    }

    private static List<String> texts(String path, JsonNode node, String name) {
        JsonNode list = node.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw wrong(path + "." + name, list, "应为文字列表 a list of texts");
        }
        var texts = new ArrayList<String>();
        for (JsonNode one : list) {
            if (!one.isString() || one.asString().isBlank()) {
                throw wrong(path + "." + name, one, "应为文字列表 a list of texts");
            }
            texts.add(one.asString().strip());
        }
        return texts;
    }

    private static IllegalArgumentException wrong(String path, @Nullable JsonNode value, String expected) {
        return new IllegalArgumentException(words(path, value, expected));
    }

    private static String words(String path, @Nullable JsonNode value, String expected) {
        String was = value == null || value.isMissingNode() ? "缺失 missing" : value.toString();
        return path + ": " + (was.length() > LONGEST_SHOWN ? was.substring(0, LONGEST_SHOWN) + "…" : was) + " ("
                + expected + ")";
    }
}
