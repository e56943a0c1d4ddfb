package org.qiantang.app.preair;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.event.PreAirEvent.Cause;
import org.qiantang.event.PreAirEvent.PreAirReviewed;

/** The only writer of reviews before air: looks through a line-up and seals what it saw in the journal. */
public final class PreAirDesk {
    private final LineUps lineUps;
    private final GuardInForce guard;
    private final Scripts scripts;
    private final Seals seals;
    private final InstantSource clock;

    PreAirDesk(LineUps lineUps, GuardInForce guard, Scripts scripts, Seals seals, InstantSource clock) {
        this.lineUps = lineUps;
        this.guard = guard;
        this.scripts = scripts;
        this.seals = seals;
        this.clock = clock;
    }

    /** Reviews a show because somebody asked, a script's draft with it where a digital host presents. */
    Office.Written<PreAirReviewed> review(long showId, long roomId, long personId) {
        LineUp lineUp = lineUps.of(showId, roomId).orElseThrow(Problem::notFound);
        if (lineUp.items().isEmpty()) {
            throw new Problem(
                    409, "nothing-to-review", "还没有排品，先把商品加入排品再审核", "nothing is lined up yet; add goods first");
        }
        List<Review.Said> script = lineUp.digital()
                ? scripts.draft(showId).stream()
                        .map(line -> new Review.Said(line.itemId(), line.text()))
                        .toList()
                : null;
        return seal(lineUp, Review.of(lineUp, guard.now(), script), personId, Cause.ASKED);
    }

    /**
     * Reviews a show that is about to open. What was sealed of the same line-up stands; one that changed since is sealed
     * anew. Only what law or an older rule of the house forbids keeps it from opening.
     */
    public void requireReviewed(long showId, long roomId, long openerId) {
        Optional<LineUp> lineUp = lineUps.opening(showId, roomId);
        if (lineUp.isEmpty()) {
            return;
        }
        Review review = Review.of(lineUp.get(), guard.now(), null);
        if (!review.isBare()) {
            seal(lineUp.get(), review, openerId, Cause.OPENING);
        }
        List<Review.Bar> bars = review.bars();
        if (!bars.isEmpty()) {
            throw barred(bars);
        }
    }

    /** Seals what a line-up has become while its show is on air; the show goes on whatever comes of it. */
    void reviewOnAir(long showId, long roomId) {
        sealOnAir(lineUps.of(showId, roomId).orElseThrow(Problem::notFound));
    }

    /** Seals what was lined up between the review for an opening and the opening itself, by what was so when it opened. */
    void reviewOpened(long showId, long roomId, Instant openedAt) {
        sealOnAir(lineUps.opened(showId, roomId, openedAt).orElseThrow(Problem::notFound));
    }

    private void sealOnAir(LineUp lineUp) {
        Review review = Review.of(lineUp, guard.now(), null);
        if (!review.isBare()) {
            seal(lineUp, review, null, Cause.LINED_UP);
        }
    }

    /** What is so now and would be sealed; null of a show that is not there. Nothing is written. */
    @Nullable
    String subjectNow(long showId, long roomId) {
        return lineUps.of(showId, roomId)
                .map(lineUp -> Review.subject(lineUp, guard.now()))
                .orElse(null);
    }

    private Office.Written<PreAirReviewed> seal(LineUp lineUp, Review review, @Nullable Long personId, Cause cause) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return seals.seal(new PreAirReviewed(
                at,
                lineUp.showId(),
                lineUp.roomId(),
                lineUp.shopId(),
                personId,
                cause,
                lineUp.airDay().toString(),
                review.edition(),
                review.subject(),
                review.fitness(),
                review.items(),
                review.points(),
                review.linesJudged(),
                review.notJudged(),
                null));
    }

    private static Problem barred(List<Review.Bar> bars) {
        Review.Bar first = bars.getFirst();
        String name = first.title().isEmpty() ? "" : "「" + first.title() + "」";
        int more = bars.size() - 1;
        Long itemId = first.itemId();
        return new Problem(
                409,
                "preair-barred",
                "播前审核未通过，不能开播：" + name + first.point().message() + "（"
                        + first.point().law() + "）" + (more > 0 ? "，另有 " + more + " 处" : "") + "。"
                        + first.point().advice(),
                "the review before air keeps it from opening: " + name
                        + first.point().messageEn() + " ("
                        + first.point().law() + ")" + (more > 0 ? ", and " + more + " more" : "") + "; "
                        + first.point().adviceEn(),
                itemId == null ? Map.of() : Map.of("itemId", Long.toString(itemId)));
    }
}
