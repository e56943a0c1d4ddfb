package org.qiantang.app.shelf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board.Flash;
import org.qiantang.event.Money;

/**
 * On what terms an offer is sold in a show at this moment, beside its price.
 *
 * @param asOf the moment; null where the offer is in no show, and so nothing of this is known
 * @param perBuyer the most pieces that one buyer may have of it in this show; 0 where it is not known
 * @param flashEnds when its flash sale (秒杀) ends; null where none is under way
 * @param ahead its next flash sale; null where one is under way or none is planned
 * @param listed what the shop itself asks for each SKU, as its page has it
 */
public record Terms(
        @Nullable Instant asOf,
        int perBuyer,
        @Nullable Instant flashEnds,
        @Nullable Flash ahead,
        Map<Long, Money> listed) {
    /** Of goods that are in no show. */
    public static final Terms NONE = new Terms(null, 0, null, null, Map.of());

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    public Terms {
        if (perBuyer < 0) {
            throw new IllegalArgumentException("perBuyer: " + perBuyer + " (expected: 0 or more)");
        }
        listed = Map.copyOf(listed);
        // Whoever looks a moment after the end, before the desk has ended it, sees none.
        flashEnds = asOf == null || flashEnds == null || !flashEnds.isAfter(asOf) ? null : flashEnds;
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
        if (asOf == null || flashEnds == null) {
            return Optional.empty();
        }
        ZonedDateTime end = flashEnds.atZone(CHINA);
        String seconds = end.getSecond() == 0 ? "" : ":%02d".formatted(end.getSecond());
        String time = "%d:%02d%s".formatted(end.getHour(), end.getMinute(), seconds);
        LocalDate today = asOf.atZone(CHINA).toLocalDate();
        LocalDate day = end.toLocalDate();
        return Optional.of(
                day.equals(today)
                        ? time
                        : day.equals(today.plusDays(1))
                                ? "明天" + time
                                : day.getMonthValue() + "月" + day.getDayOfMonth() + "日" + time);
    }

    /** The whole minutes until the flash sale ends; empty where none is under way or less than one is left. */
    public Optional<Long> minutesLeft() {
        return asOf == null || flashEnds == null
                ? Optional.empty()
                : Optional.of(Duration.between(asOf, flashEnds).toMinutes()).filter(minutes -> minutes > 0);
    }
}
