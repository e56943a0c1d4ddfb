package org.qiantang.app.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.dossier.DossierRequest.Propose;
import org.qiantang.app.dossier.ShowLimits.Limit;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.qiantang.event.DossierEvent.Subject;
import org.qiantang.event.DossierEvent.SubjectKind;
import org.qiantang.event.FindingEvent;
import org.qiantang.event.FindingEvent.GraveRule;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.Ids;

/**
 * Carries a provisional limit on as the measure of a dossier, with the consents that the ladder asks for. Each step is harmless
 * twice, so that whoever was cut off in the middle asks once more.
 */
final class LimitConfirming {
    private static final MeasureKind KIND = MeasureKind.TRAFFIC_LIMIT;
    private static final int MOST_ARTICLES = 5;

    private final LimitDesk limits;
    private final DossierDesk dossiers;
    private final FindingDesk findings;
    private final OpenDossiers open;
    private final DossierSheets sheets;
    private final Ladder ladder;
    private final Ids ids;

    LimitConfirming(
            LimitDesk limits,
            DossierDesk dossiers,
            FindingDesk findings,
            OpenDossiers open,
            DossierSheets sheets,
            Ladder ladder,
            Ids ids) {
        this.limits = limits;
        this.dossiers = dossiers;
        this.findings = findings;
        this.open = open;
        this.sheets = sheets;
        this.ladder = ladder;
        this.ids = ids;
    }

    /** What an officer says of it: why it is so, and for how many hours the measure is to bind the shop. */
    record Word(String reason, int termHours, long officerId) {}

    /** The dossier in which it is carried on; the limit itself goes on to its time where the measure waits for a consent. */
    long confirm(long showId, long limitId, Word word) {
        requireTerm(word.termHours());
        requireFree(showId, limitId);
        long dossierId = limits.confirm(showId, limitId, ids.next(), word.reason(), word.officerId())
                .value();
        Limit limit = limits.read(showId)
                .of(limitId)
                .orElseThrow(() -> DossierWords.problem(new DossierRefusal.NoSuchLimit()));
        // Only what the officer has looked at is confirmed; the other lines come along to be judged one by one.
        findings.judge(
                List.of(new FoundLine(showId, limitId)),
                new FindingDesk.Judging(Ruling.CONFIRMED, word.reason(), word.officerId(), null));
        open(dossierId, limit, word);
        if (dossiers.read(dossierId).measures().stream()
                .noneMatch(measure -> measure.proposed().kind() == KIND)) {
            sheets.await(dossiers.ask(dossierId, proposal(limit, word)));
        }
        boolean measured = dossiers.read(dossierId).measures().stream()
                .anyMatch(measure -> measure.proposed().kind() == KIND && measure.isInForce());
        if (measured) {
            limits.measured(showId, limitId, word.reason(), word.officerId());
        }
        return dossierId;
    }

    /** For how many hours the measure may bind a shop. */
    int mostHours() {
        return Math.toIntExact(ladder.rung(KIND).most().toHours());
    }

    private void requireTerm(int hours) {
        int most = mostHours();
        if (hours < 1 || hours > most) {
            throw DossierWords.problem(new DossierRefusal.TermTooLong(most));
        }
    }

    /** What an officer has in hand in an open dossier is measured there. */
    private void requireFree(long showId, long limitId) {
        var line = new FoundLine(showId, limitId);
        Long dossier = open.of(List.of(line)).get(line);
        if (dossier != null && !dossier.equals(carriedOnIn(showId, limitId))) {
            throw DossierWords.problem(new DossierRefusal.InAnother(dossier));
        }
    }

    /** The dossier that whoever was cut off in the middle has begun; null where nobody has. */
    private @Nullable Long carriedOnIn(long showId, long limitId) {
        return limits.read(showId)
                .of(limitId)
                .flatMap(limit -> Optional.ofNullable(limit.confirmed()))
                .map(FindingEvent.ProvisionalLimitConfirmed::dossierId)
                .orElse(null);
    }

    /** Of the lines that joined the first one, those stay out which another open dossier has. */
    private List<FoundLine> free(List<FoundLine> lines, long dossierId) {
        Map<FoundLine, Long> taken = open.of(lines);
        return lines.stream()
                .filter(line -> taken.getOrDefault(line, dossierId) == dossierId)
                .toList();
    }

    private void open(long dossierId, Limit limit, Word word) {
        dossiers.ask(
                dossierId,
                new DossierRequest.Open(
                        new Subject(SubjectKind.SHOP, limit.merchantId(), limit.merchantId()),
                        facts(limit),
                        free(limit.lines(), dossierId),
                        null,
                        word.officerId(),
                        ladder.due(List.of(GraveRules.GRAVEST)).toHours()));
    }

    private Propose proposal(Limit limit, Word word) {
        var basis = new ArrayList<>(articles(limit));
        ladder.rung(KIND).grounds().forEach(ground -> basis.add(ground.said()));
        return new Propose(
                ids.next(), KIND, facts(limit), word.reason(), basis, word.termHours(), word.officerId(), null);
    }

    private static String facts(Limit limit) {
        return "直播中的话涉及" + String.join("、", articles(limit)) + "，本系统先行限流，治理员确认";
    }

    private static List<String> articles(Limit limit) {
        return limit.rules().stream()
                .map(GraveRule::article)
                .distinct()
                .limit(MOST_ARTICLES)
                .toList();
    }
}
