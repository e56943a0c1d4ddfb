package org.qiantang.app.preair;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.Price;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.event.Money;
import org.qiantang.event.PreAirEvent.ReviewedFlash;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads line-ups with all that they are held against: the board, the catalogue, the deals. */
final class LineUps {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MOST_FLASHES = 10;
    private static final String PLAN = "select title, teaser, host_kind, starts_at from show_row where show_id = :show";
    private static final String FLASHES = """
            select sku_id, from_at, until_at, price_minor, currency
              from show_flash
             where show_id = :show and ended_at is null
             order by from_at, sku_id
            """;

    private final Boards boards;
    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    LineUps(Boards boards, Catalog catalog, JdbcClient jdbc, InstantSource clock) {
        this.boards = boards;
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Plan(
            String title,
            String teaser,
            boolean digital,
            @Nullable Instant startsAt) {
        /** A show that was planned a moment ago may not have its row yet; its words are judged the next time. */
        static final Plan UNTOLD = new Plan("", "", false, null);
    }

    private record Flash(long skuId, ReviewedFlash window) {}

    /** Of which moment a line-up is read. */
    private enum Reading {
        AS_PLANNED,
        AT_THE_OPENING,
        ON_AIR
    }

    /** As it is to go on air when it is planned, or is on air now. */
    Optional<LineUp> of(long showId, long roomId) {
        Instant now = clock.instant();
        return boards.of(showId)
                .map(board -> read(board, roomId, board.isOpen() ? Reading.ON_AIR : Reading.AS_PLANNED, now));
    }

    /** As it goes on air now, whenever that was planned; none of a show that is on air or over. */
    Optional<LineUp> opening(long showId, long roomId) {
        Instant now = clock.instant();
        return boards.of(showId)
                .filter(board -> board.state().equals("planned"))
                .map(board -> read(board, roomId, Reading.AT_THE_OPENING, now));
    }

    /** As {@link #opening} would have read it at the moment at which it opened. */
    Optional<LineUp> opened(long showId, long roomId, Instant openedAt) {
        return boards.of(showId).map(board -> read(board, roomId, Reading.AT_THE_OPENING, openedAt));
    }

    private LineUp read(Board board, long roomId, Reading reading, Instant now) {
        Plan plan = plan(board.showId());
        Instant planned = plan.startsAt();
        Instant airs = reading == Reading.AS_PLANNED && planned != null && planned.isAfter(now) ? planned : now;
        Map<Long, Product> products =
                catalog
                        .products(board.items().stream()
                                .map(Board.Item::productId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Product::id, Function.identity()));
        Prices prices = prices(board, reading, now);
        Map<Long, ComparisonPrice> struck = catalog.comparisonsOf(products.values(), airs);
        var items = new ArrayList<LineUp.Item>();
        for (Board.Item item : board.items()) {
            Product product = products.get(item.productId());
            Long shopId = item.shopId();
            if (product != null) {
                items.add(new LineUp.Item(
                        item.itemId(),
                        shopId == null ? board.merchantId() : shopId,
                        item.perBuyerLimit(),
                        product,
                        item.skus().stream().map(prices::sku).toList(),
                        item.skus().stream()
                                .flatMap(sku -> Stream.ofNullable(struck.get(sku.skuId())))
                                .toList()));
            }
        }
        LocalDate airDay = LocalDate.ofInstant(airs, CHINA);
        return new LineUp(
                board.showId(), roomId, board.merchantId(), plan.title(), plan.teaser(), plan.digital(), airDay, items);
    }

    /**
     * What is known of the prices of all SKUs of a line-up.
     *
     * @param list the shops' own prices now, {@code before} those of thirty days ago
     * @param inShow the versions that hold in the show
     */
    private record Prices(
            Map<Long, Price> list,
            Map<Long, Price> before,
            Map<Long, Price> inShow,
            Map<Long, BasePrice> bases,
            Map<Long, Money> lowest,
            Map<Long, List<ReviewedFlash>> flashes) {
        LineUp.Sku sku(Board.Sku sku) {
            long id = sku.skuId();
            Price now = list.get(id);
            Price then = before.get(id);
            List<String> reasons = Stream.of(
                            Optional.ofNullable(now), Optional.ofNullable(inShow.get(sku.priceVersion())))
                    .flatMap(Optional::stream)
                    .map(Price::reason)
                    .filter(reason -> !reason.isBlank())
                    .distinct()
                    .toList();
            return new LineUp.Sku(
                    id,
                    sku.name(),
                    sku.priceVersion(),
                    sku.price(),
                    now == null ? null : now.price(),
                    then == null ? null : then.price(),
                    now == null ? null : now.at(),
                    bases.getOrDefault(id, new BasePrice.NoDeal()),
                    lowest.get(id),
                    reasons,
                    flashes.getOrDefault(id, List.of()));
        }
    }

    private Prices prices(Board board, Reading reading, Instant now) {
        Map<Long, Long> versions = board.items().stream()
                .flatMap(item -> item.skus().stream())
                .collect(Collectors.toMap(Board.Sku::skuId, Board.Sku::priceVersion, Long::max));
        Set<Long> skus = versions.keySet();
        return new Prices(
                catalog.pricesAt(skus, now),
                catalog.pricesAt(skus, now.minus(MONTH)),
                catalog.priceVersions(versions.values()),
                reading == Reading.ON_AIR
                        ? catalog.basePricesInShow(board.showId(), versions, now)
                        : catalog.basePrices(skus, now),
                catalog.lowestDealsWithin(skus, MONTH, now),
                flashes(board.showId()));
    }

    private Plan plan(long showId) {
        return jdbc.sql(PLAN)
                .param("show", showId)
                .query((row, _) -> {
                    OffsetDateTime starts = row.getObject("starts_at", OffsetDateTime.class);
                    return new Plan(
                            row.getString("title"),
                            row.getString("teaser"),
                            row.getString("host_kind").equals("DIGITAL"),
                            starts == null ? null : starts.toInstant());
                })
                .optional()
                .orElse(Plan.UNTOLD);
    }

    /** Those that may be begun when the moment is good stand with the time within which they may. */
    private Stream<Flash> allowed(long showId) {
        return boards.allowedFlashes(showId).stream()
                .filter(one -> !one.takenBack())
                .map(AllowedFlash::terms)
                .flatMap(terms -> terms.prices().stream()
                        .map(offer -> new Flash(
                                offer.skuId(), new ReviewedFlash(terms.from(), terms.until(), offer.price()))));
    }

    private Map<Long, List<ReviewedFlash>> flashes(long showId) {
        List<Flash> planned = jdbc.sql(FLASHES)
                .param("show", showId)
                .query((row, _) -> new Flash(
                        row.getLong("sku_id"),
                        new ReviewedFlash(
                                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                                new Money(row.getLong("price_minor"), row.getString("currency")))))
                .list();
        return Stream.concat(planned.stream(), allowed(showId))
                .sorted(Comparator.comparing(flash -> flash.window().from()))
                .collect(Collectors.groupingBy(
                        Flash::skuId,
                        Collectors.mapping(
                                Flash::window,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        windows -> windows.stream()
                                                .limit(MOST_FLASHES)
                                                .toList()))));
    }
}
