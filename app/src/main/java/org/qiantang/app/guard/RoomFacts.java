package org.qiantang.app.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.PromiseKind;
import org.qiantang.app.room.Board;
import org.qiantang.engine.guard.Fact;

/** What a room knows of itself and of its promises at one moment, under the keys that the guard's checks look up. */
final class RoomFacts {
    /** Only words that may speak of sales are worth counting all deals of a product for. */
    private static final Pattern OF_SALES = Pattern.compile("[售卖賣抢搶拼]|[出走]了|下单|下單|付款|人拍");

    /** Only words that may speak of former prices are worth looking for them. */
    private static final Pattern OF_THE_PAST =
            Pattern.compile("[之以从從]前|原[来來先]|早先|先前|上[次回周週月礼禮星個个]|昨|前[天儿兒阵陣几幾两兩]|平常|往常|[卖賣]过|[卖賣]過");

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Map<String, String> MACHINE = Map.of(Fact.AI_PERSON, "是", Fact.HOST_TYPE, "数字人");
    private static final Map<String, String> PERSON = Map.of(Fact.AI_PERSON, Fact.NONE, Fact.HOST_TYPE, "真人");

    private RoomFacts() {}

    /**
     * What the room knows.
     *
     * @param item what is spoken of, with its product; null where nothing is
     */
    static Map<String, String> of(
            Board board,
            Faces.Face face,
            Board.@Nullable Item item,
            @Nullable Product product,
            String text,
            Wares wares,
            Instant now) {
        var facts = new LinkedHashMap<String, String>(person(board, face));
        facts.put(Fact.VIEWERS, Long.toString(board.crowd().viewers()));
        facts.put(Fact.VISITS, Long.toString(board.crowd().visits()));
        facts.put(Fact.LIKES, Long.toString(board.crowd().likes()));
        clock(board, item, now, facts);
        if (item == null) {
            return facts;
        }
        facts.put(Fact.PER_BUYER, Integer.toString(item.perBuyerLimit()));
        facts.put(Fact.SOLD_IN_SHOW, Long.toString(board.sold()));
        if (product != null) {
            facts.putAll(ofProduct(product, text, wares, board.sold(), now));
        }
        return facts;
    }

    /**
     * What is promised of a product and was sold of it, in a room or outside.
     *
     * @param atLeast so many pieces a room knows to be sold: the catalogue learns of a deal a moment later
     */
    static Map<String, String> ofProduct(Product product, String text, Wares wares, long atLeast, Instant now) {
        var facts = new LinkedHashMap<String, String>();
        if (OF_SALES.matcher(text).find()) {
            facts.put(Fact.SOLD, Long.toString(Math.max(wares.sold(product), atLeast)));
        }
        if (OF_THE_PAST.matcher(text).find()) {
            past(product, wares, now, facts);
        }
        if (product.voucher() == null) {
            facts.put(Fact.SHIP_HOURS, hoursToShip(product) + " 小时");
        }
        warranty(product, facts);
        return facts;
    }

    /**
     * Whether a machine makes the person on air. While nobody has the air it is as the show was planned: a digital host's
     * room is hers, also before she begins; of a person's without a picture nothing is known.
     */
    private static Map<String, String> person(Board board, Faces.Face face) {
        return switch (face) {
            case MACHINE -> MACHINE;
            case PERSON -> PERSON;
            case NOBODY ->
                switch (board.planned().host()) {
                    case DIGITAL -> MACHINE;
                    case HUMAN -> Map.of();
                };
        };
    }

    /**
     * The time that is left of the item's flash sale, or that no sale runs at all. Where only another item's runs, or nothing
     * is on offer, it is not known what the words are about.
     */
    private static void clock(Board board, Board.@Nullable Item item, Instant now, Map<String, String> facts) {
        if (!board.isOpen()) {
            return;
        }
        Instant end = item == null ? null : board.flashEnds().get(item.itemId());
        if (item != null && end != null) {
            long left = Math.max(0, Duration.between(now, end).toSeconds());
            facts.put(Fact.SECONDS_LEFT, Long.toString(left));
            int goesOn = board.flashGoesOn().getOrDefault(item.itemId(), 0);
            if (goesOn > 0) {
                facts.put(Fact.TIMER_RESTARTS, Integer.toString(goesOn));
            }
        } else if (item != null && board.flashEnds().isEmpty()) {
            facts.put(Fact.SECONDS_LEFT, Fact.NONE);
        }
    }

    /** What was paid at most yesterday, by China's calendar, and ever; a shop may have sold elsewhere, so that none is not known to be nothing. */
    private static void past(Product product, Wares wares, Instant now, Map<String, String> facts) {
        Instant today = LocalDate.ofInstant(now, CHINA).atStartOfDay(CHINA).toInstant();
        Instant yesterday =
                LocalDate.ofInstant(now, CHINA).minusDays(1).atStartOfDay(CHINA).toInstant();
        wares.highestDeal(product, yesterday, today).ifPresent(deal -> facts.put(Fact.YESTERDAY_DEAL, deal.yuan()));
        wares.highestDeal(product, Instant.EPOCH, now).ifPresent(deal -> facts.put(Fact.HIGHEST_DEAL, deal.yuan()));
    }

    /** The shortest of what the terms and the promises say: who keeps to it keeps to all. */
    private static long hoursToShip(Product product) {
        return product.promises()
                .dispatchWithin()
                .map(Duration::toHours)
                .filter(promised -> promised < product.delivery().hoursToShip())
                .orElse((long) product.delivery().hoursToShip());
    }

    private static void warranty(Product product, Map<String, String> facts) {
        Stream<String> sheet = product.facts().fact(FactKey.WARRANTY).stream().map(org.qiantang.app.catalog.Fact::text);
        Stream<String> promise = product.promises().of(PromiseKind.WARRANTY).stream()
                .map(one -> PromiseKind.WARRANTY.words(one.amount(), false));
        String both = Stream.concat(sheet, promise).collect(Collectors.joining(" / "));
        if (!both.isEmpty()) {
            facts.put(Fact.WARRANTY, both);
        }
    }
}
