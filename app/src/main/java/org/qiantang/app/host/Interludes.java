package org.qiantang.app.host;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;
import org.qiantang.event.DigitalHost.Occasion;
import org.qiantang.event.Money;

/**
 * What a host says between two sentences of the script without being asked: that she is a machine, that a flash sale
 * begins, soon begins or ends, or is over, a welcome, thanks. Each in moderation, and only what is so at that moment.
 */
final class Interludes {
    static final String LABEL = "提醒大家，我是AI数字人主播，本直播间的画面和声音由人工智能生成。";

    /** So many minutes before a flash sale begins or ends it is said that it does. */
    private static final List<Integer> MINUTES = List.of(1, 5);

    /** The opening words have so long to say that she is a machine. */
    private static final Duration OPENING = Duration.ofSeconds(30);

    /** So long after a flash sale it is told that it is over. */
    private static final Duration STILL_NEWS = Duration.ofMinutes(2);

    private static final int MOST_FLASHES = 20;
    private static final Pattern SAYS_WHAT_SHE_IS = Pattern.compile("AI|人工智能|数字人|虚拟主播");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("H点mm分").withZone(ZoneId.of("Asia/Shanghai"));

    /** A flash sale that she opened aloud, and when it was over. */
    private record Ended(Flash flash, Instant at) {}

    /** What may be said now; {@code said} is run once it has been. */
    record Due(Saying saying, Runnable said) {}

    private final HostManner manner;
    private final Duration label;
    private final Supplier<Optional<Board>> board;
    private final InstantSource clock;
    private final Map<Long, Flash> flashes = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Deque<Long> begun = new ArrayDeque<>();
    private final Set<Long> openedAloud = new HashSet<>();
    private final Deque<Ended> ended = new ArrayDeque<>();
    private final Set<Long> buyers = new HashSet<>();
    private Instant labelled;
    private Instant greeted;
    private Instant thanked;
    private Instant spoken;
    private long came;
    private int greetings;

    /** @param planned the flash sales to come or under way */
    Interludes(
            HostManner manner,
            Duration label,
            List<Flash> planned,
            Supplier<Optional<Board>> board,
            InstantSource clock) {
        Instant now = clock.instant();
        this.manner = manner;
        this.label = label;
        this.board = board;
        this.clock = clock;
        planned.forEach(flash -> flashes.put(flash.flashId(), flash));
        labelled = now.minus(label).plus(OPENING);
        greeted = now;
        thanked = now;
        spoken = now;
    }

    synchronized void planned(Flash flash) {
        flashes.put(flash.flashId(), flash);
    }

    synchronized void begins(long flashId) {
        if (flashes.containsKey(flashId) && begun.size() < MOST_FLASHES) {
            begun.add(flashId);
        }
    }

    synchronized void over(long flashId) {
        Flash gone = flashes.remove(flashId);
        begun.remove(flashId);
        if (gone != null && openedAloud.remove(flashId) && ended.size() < MOST_FLASHES) {
            ended.add(new Ended(gone, clock.instant()));
        }
    }

    /** That the flash sale of an item runs was said to its end: viewers are then told when it is over, too. */
    synchronized void openedAloud(long itemId) {
        Flash runs = flashOf(itemId, clock.instant());
        if (runs != null && runs.runsAt(clock.instant())) {
            openedAloud.add(runs.flashId());
        }
    }

    /** The window of an item that runs or comes next; null where there is none. */
    synchronized @Nullable Flash flashOf(long itemId, Instant now) {
        Flash next = null;
        for (Flash flash : flashes.values()) {
            boolean counts = flash.itemId() == itemId && now.isBefore(flash.until());
            if (counts && (next == null || flash.from().isBefore(next.from()))) {
                next = flash;
            }
        }
        return next;
    }

    /** So many more people came. */
    synchronized void came(long people) {
        came += people;
    }

    synchronized void bought(long personId) {
        buyers.add(personId);
    }

    /** Whatever was said: if it says what she is, the next reminder can wait. */
    synchronized void heard(String text, Instant now) {
        spoken = now;
        if (SAYS_WHAT_SHE_IS.matcher(text).find()) {
            labelled = now;
        }
    }

    /** When she last reminded viewers that she is a machine; long ago where she has not yet. */
    synchronized Instant labelled() {
        return labelled;
    }

    /**
     * What is due now, the most pressing; empty if nothing is.
     *
     * @param phrases as she speaks now; asked for by the caller, since that may read a table, and the room waits for this lock
     */
    synchronized Optional<Due> due(Phrases phrases) {
        Instant now = clock.instant();
        if (!now.isBefore(labelled.plus(label))) {
            return Optional.of(new Due(Saying.fixed(Occasion.LABEL, LABEL), () -> {}));
        }
        if (manner.flashes()) {
            Optional<Due> flash = flash().or(this::ended).or(() -> deadline(now));
            if (flash.isPresent()) {
                return flash;
            }
        }
        if (allowed(manner.thanks(), thanked, now) && !buyers.isEmpty()) {
            return Optional.of(thanks(phrases, now));
        }
        if (allowed(manner.greets(), greeted, now) && came > 0) {
            return Optional.of(greeting(phrases, now));
        }
        return Optional.empty();
    }

    /** What to say when there is nothing else; empty if that is nothing. */
    synchronized Optional<Due> idle(Phrases phrases) {
        return allowed(manner.invites(), spoken, clock.instant())
                ? Optional.of(new Due(Saying.fixed(Occasion.INVITATION, phrases.invitation()), () -> {}))
                : Optional.empty();
    }

    private static boolean allowed(Duration apart, Instant last, Instant now) {
        return !apart.isZero() && !now.isBefore(last.plus(apart));
    }

    private Due thanks(Phrases phrases, Instant now) {
        String words = phrases.thanks(buyers.size());
        return new Due(Saying.fixed(Occasion.THANKS, words), () -> {
            synchronized (this) {
                buyers.clear();
                thanked = now;
            }
        });
    }

    private Due greeting(Phrases phrases, Instant now) {
        List<String> welcomes = phrases.greetings();
        String words = welcomes.get(greetings % welcomes.size());
        return new Due(Saying.fixed(Occasion.GREETING, words), () -> {
            synchronized (this) {
                greetings++;
                came = 0;
                greeted = now;
            }
        });
    }

    private Optional<Due> flash() {
        Long flashId = begun.peek();
        Flash flash = flashId == null ? null : flashes.get(flashId);
        if (flash == null) {
            begun.poll();
            return Optional.empty();
        }
        var saying = new Saying(Occasion.FLASH, flash.itemId(), List.of("price"), () -> begun(flash));
        return Optional.of(new Due(saying, () -> {
            synchronized (this) {
                begun.remove(flash.flashId());
            }
        }));
    }

    /** With the board's price of the moment, whatever had been planned. */
    private synchronized Optional<String> begun(Flash flash) {
        boolean runs = flashes.containsKey(flash.flashId()) && flash.runsAt(clock.instant());
        return runs
                ? item(flash)
                        .flatMap(item -> price(item)
                                .map(price ->
                                        item.title() + "秒杀开始了，现在" + price + "，到" + CLOCK.format(flash.until()) + "结束。"))
                : Optional.empty();
    }

    private Optional<Due> ended() {
        Ended over = ended.peek();
        if (over == null) {
            return Optional.empty();
        }
        var saying = new Saying(Occasion.FLASH, over.flash().itemId(), List.of("price"), () -> ended(over));
        return Optional.of(new Due(saying, () -> {
            synchronized (this) {
                ended.remove(over);
            }
        }));
    }

    /** With the price that the item has again. What is long over, or has begun anew, is not told. */
    private synchronized Optional<String> ended(Ended over) {
        Instant now = clock.instant();
        Flash next = flashOf(over.flash().itemId(), now);
        boolean runs = next != null && next.runsAt(now);
        return runs || over.at().plus(STILL_NEWS).isBefore(now)
                ? Optional.empty()
                : item(over.flash())
                        .flatMap(item -> price(item).map(price -> item.title() + "的秒杀结束了，现在" + price + "。"));
    }

    private Optional<Due> deadline(Instant now) {
        for (Flash flash : flashes.values()) {
            for (int minutes : MINUTES) {
                Duration time = Duration.ofMinutes(minutes);
                boolean ends = flash.endsWithin(time, now);
                String key = flash.flashId() + (ends ? " ends " : " begins ") + minutes;
                if ((ends || flash.beginsWithin(time, now))
                        && !told.contains(key)
                        && item(flash).isPresent()) {
                    var saying =
                            new Saying(Occasion.DEADLINE, flash.itemId(), List.of(), () -> deadline(flash, time, ends));
                    return Optional.of(new Due(saying, () -> tell(flash, ends, minutes)));
                }
            }
        }
        return Optional.empty();
    }

    private synchronized Optional<String> deadline(Flash flash, Duration time, boolean ends) {
        Instant now = clock.instant();
        boolean so = flashes.containsKey(flash.flashId())
                && (ends ? flash.endsWithin(time, now) : flash.beginsWithin(time, now));
        return so
                ? item(flash).map(item -> item.title() + "的秒杀还有不到" + time.toMinutes() + "分钟" + (ends ? "结束。" : "开始。"))
                : Optional.empty();
    }

    /** Once a minute is named, five are old news. */
    private synchronized void tell(Flash flash, boolean ends, int minutes) {
        MINUTES.stream()
                .filter(more -> more >= minutes)
                .forEach(more -> told.add(flash.flashId() + (ends ? " ends " : " begins ") + more));
    }

    private Optional<Board.Item> item(Flash flash) {
        return board.get().flatMap(now -> now.item(flash.itemId())).filter(item -> item.left() > 0);
    }

    /** The least that one pays for a kind that is left. */
    private static Optional<String> price(Board.Item item) {
        return item.skus().stream()
                .filter(sku -> sku.left() > 0)
                .map(Board.Sku::price)
                .filter(price -> price.currency().equals(Money.CNY))
                .min(Comparator.comparingLong(Money::minor))
                .map(price -> BigDecimal.valueOf(price.minor(), 2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + (item.skus().stream()
                                                .filter(sku -> sku.left() > 0)
                                                .map(Board.Sku::price)
                                                .distinct()
                                                .count()
                                        > 1
                                ? "元起"
                                : "元"));
    }
}
