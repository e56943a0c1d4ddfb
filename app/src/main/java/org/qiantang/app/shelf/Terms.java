package org.qiantang.app.shelf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.app.room.Board.Flash;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FlashPrice;

/**
 * On what terms an offer is sold in a show at this moment, beside its price.
 *
 * @param asOf the moment; null where the offer is in no show, and so nothing of this is known
 * @param perBuyer the most pieces that one buyer may have of it in this show; 0 where it is not known, or none
 * @param flashEnds when its flash sale (秒杀) ends; null where none is under way
 * @param ahead its next flash sale; null where one is under way or none is planned
 * @param listed what the shop itself asks for each SKU, as its page has it
 * @param struck of each SKU the struck-through price (划线价) that buyers see beside this price; null where nobody looked
 * @param had what the one who asks has of it so far, at each place that sells it; none where that is not known
 */
public record Terms(
        @Nullable Instant asOf,
        int perBuyer,
        @Nullable Instant flashEnds,
        @Nullable Flash ahead,
        Map<Long, Money> listed,
        @Nullable Map<Long, StruckView> struck,
        List<Had> had) {
    /** Of goods that are in no show. */
    public static final Terms NONE = new Terms(null, 0, null, null, Map.of());

    /** A shop's shelf lets everybody have thousands, which is to say that it has no limit: of that nothing is told. */
    private static final int MOST_THAT_LIMITS = 999;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /**
     * What one buyer has of an item at a place, as its desk counts towards the limit.
     *
     * @param where the place, as it is spoken
     * @param pieces held and bought
     */
    public record Had(String where, int perBuyer, int pieces) {
        /** How many more the limit lets the buyer have. */
        public int rest() {
            return Math.max(0, perBuyer - pieces);
        }
    }

    public Terms {
        if (perBuyer < 0) {
            throw new IllegalArgumentException("perBuyer: " + perBuyer + " (expected: 0 or more)");
        }
        perBuyer = perBuyer > MOST_THAT_LIMITS ? 0 : perBuyer;
        listed = Map.copyOf(listed);
        struck = struck == null ? null : Map.copyOf(struck);
        had = had.stream().filter(one -> one.perBuyer() <= MOST_THAT_LIMITS).toList();
        // Whoever looks a moment after the end, before the desk has ended it, sees none.
        flashEnds = asOf == null || flashEnds == null || !flashEnds.isAfter(asOf) ? null : flashEnds;
    }

    /** Terms as everybody has them, of which nobody looked for struck-through prices. */
    public Terms(
            @Nullable Instant asOf,
            int perBuyer,
            @Nullable Instant flashEnds,
            @Nullable Flash ahead,
            Map<Long, Money> listed) {
        this(asOf, perBuyer, flashEnds, ahead, listed, null, List.of());
    }

    /** The same terms with what buyers see struck through beside its prices. */
    public Terms withStruck(Map<Long, StruckView> seen) {
        return new Terms(asOf, perBuyer, flashEnds, ahead, listed, seen, had);
    }

    /** The same terms for somebody who has had so much. */
    public Terms forAsker(List<Had> asker) {
        return new Terms(asOf, perBuyer, flashEnds, ahead, listed, struck, asker);
    }

    /** The terms as they will be when the next flash sale begins, for what is written before; the same where none is planned. */
    public Terms onceItBegins() {
        return flashEnds != null || ahead == null
                ? this
                : new Terms(ahead.from(), perBuyer, ahead.until(), null, listed);
    }

    /** Whether the offer is in a show, whose clock and limits are known. */
    public boolean isLive() {
        return asOf != null;
    }

    /** When the flash sale ends, as it is spoken: 20:30, with its day where that is not today. */
    public Optional<String> flashEnd() {
        return asOf == null || flashEnds == null ? Optional.empty() : Optional.of(spoken(flashEnds, asOf));
    }

    /** The whole minutes until the flash sale ends; empty where none is under way or less than one is left. */
    public Optional<Long> minutesLeft() {
        return asOf == null || flashEnds == null ? Optional.empty() : minutes(asOf, flashEnds);
    }

    /** Whether a flash sale is under way, or planned: also one whose moment has come and that has not begun. */
    public boolean hasFlash() {
        return flashEnds != null || ahead != null;
    }

    /** The flash sale to come, with its moments as they are spoken; empty where none is planned, or its moment has come. */
    public Optional<ToCome> flashToCome() {
        if (asOf == null || flashEnds != null || ahead == null || !ahead.from().isAfter(asOf)) {
            return Optional.empty();
        }
        long length = Duration.between(ahead.from(), ahead.until()).toMinutes();
        boolean isWhole =
                length > 0 && ahead.from().plus(Duration.ofMinutes(length)).equals(ahead.until());
        return Optional.of(new ToCome(
                ahead.from(),
                spoken(ahead.from(), asOf),
                spoken(ahead.until(), asOf),
                minutes(asOf, ahead.from()).orElse(null),
                isWhole ? Long.valueOf(length) : null,
                ahead.prices().stream()
                        .collect(Collectors.toMap(FlashPrice::skuId, FlashPrice::price, (one, _) -> one))));
    }

    /**
     * A flash sale to come.
     *
     * @param begin when it begins, as it is spoken; {@code end} likewise
     * @param minutesUntil the whole minutes until it begins; null where it is less than one
     * @param minutesLong how many minutes it goes on; null where they are not whole
     * @param prices of each SKU
     */
    public record ToCome(
            Instant from,
            String begin,
            String end,
            @Nullable Long minutesUntil,
            @Nullable Long minutesLong,
            Map<Long, Money> prices) {
        public ToCome {
            prices = Map.copyOf(prices);
        }
    }

    private static Optional<Long> minutes(Instant from, Instant until) {
        return Optional.of(Duration.between(from, until).toMinutes()).filter(minutes -> minutes > 0);
    }

    private static String spoken(Instant moment, Instant now) {
        ZonedDateTime at = moment.atZone(CHINA);
        String seconds = at.getSecond() == 0 ? "" : ":%02d".formatted(at.getSecond());
        String time = "%d:%02d%s".formatted(at.getHour(), at.getMinute(), seconds);
        LocalDate today = now.atZone(CHINA).toLocalDate();
        LocalDate day = at.toLocalDate();
        return day.equals(today)
                ? time
                : day.equals(today.plusDays(1))
                        ? "明天" + time
                        : day.getMonthValue() + "月" + day.getDayOfMonth() + "日" + time;
    }
}
