package org.qiantang.app.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.insight.AudienceRows.Scope;
import org.qiantang.app.insight.Profile.Dimension;
import org.qiantang.app.insight.Profile.Group;

/**
 * Tells of the people of a show and of a shop what may be told (个人信息保护法 6, 24, 73: no more than needed, nothing from which one
 * could be known). A show's people are told when it is over, a shop's once a day.
 */
final class Audiences {
    /** The spans that one may ask for: a month within a quarter within a year. */
    static final List<Integer> DAYS = List.of(30, 90, 365);

    private final AudienceRows rows;
    private final Segments segments;
    private final InstantSource clock;

    Audiences(AudienceRows rows, Segments segments, InstantSource clock) {
        this.rows = rows;
        this.segments = segments;
        this.clock = clock;
    }

    /** Of a show, up to its end; of one that is not over, nothing. */
    Audience of(InsightRows.Show show) {
        Instant until = show.closedAt();
        if (until == null) {
            return Audience.none();
        }
        Map<String, Map<String, Integer>> counted =
                rows.count(new Scope(show.merchantId(), show.id(), Instant.EPOCH, until));
        return audience(until, dimensions(counted, null), buyers(counted), List.of());
    }

    /** Of a shop's last days, up to the last midnight in China; who waits for the next day's count sees nobody come by. */
    Audience of(long merchant, int days) {
        Instant until = Daily.midnight(clock);
        int larger = DAYS.indexOf(days) + 1;
        @Nullable
        Map<String, Map<String, Integer>> around =
                larger < DAYS.size() ? rows.count(scope(merchant, DAYS.get(larger), until)) : null;
        Map<String, Map<String, Integer>> counted = rows.count(scope(merchant, days, until));
        List<Group> reach = Arrays.stream(Segments.Kind.values())
                .map(kind -> new Group(
                        kind.name(),
                        tellable(segments.people(merchant, kind, until).size())))
                .toList();
        boolean reckoned = around != null && Hiding.isSmall(buyers(around) - buyers(counted));
        return audience(until, dimensions(counted, around), reckoned ? 1 : buyers(counted), reach);
    }

    private static Scope scope(long merchant, int days, Instant until) {
        return new Scope(merchant, 0, until.minus(Duration.ofDays(days)), until);
    }

    private static Audience audience(Instant until, List<Dimension> dimensions, int buyers, List<Group> segments) {
        return new Audience(until, tellable(buyers), dimensions, segments);
    }

    private static @Nullable Integer tellable(int people) {
        return Hiding.isSmall(people) ? null : (Integer) people;
    }

    private static int buyers(Map<String, Map<String, Integer>> counted) {
        return counted.getOrDefault("buyers", Map.of()).getOrDefault("buyers", 0);
    }

    private static List<Dimension> dimensions(
            Map<String, Map<String, Integer>> counted, @Nullable Map<String, Map<String, Integer>> around) {
        var dimensions = new ArrayList<Dimension>();
        Map.of(
                        "returning", AudienceRows.RETURNING,
                        "rfm", AudienceRows.RFM,
                        "price", AudienceRows.PRICE,
                        "time", AudienceRows.TIME)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> dimensions.add(
                        Hiding.parts(one.getKey(), AudienceRows.groups(counted, one.getKey(), one.getValue()))));
        dimensions.add(nested("interests", counted, around, true));
        dimensions.add(nested("sources", counted, around, false));
        return dimensions;
    }

    /** What a longer span holds, too: the difference of the two must not be few people. */
    private static Dimension nested(
            String id,
            Map<String, Map<String, Integer>> counted,
            @Nullable Map<String, Map<String, Integer>> around,
            boolean sharing) {
        List<Group> groups = AudienceRows.found(counted, id);
        Dimension told = sharing ? Hiding.sharing(id, groups, buyers(counted)) : Hiding.parts(id, groups);
        if (around == null) {
            return told;
        }
        Dimension within = Hiding.within(told, new Dimension(id, AudienceRows.found(around, id)));
        return sharing ? within : Hiding.partsAgain(within, groups);
    }
}
