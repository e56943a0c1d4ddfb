package org.qiantang.app.preair;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.Price;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.event.Money;
import org.qiantang.event.PreAirEvent.ReviewedFlash;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads line-ups with all that they are held against: the board, the catalogue, the deals. */
final class LineUps {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration MONTH = Duration.ofDays(30);
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

    Optional<LineUp> of(long showId, long roomId) {
        return boards.of(showId).map(board -> read(board, roomId));
    }

    private LineUp read(Board board, long roomId) {
        Plan plan = plan(board.showId());
        Instant now = clock.instant();
        Instant airs = plan.startsAt() != null && plan.startsAt().isAfter(now) ? plan.startsAt() : now;
        Map<Long, Product> products =
                catalog
                        .products(board.items().stream()
                                .map(Board.Item::productId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Product::id, Function.identity()));
        Map<Long, List<ReviewedFlash>> flashes = flashes(board.showId());
        Map<Long, ComparisonPrice> struck = catalog.comparisonsOf(products.values(), airs);
        var items = new ArrayList<LineUp.Item>();
        for (Board.Item item : board.items()) {
            Product product = products.get(item.productId());
            if (product != null) {
                List<LineUp.Sku> skus = item.skus().stream()
                        .map(sku -> sku(board, sku, airs, now, flashes.getOrDefault(sku.skuId(), List.of())))
                        .toList();
                items.add(new LineUp.Item(
                        item.itemId(), board.shopOf(item.itemId()), item.perBuyerLimit(), product, skus,
                        item.skus().stream().flatMap(sku -> Stream.ofNullable(struck.get(sku.skuId()))).toList()));
            }
        }
        LocalDate airDay = LocalDate.ofInstant(board.isOpen() ? now : airs, CHINA);
        return new LineUp(
                board.showId(), roomId, board.merchantId(), plan.title(), plan.teaser(), plan.digital(), airDay, items);
    }

    private LineUp.Sku sku(Board board, Board.Sku sku, Instant airs, Instant now, List<ReviewedFlash> flashes) {
        List<Price> own = catalog.pricesOf(sku.skuId());
        Price list =
                own.stream().filter(price -> price.showId() == null).findFirst().orElse(null);
        Money before = own.stream()
                .filter(price -> price.showId() == null && price.at().isBefore(now.minus(MONTH)))
                .findFirst()
                .map(Price::price)
                .orElse(null);
        List<String> reasons = own.stream()
                .filter(price -> (list != null && price.priceVersion() == list.priceVersion())
                        || price.priceVersion() == sku.priceVersion())
                .map(Price::reason)
                .filter(reason -> !reason.isBlank())
                .distinct()
                .toList();
        BasePrice base = board.isOpen()
                ? catalog.basePriceInShow(board.showId(), sku.skuId(), sku.priceVersion(), now)
                : catalog.basePrice(sku.skuId(), airs);
        return new LineUp.Sku(
                sku.skuId(),
                sku.name(),
                sku.priceVersion(),
                sku.price(),
                list == null ? null : list.price(),
                before,
                list == null ? null : list.at(),
                base,
                catalog.lowestDealWithin(sku.skuId(), MONTH, airs).orElse(null),
                reasons,
                flashes);
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

    private Map<Long, List<ReviewedFlash>> flashes(long showId) {
        return jdbc
                .sql(FLASHES)
                .param("show", showId)
                .query((row, _) -> new Flash(
                        row.getLong("sku_id"),
                        new ReviewedFlash(
                                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                                new Money(row.getLong("price_minor"), row.getString("currency")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Flash::skuId, Collectors.mapping(Flash::window, Collectors.toList())));
    }
}
