package org.qiantang.app.radar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One host, room, show, product or brand as the asker may see it. What is null is not theirs to know, or there is none.
 *
 * @param hosts who hosts it, where it is a show
 * @param likes null for goods, which nobody likes here
 * @param band in what step its money is; null below ten paid orders of others
 * @param sales what it sold for, in fen; only of one's own
 */
record RadarRow(
        long id,
        String title,
        @Nullable Long shopId,
        String shopName,
        @Nullable String picture,
        String category,
        @Nullable Instant openedAt,
        List<String> hosts,
        boolean mine,
        boolean simulated,
        long views,
        @Nullable Long likes,
        long pieces,
        @Nullable Double growth,
        @Nullable Band band,
        @Nullable Long sales,
        @Nullable Long orders,
        @Nullable Long exposures,
        @Nullable Long clicks) {
    RadarRow {
        hosts = List.copyOf(hosts);
    }

    static RadarRow of(Kind kind, Seen seen) {
        Seen.Facts now = seen.now();
        boolean mine = seen.mine();
        return new RadarRow(
                seen.id(),
                seen.title(),
                seen.shopId(),
                seen.shopName(),
                seen.picture(),
                seen.category(),
                seen.openedAt(),
                seen.hosts(),
                mine,
                seen.simulated(),
                now.views(),
                kind.isGoods() ? null : (Long) now.likes(),
                now.pieces(),
                seen.growth(kind),
                seen.band(),
                own(mine, now.minor()),
                own(mine, now.orders()),
                own(mine, now.exposures()),
                own(mine && kind.isGoods(), now.clicks()));
    }

    /** The days before, to compare with. */
    record RadarBefore(
            long views,
            @Nullable Long likes,
            long pieces,
            @Nullable Long sales,
            @Nullable Long orders,
            @Nullable Long exposures,
            @Nullable Long clicks) {
        static RadarBefore of(Kind kind, Seen seen) {
            Seen.Facts before = seen.before();
            return new RadarBefore(
                    before.views(),
                    kind.isGoods() ? null : (Long) before.likes(),
                    before.pieces(),
                    own(seen.mine(), before.minor()),
                    own(seen.mine(), before.orders()),
                    own(seen.mine(), before.exposures()),
                    own(seen.mine() && kind.isGoods(), before.clicks()));
        }
    }

    record RadarDay(
            LocalDate day,
            long views,
            long pieces,
            @Nullable Long sales,
            @Nullable Long orders,
            @Nullable Long exposures,
            @Nullable Long clicks) {
        static RadarDay of(SeenRows.Day day, boolean mine) {
            Seen.Facts facts = day.facts();
            return new RadarDay(
                    day.day(),
                    facts.views(),
                    facts.pieces(),
                    own(mine, facts.minor()),
                    own(mine, facts.orders()),
                    own(mine, facts.exposures()),
                    own(mine, facts.clicks()));
        }
    }

    /**
     * Paid orders in an hour of the week.
     *
     * @param weekday 1 is Monday
     * @param orders null where there are some, but too few of others to be told
     */
    record RadarHour(int weekday, int hour, @Nullable Long orders) {
        static RadarHour of(SeenRows.Hour hour, boolean mine) {
            boolean few = !mine && hour.others() > 0 && hour.others() < Band.LEAST;
            return new RadarHour(hour.weekday(), hour.hour(), few ? null : (Long) hour.orders());
        }
    }

    /**
     * One of them with its days, its hours, and the lowest prices at which it was paid for.
     *
     * @param partlyMine whether some of it is the asker's, so that one may look at that alone
     * @param days those of the span and as many before, in their order
     */
    record RadarDetail(
            RadarRow now,
            RadarBefore before,
            boolean partlyMine,
            List<RadarDay> days,
            List<RadarHour> hours,
            List<SeenRows.LowestDeal> deals,
            LocalDate firstDay,
            int span) {
        RadarDetail {
            days = List.copyOf(days);
            hours = List.copyOf(hours);
            deals = List.copyOf(deals);
        }
    }

    private static @Nullable Long own(boolean mine, long figure) {
        return mine ? (Long) figure : null;
    }
}
