package org.qiantang.app.green;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qiantang.app.green.ShowSpans.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts scores anew: at once where officers judged or checked something, after each show, and each day, once more when it is over.
 * Where an appeal succeeded, a finding was withdrawn or a dossier turned out unfounded, the earlier days of the window too.
 */
final class GreenClock {
    static final long PLATFORM = 0;

    private static final Logger LOG = LoggerFactory.getLogger(GreenClock.class);
    private static final int AT_A_TIME = 50;

    private final Greens greens;
    private final ShowSpans shows;
    private final ScoreRows rows;
    private final Touched touched;
    private final InstantSource clock;

    GreenClock(Greens greens, ShowSpans shows, ScoreRows rows, Touched touched, InstantSource clock) {
        this.greens = greens;
        this.shows = shows;
        this.rows = rows;
        this.touched = touched;
        this.clock = clock;
    }

    void round() {
        Instant now = clock.instant();
        LocalDate today = China.day(now);
        Set<LocalDate> moved = new LinkedHashSet<>();
        touched.waiting().forEach((shop, marks) -> {
            if (recount(shop, marks.stream().anyMatch(Touched.Mark::again), today, now, moved)) {
                touched.seen(marks);
            }
        });
        LocalDate yesterday = today.minusDays(1);
        // The day before is counted once more when it is whole.
        keep(due(yesterday, China.start(today)), yesterday, now, moved);
        keep(due(today, Instant.EPOCH), today, now, moved);
        List.copyOf(moved).forEach(day -> keep(new Due(Kind.PLATFORM, PLATFORM), day, now, moved));
    }

    private List<Due> due(LocalDate day, Instant since) {
        return shows.due(day, greens.from(day), China.start(day.plusDays(1)), since, AT_A_TIME);
    }

    private void keep(List<Due> due, LocalDate day, Instant now, Set<LocalDate> moved) {
        due.forEach(one -> keep(one, day, now, moved));
    }

    /** What cannot be counted is tried again in the next round and keeps nobody else waiting. */
    private boolean keep(Due one, LocalDate day, Instant now, Set<LocalDate> moved) {
        try {
            greens.keep(one.kind(), one.id(), day, now);
        } catch (RuntimeException trouble) {
            LOG.warn(
                    "a score was not counted: kind={} id={} day={} cause={}",
                    one.kind(),
                    one.id(),
                    day,
                    trouble.toString());
            return false;
        }
        moved.add(day);
        return true;
    }

    /** A shop, and whoever hosted there with their agencies; for earlier days those in the windows of these. False where one failed. */
    private boolean recount(long shop, boolean again, LocalDate today, Instant now, Set<LocalDate> moved) {
        Instant from = greens.from(today);
        List<Span> spans = shows.of(
                Kind.SHOP, shop, again ? greens.from(China.day(from)) : from, China.start(today.plusDays(1)), now);
        Set<Due> subjects = new LinkedHashSet<>();
        subjects.add(new Due(Kind.SHOP, shop));
        spans.forEach(span -> subjects.add(new Due(Kind.HOST, span.hostId())));
        Long[] hosts = spans.stream().map(Span::hostId).distinct().toArray(Long[]::new);
        shows.agenciesOf(hosts).forEach(agency -> subjects.add(new Due(Kind.AGENCY, agency)));
        boolean all = true;
        for (Due subject : subjects) {
            if (again) {
                for (ScoreRows.Day day : rows.days(subject.kind(), List.of(subject.id()), China.day(from))) {
                    if (day.day().isBefore(today)) {
                        all &= keep(subject, day.day(), now, moved);
                    }
                }
            }
            all &= keep(subject, today, now, moved);
        }
        return all;
    }
}
