package org.qiantang.engine.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a file says beside a line: the facts of the goods, under the keys that people give them, and who sent it. */
final class FileFacts {
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

    /** Facts that are held against what is said as numbers. */
    private static final List<String> COUNTS =
            List.of(Fact.VIEWERS, Fact.VISITS, Fact.LIKES, Fact.SOLD, Fact.SOLD_IN_SHOW, Fact.PER_BUYER);

    private static final List<String> SUMS = List.of(Fact.HIGHEST_DEAL, Fact.GIFT_COST);

    private final JsonNode facts;
    private final Map<String, JsonNode> ofGoods = new LinkedHashMap<>();

    private FileFacts(JsonNode facts) {
        this.facts = facts;
        facts.properties().stream()
                .filter(fact -> !fact.getKey().equals(SENDER))
                .forEach(fact -> ofGoods.put(fact.getKey(), fact.getValue()));
    }

    /**
     * Reads an object of facts; none at all where it is absent.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static FileFacts read(JsonNode facts) {
        if (!facts.isObject() && !facts.isNull() && !facts.isMissingNode()) {
            throw Fields.wrong("facts", facts, "对象", "an object");
        }
        return new FileFacts(facts);
    }

    /** Who sent the line; empty where it is not said, or not in words that are known. */
    Optional<Speaker> sender() {
        return Fields.speaker(facts.path(SENDER).asString(""));
    }

    /**
     * The goods that this is known of; null where nothing is.
     *
     * @param category as the file files them; blank where it does not
     */
    @Nullable
    Goods goods(String category) {
        if (category.isBlank() && ofGoods.isEmpty()) {
            return null;
        }
        Set<String> keys = ofGoods.keySet();
        return new Goods(
                category.isBlank() ? Goods.UNKNOWN_KIND : category,
                sheet(),
                least(FactNames.ofStock(keys), FileFacts::pieces),
                least(FactNames.ofPrice(keys), FileFacts::fen),
                least(FactNames.ofLowest(keys), FileFacts::fen));
    }

    /** The keys that the documentation does not name. */
    List<String> unknown() {
        return ofGoods.keySet().stream()
                .filter(key -> !Fact.isKnown(FACT_OF.getOrDefault(key, key)))
                .toList();
    }

    /** The keys under which a number is looked for and none can be read, and a sender nobody knows. */
    List<String> unreadable() {
        Set<String> keys = ofGoods.keySet();
        Set<String> stock = FactNames.ofStock(keys);
        Set<String> prices = Stream.concat(FactNames.ofPrice(keys).stream(), FactNames.ofLowest(keys).stream())
                .collect(Collectors.toUnmodifiableSet());
        Stream<String> numbers = ofGoods.entrySet().stream()
                .filter(fact -> !value(fact.getValue()).equals(Fact.NONE))
                .filter(fact -> (stock.contains(fact.getKey()) && hasNone(fact.getValue(), FileFacts::pieces))
                        || (prices.contains(fact.getKey()) && hasNone(fact.getValue(), FileFacts::fen))
                        || isUnreadable(COUNTS, SheetNumber::count, fact)
                        || isUnreadable(SUMS, SheetNumber::fen, fact))
                .map(Map.Entry::getKey);
        boolean isStranger = facts.hasNonNull(SENDER) && sender().isEmpty();
        return Stream.concat(numbers, isStranger ? Stream.of(SENDER) : Stream.empty())
                .toList();
    }

    private static boolean hasNone(JsonNode value, Function<JsonNode, Stream<Long>> numbers) {
        return each(value).flatMap(numbers).findAny().isEmpty();
    }

    /** Whether it is known by its name as one of these, and is no number. */
    private static boolean isUnreadable(
            List<String> numbers, Function<String, OptionalLong> reading, Map.Entry<String, JsonNode> fact) {
        var alone = new Goods(Goods.UNKNOWN_KIND, Map.of(fact.getKey(), value(fact.getValue())), null, null, null);
        return numbers.stream()
                .flatMap(name -> alone.fact(name).stream())
                .anyMatch(value ->
                        !value.equals(Fact.NONE) && reading.apply(value).isEmpty());
    }

    private Map<String, String> sheet() {
        var sheet = new LinkedHashMap<String, String>();
        ofGoods.forEach((key, value) -> sheet.put(FACT_OF.getOrDefault(key, key), value(value)));
        return sheet;
    }

    private static String value(JsonNode value) {
        if (value.isNull() || (value.isBoolean() && !value.asBoolean())) {
            return Fact.NONE;
        }
        return value.isString() ? value.asString() : value.toString();
    }

    /** The least of the named numbers, which is the one that the seller must answer for. */
    private @Nullable Long least(Set<String> names, Function<JsonNode, Stream<Long>> numbers) {
        return names.stream()
                .map(facts::path)
                .flatMap(FileFacts::each)
                .flatMap(numbers)
                .min(Long::compare)
                .orElse(null);
    }

    private static Stream<JsonNode> each(JsonNode value) {
        return value.isArray() ? value.valueStream() : Stream.of(value);
    }

    private static Stream<Long> pieces(JsonNode value) {
        return value.isNumber()
                ? Stream.of(Math.round(value.asDouble()))
                : SheetNumber.count(value.asString("")).stream().boxed();
    }

    /** 138, "138", and of "11-18至11-25 138元" and "成交88~95元" the sums that are named in yuan. */
    private static Stream<Long> fen(JsonNode value) {
        if (value.isNumber()) {
            return Stream.of(Math.round(value.asDouble() * 100));
        }
        String text = value.asString("");
        return Stream.concat(
                SheetNumber.fen(text).stream().boxed(),
                IN_YUAN.matcher(text).results().map(sum -> Math.round(Double.parseDouble(sum.group(1)) * 100)));
    }
}
