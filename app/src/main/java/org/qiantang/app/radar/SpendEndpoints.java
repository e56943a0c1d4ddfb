package org.qiantang.app.radar;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Spending (投放): by day and channel, what it brought, and where the next yuan would bring most. */
@RestController
@RequestMapping("/api/radar/spending")
class SpendEndpoints {
    private static final int LONGEST_NAME = 100;
    /** One out of a report is named by its platform, too. */
    private static final int LONGEST_CHANNEL = 3 * LONGEST_NAME;

    private static final int MOST_CHANNELS = 100;
    private static final int MOST_CAMPAIGNS = 100;
    /** Each is fitted some hundred times. */
    private static final int MOST_ADVISED = 20;

    private static final long MOST_MINOR = 100_000_000_000L;
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final Lookers lookers;
    private final SpendTable table;
    private final Optimiser optimiser;
    private final Ids ids;
    private final InstantSource clock;

    SpendEndpoints(Lookers lookers, SpendTable table, Optimiser optimiser, Ids ids, InstantSource clock) {
        this.lookers = lookers;
        this.table = table;
        this.optimiser = optimiser;
        this.ids = ids;
        this.clock = clock;
    }

    /** The channels of a span, those that cost most first, 100 at most, and the campaigns there are. */
    record Spending(LocalDate firstDay, List<SpendTable.Channel> channels, List<String> campaigns) {
        Spending {
            channels = List.copyOf(channels);
            campaigns = List.copyOf(campaigns);
        }
    }

    /** Money in fen; {@code orders} and {@code gmvMinor} may be left out where they are not known. */
    record Typed(
            @Nullable String day,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable Long spendMinor,
            @Nullable Long orders,
            @Nullable Long gmvMinor) {}

    record KeptSpend(long id) {}

    @GetMapping
    Spending spending(
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "") String campaign,
            @AuthenticationPrincipal @Nullable Person person) {
        Looker owner = lookers.looks(person);
        Span span = Span.upTo(clock, days);
        return new Spending(
                span.first(),
                table.channels(owner, span, name(campaign, "campaign"), MOST_CHANNELS),
                table.campaigns(owner, span, MOST_CAMPAIGNS));
    }

    /**
     * Where the next yuan would bring most, and how a day's budget would be shared out. {@code budget} is in fen a day, by
     * default what is spent now; with {@code margin}, the share of sales that is left as gross profit, no yuan is advised that
     * would bring less than itself. Of the 20 channels that cost most.
     */
    @GetMapping("/advice")
    Optimiser.Advice advice(
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam @Nullable Long budget,
            @RequestParam @Nullable Double margin,
            @AuthenticationPrincipal @Nullable Person person) {
        Looker owner = lookers.looks(person);
        if (budget != null && (budget < 0 || budget > MOST_MINOR)) {
            throw Problem.nonsense("budget", "预算不对", "budget: fen a day, 0 or more");
        }
        if (margin != null && !(margin > 0 && margin <= 1)) {
            throw Problem.nonsense("margin", "毛利率须大于 0、不超过 1", "margin: above 0, 1 at most");
        }
        List<Optimiser.Days> channels = table.days(owner, Span.upTo(clock, days), name(campaign, "campaign")).stream()
                .sorted(Comparator.comparingDouble(SpendEndpoints::cost)
                        .reversed()
                        .thenComparing(Optimiser.Days::channel))
                .limit(MOST_ADVISED)
                .toList();
        return optimiser.advise(channels, budget, margin == null ? 0 : 1 / margin);
    }

    /**
     * The rows of spending, the newest day first, each typed in or out of a file; those of a channel in a span are what its figures are
     * the sums of.
     */
    @GetMapping("/rows")
    Page<SpendTable.Row> rows(
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam @Nullable Integer days,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        int most = Page.limit(limit);
        long skip = Math.max(0, Page.after(after, 0));
        Looker owner = lookers.looks(person);
        var wanted = SpendTable.Wanted.of(
                name(campaign, "campaign"),
                Fields.optional(channel, "channel", LONGEST_CHANNEL),
                days == null ? null : Span.upTo(clock, days));
        return Page.of(table.rows(owner, wanted, skip, most + 1), most, _ -> Long.toString(skip + most));
    }

    /** Types in a day's spending; the same day, channel and campaign again changes it. */
    @PutMapping("/rows")
    KeptSpend put(@RequestBody Typed typed, @AuthenticationPrincipal @Nullable Person person) {
        Looker owner = lookers.brings(person);
        LocalDate day = Fields.neededDay(typed.day(), "day");
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), Span.ZONE)) || day.isBefore(FIRST_DAY)) {
            throw Problem.nonsense("day", "日期在今天之后或太早", "day: not after today, and not too long ago");
        }
        Long spend = amount(typed.spendMinor(), "spendMinor");
        if (spend == null) {
            throw Problem.nonsense("spendMinor", "请填写花费", "spendMinor: needed");
        }
        var entry = new SpendTable.Entry(
                day,
                Fields.text(typed.channel(), "channel", LONGEST_NAME),
                Fields.optional(typed.campaign(), "campaign", LONGEST_NAME),
                spend,
                amount(typed.orders(), "orders"),
                amount(typed.gmvMinor(), "gmvMinor"));
        return new KeptSpend(table.put(
                owner,
                ids.next(),
                entry,
                clock.instant(),
                Fields.signedIn(person).id()));
    }

    @DeleteMapping("/rows/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        if (!table.forget(lookers.brings(person), id)) {
            throw Problem.notFound();
        }
    }

    private static double cost(Optimiser.Days days) {
        double sum = 0;
        for (double one : days.spent()) {
            sum += one;
        }
        return sum;
    }

    private static @Nullable Long amount(@Nullable Long given, String field) {
        if (given != null && (given < 0 || given > MOST_MINOR)) {
            throw Problem.nonsense(field, "须是 0 或以上的数", field + ": 0 or more");
        }
        return given;
    }

    private static String name(String given, String field) {
        return Fields.optional(given, field, LONGEST_NAME);
    }
}
