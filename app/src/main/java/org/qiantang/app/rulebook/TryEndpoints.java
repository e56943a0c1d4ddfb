package org.qiantang.app.rulebook;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.UnfitRules;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes of the rules, and versions of the second reader, tried out on past shows: begun, looked at while they run,
 * stopped, and their lines marked.
 */
@RestController
@RequestMapping("/api/officer")
class TryEndpoints {
    private final TryOuts tryOuts;
    private final TryTable tries;
    private final RuleChangeTable changes;
    private final ReaderTable readers;
    private final ReaderTrials trials;
    private final ReaderFiles files;
    private final People people;
    private final InstantSource clock;

    TryEndpoints(
            TryOuts tryOuts,
            TryTable tries,
            RuleChangeTable changes,
            ReaderTable readers,
            ReaderTrials trials,
            ReaderFiles files,
            People people,
            InstantSource clock) {
        this.tryOuts = tryOuts;
        this.tries = tries;
        this.changes = changes;
        this.readers = readers;
        this.trials = trials;
        this.files = files;
        this.people = people;
        this.clock = clock;
    }

    /** {@code lines}: how many of the newest host lines, 500 to 20 000. */
    record TryBody(@Nullable Integer lines) {}

    /** {@code right}, {@code wrong}, or null to take a mark back. */
    record MarkBody(@Nullable String mark) {}

    /** @param changeId the change, or the version of the second reader, that is tried out */
    record TryView(
            long id,
            long changeId,
            int revision,
            String who,
            String judgedBy,
            String state,
            int total,
            int done,
            int found,
            int gone,
            int changed,
            int wrong,
            Instant begunAt,
            @Nullable Instant endedAt) {}

    /**
     * A finding in which the draft differs.
     *
     * @param thenFound the rules found broken when it was said, by a blank
     * @param earlierMark what an officer said of the same words under the same rule in another try-out
     */
    record TriedLine(
            int number,
            String kind,
            long showId,
            String showTitle,
            long lineId,
            Instant at,
            int second,
            String speaker,
            String line,
            String rule,
            int from,
            int to,
            String before,
            String after,
            String thenFound,
            boolean corrected,
            @Nullable String mark,
            @Nullable String earlierMark) {}

    @PostMapping("/rule-changes/{id}/tries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TryView begin(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody TryBody body) {
        Person officer = Officers.only(person);
        RuleChange change = changes.one(id).orElseThrow(Problem::notFound);
        int lines = lines(body);
        if (change.state() != RuleChange.State.DRAFT) {
            throw new Problem(409, "not-now", "只有草稿可以试运行", "only a draft can be tried out");
        }
        try {
            return tryOuts.begin(change, lines, officer.id()).map(this::view).orElseThrow(TryEndpoints::underWay);
        } catch (UnfitRules wrong) {
            throw RuleRefusals.unfit(wrong.faults());
        }
    }

    private static int lines(TryBody body) {
        int lines = body.lines() == null ? 2_000 : body.lines();
        if (lines < TryOuts.LEAST_LINES || lines > TryOuts.MOST_LINES) {
            throw Problem.nonsense(
                    "lines",
                    TryOuts.LEAST_LINES + "–" + TryOuts.MOST_LINES + " 句",
                    TryOuts.LEAST_LINES + "–" + TryOuts.MOST_LINES + " lines");
        }
        return lines;
    }

    private static Problem underWay() {
        return new Problem(409, "try-under-way", "已有试运行正在进行，请等它完成", "a try-out is under way; wait until it is done");
    }

    /** A version of the second reader is tried out against the one in force, beside the rules in force. */
    @PostMapping("/readers/{id}/tries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TryView beginReader(
            @AuthenticationPrincipal @Nullable Person person, @PathVariable long id, @RequestBody TryBody body) {
        Person officer = Officers.only(person);
        BroughtReader reader = readers.one(id).orElseThrow(Problem::notFound);
        int lines = lines(body);
        if (reader.state() != RuleChange.State.DRAFT) {
            throw new Problem(409, "not-now", "只有草稿可以试运行", "only a draft can be tried out");
        }
        files.troubleOf(reader.sha256()).ifPresent(trouble -> {
            throw ReaderRefusals.noFile(trouble);
        });
        return tryOuts.begin(trials.of(reader, officer.id()), lines)
                .map(this::view)
                .orElseThrow(TryEndpoints::underWay);
    }

    /** Try-outs of a version of the second reader, the newest first. */
    @GetMapping("/readers/{id}/tries")
    Page<TryView> ofReader(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        return all(person, id, after, limit);
    }

    @GetMapping("/rule-changes/{id}/tries")
    Page<TryView> all(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        Officers.orAdmin(person);
        int most = Page.limit(limit);
        return Page.of(tries.of(id, Page.after(after, Long.MAX_VALUE), most + 1), most, one -> Long.toString(one.id()))
                .map(this::view);
    }

    @GetMapping("/rule-tries/{id}")
    TryView one(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Officers.orAdmin(person);
        return view(tries.one(id).orElseThrow(Problem::notFound));
    }

    @PostMapping("/rule-tries/{id}/stop")
    TryView stop(@AuthenticationPrincipal @Nullable Person person, @PathVariable long id) {
        Officers.only(person);
        tries.stop(id);
        return view(tries.one(id).orElseThrow(Problem::notFound));
    }

    @GetMapping("/rule-tries/{id}/lines")
    Page<TriedLine> lines(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        Officers.orAdmin(person);
        int most = Page.limit(limit);
        int past = Math.clamp(Page.after(after, 0), 0, Integer.MAX_VALUE);
        String wanted = kind.toUpperCase(Locale.ROOT);
        if (!wanted.isEmpty()
                && Stream.of(TryOut.Kind.values()).noneMatch(one -> one.name().equals(wanted))) {
            throw Problem.nonsense("kind", "kind 应为 found、gone 或 changed", "kind: found, gone or changed");
        }
        return Page.of(tries.lines(id, wanted, past, most + 1), most, line -> Integer.toString(line.number()))
                .map(TryEndpoints::view);
    }

    /** An officer says whether the draft is right about a line; kept with the try-out. */
    @PostMapping("/rule-tries/{id}/lines/{number}/mark")
    TryView mark(
            @AuthenticationPrincipal @Nullable Person person,
            @PathVariable long id,
            @PathVariable int number,
            @RequestBody MarkBody body) {
        Person officer = Officers.only(person);
        TryOut.Mark mark = mark(body.mark());
        if (!tries.mark(id, number, mark, officer.id(), clock.instant())) {
            throw Problem.notFound();
        }
        return view(tries.one(id).orElseThrow(Problem::notFound));
    }

    private static TryOut.@Nullable Mark mark(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Stream.of(TryOut.Mark.values())
                .filter(mark -> mark.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.nonsense("mark", "mark 应为 right 或 wrong", "mark: right or wrong"));
    }

    private TryView view(TryOut one) {
        return new TryView(
                one.id(),
                one.changeId(),
                one.revision(),
                people.nickname(one.personId()),
                one.judgedBy(),
                one.state().name().toLowerCase(Locale.ROOT),
                one.total(),
                one.done(),
                one.found(),
                one.gone(),
                one.changed(),
                one.wrong(),
                one.begunAt(),
                one.endedAt());
    }

    private static TriedLine view(TryOut.Kept line) {
        TryOut.Mark mark = line.mark();
        TryOut.Mark earlier = line.earlierMark();
        return new TriedLine(
                line.number(),
                line.kind().name().toLowerCase(Locale.ROOT),
                line.showId(),
                line.showTitle(),
                line.lineId(),
                line.at(),
                line.second(),
                line.speaker(),
                line.line(),
                line.rule(),
                line.from(),
                line.to(),
                line.before(),
                line.after(),
                line.thenFound(),
                line.corrected(),
                mark == null ? null : mark.name().toLowerCase(Locale.ROOT),
                earlier == null ? null : earlier.name().toLowerCase(Locale.ROOT));
    }
}
