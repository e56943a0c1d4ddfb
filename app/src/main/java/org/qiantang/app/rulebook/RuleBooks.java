package org.qiantang.app.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.RuleFault;
import org.qiantang.engine.guard.RulePage;
import org.qiantang.engine.guard.RuleSheet;
import org.qiantang.engine.guard.ShippedRules;
import org.qiantang.engine.guard.UnfitRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule book of this process: the shipped one with the changes that are live. Looks for a newer edition from time to
 * time, so that all programs on one database judge by the same book within seconds; rooms go on meanwhile.
 */
final class RuleBooks {
    private static final Logger LOG = LoggerFactory.getLogger(RuleBooks.class);

    private final GuardInForce inForce;
    private final RuleChangeTable changes;
    private final ShippedRules shipped;
    private final Guard bare;
    private volatile Book book;

    /**
     * What is in force here.
     *
     * @param guard the guard of just these rules
     * @param changes those that are live and fit, in the order in which they went live
     * @param unfit the live changes that do not fit this program's shipped book, with their faults; they do not count
     */
    record Book(
            int edition,
            Guard guard,
            List<RuleChange> changes,
            Map<Long, List<RuleFault>> unfit,
            List<RuleSheet> sheets) {}

    RuleBooks(GuardInForce inForce, RuleChangeTable changes) {
        this.inForce = inForce;
        this.changes = changes;
        this.shipped = ShippedRules.read();
        this.bare = inForce.now();
        this.book = new Book(0, bare, List.of(), Map.of(), sheets(List.of()));
    }

    Book now() {
        return book;
    }

    ShippedRules shipped() {
        return shipped;
    }

    /** The guard that judges in this process. */
    Guard guard() {
        return book.guard();
    }

    /** Takes the newest edition, if it is not in force here already. */
    void round() {
        if (changes.edition() != book.edition()) {
            load();
        }
    }

    /** Takes the newest edition. */
    synchronized void load() {
        // The changes of just this edition: one that goes live in between is of the next, and is met in the next round.
        int edition = changes.edition();
        var fit = new ArrayList<>(changes.liveAt(edition));
        Map<Long, List<RuleFault>> unfit = new LinkedHashMap<>();
        while (true) {
            try {
                Guard next = bare.amended(pages(fit), edition);
                book = new Book(edition, next, List.copyOf(fit), Map.copyOf(unfit), sheets(pages(fit)));
                inForce.put(next);
                LOG.info(
                        "rule book in force: version={} changes={} unfit={}", next.version(), fit.size(), unfit.size());
                return;
            } catch (UnfitRules wrong) {
                leaveOut(wrong, fit, unfit);
            }
        }
    }

    private static void leaveOut(UnfitRules wrong, List<RuleChange> fit, Map<Long, List<RuleFault>> unfit) {
        Map<String, List<RuleFault>> byPage = wrong.faults().stream().collect(Collectors.groupingBy(RuleFault::page));
        int before = fit.size();
        for (RuleChange change : List.copyOf(fit)) {
            List<RuleFault> faults = byPage.get(RuleChange.pageName(change.id()));
            if (faults != null) {
                fit.remove(change);
                unfit.put(change.id(), faults);
                LOG.warn("a live change does not fit: change={} faults={}", change.id(), faults);
            }
        }
        if (fit.size() == before) {
            // Nobody's change: the shipped book itself is broken.
            throw wrong;
        }
    }

    /**
     * The book in force with a page that counts on every day, so that it can be tested and tried out on days before its
     * own. A live change is not counted twice.
     *
     * @throws UnfitRules with all that is wrong with the page
     */
    Guard with(RulePage page) {
        return with(page, book);
    }

    /** The same with a book that the asker has in hand already. */
    Guard with(RulePage page, Book now) {
        List<RuleChange> others = now.changes().stream()
                .filter(change -> !RuleChange.pageName(change.id()).equals(page.name()))
                .toList();
        return bare.amended(
                Stream.concat(pages(others).stream(), Stream.of(page.timeless()))
                        .toList(),
                now.edition() + 1);
    }

    private List<RuleSheet> sheets(List<RulePage> further) {
        return Stream.concat(shipped.pages().stream(), further.stream())
                .flatMap(page -> RuleSheet.of(page).stream())
                .toList();
    }

    private static List<RulePage> pages(List<RuleChange> changes) {
        return changes.stream().map(RuleChange::page).toList();
    }
}
