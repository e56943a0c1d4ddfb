package org.qiantang.app.aftersale;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.order.At;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.Money;
import org.springframework.beans.factory.ObjectProvider;

/** Writes out cases from their rows, and the words from beside the journal. */
final class CaseSheets {
    private static final Duration OWN_WRITE = Duration.ofMillis(800);

    private final CaseRows rows;
    private final ReturnPlaces places;
    private final People people;
    private final Catalog catalog;
    private final Journal journal;
    private final ObjectProvider<Followers> followers;
    private final AfterSaleSettings times;

    CaseSheets(
            CaseRows rows,
            ReturnPlaces places,
            People people,
            Catalog catalog,
            Journal journal,
            ObjectProvider<Followers> followers,
            AfterSaleSettings times) {
        this.rows = rows;
        this.places = places;
        this.people = people;
        this.catalog = catalog;
        this.times = times;
        this.journal = journal;
        this.followers = followers;
    }

    /** Waits a moment until the rows show what stands at this place; false if they do not yet. */
    boolean show(At at) {
        try {
            return at.position() == 0
                    || followers.getObject().awaitFolded(CaseTable.NAME, at.shard(), at.position(), OWN_WRITE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    CaseSheet brief(CaseRows.Row row) {
        return sheet(row, null, List.of());
    }

    CaseSheet whole(CaseRows.Row row) {
        String currency = row.amount().currency();
        return sheet(
                row,
                returnTo(row),
                rows.steps(row.caseId()).stream()
                        .map(step -> step(step, currency))
                        .toList());
    }

    /** Told only while goods are to come back, or are on their way. */
    private @Nullable ReturnPlace returnTo(CaseRows.Row row) {
        return switch (row.state()) {
            case RETURNING, SENT_BACK -> places.of(row.merchantId()).orElse(null);
            case ASKED, OFFERED, REPLACING, REFUNDING, DONE, REFUSED, DISPUTED, ENDED -> null;
        };
    }

    private CaseSheet sheet(CaseRows.Row row, @Nullable ReturnPlace returnTo, List<CaseSheet.Step> steps) {
        return new CaseSheet(
                Long.toString(row.caseId()),
                Long.toString(row.orderId()),
                Long.toString(row.showId()),
                row.kind().name(),
                row.reason().name(),
                row.state().name(),
                row.lines(),
                row.amount(),
                row.askedAt(),
                due(row),
                row.disputedAt(),
                row.verdict(),
                row.endedAt(),
                people.nickname(row.buyerId()),
                returnTo,
                catalog.merchant(row.merchantId()).map(Merchant::name).orElse(""),
                steps);
    }

    /** Where an officer is to decide, by when that was promised. */
    private @Nullable Instant due(CaseRows.Row row) {
        Instant disputed = row.disputedAt();
        return row.state() == CaseState.DISPUTED && disputed != null ? disputed.plus(times.judge()) : row.dueAt();
    }

    private CaseSheet.Step step(CaseRows.Step step, String currency) {
        Long minor = step.minor();
        return new CaseSheet.Step(
                step.what(),
                step.by().name(),
                step.at(),
                minor == null ? null : new Money(minor, currency),
                step.hasWords() ? words(step) : null,
                step.pictures());
    }

    /** Empty where they have been forgotten. */
    private @Nullable String words(CaseRows.Step step) {
        return journal.asides(step.shard(), step.position()).stream()
                .filter(aside -> aside.slot() == 0)
                .findFirst()
                .map(Aside::body)
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .orElse("");
    }
}
