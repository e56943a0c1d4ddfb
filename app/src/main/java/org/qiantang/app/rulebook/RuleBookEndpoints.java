package org.qiantang.app.rulebook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Page;
import org.qiantang.engine.guard.ReaderVersion;
import org.qiantang.engine.guard.RuleFault;
import org.qiantang.engine.guard.RuleSheet;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rule book as a whole: its version, its editions, the second reader's versions, and all of it as files. */
@RestController
@RequestMapping("/api/officer/rule-book")
class RuleBookEndpoints {
    private final RuleBooks books;
    private final RuleFiles files;
    private final RuleChangeTable changes;
    private final People people;

    RuleBookEndpoints(RuleBooks books, RuleFiles files, RuleChangeTable changes, People people) {
        this.books = books;
        this.files = files;
        this.changes = changes;
        this.people = people;
    }

    record CategoryName(String category, String zh) {}

    /** A live change that does not fit the book that this program brings, and so does not count. */
    record Unfit(long changeId, List<RuleFault> faults) {}

    /**
     * @param version of the rules that judge here, with their edition
     * @param officers how many may approve; with one alone an administrator may
     */
    record BookView(
            String version,
            String shipped,
            int edition,
            int rules,
            int officers,
            List<CategoryName> categories,
            List<Unfit> unfit,
            List<ReaderVersion> readers) {}

    /** @param act {@code published} or {@code withdrawn} */
    record EditionView(int edition, long changeId, String title, String act, String who, Instant at) {}

    @GetMapping
    BookView book(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        RuleBooks.Book book = books.now();
        List<CategoryName> categories = book.sheets().stream()
                .filter(sheet -> !sheet.addition())
                .map(sheet -> new CategoryName(sheet.category(), sheet.categoryZh()))
                .distinct()
                .toList();
        return new BookView(
                books.guard().version(),
                books.shipped().version(),
                book.edition(),
                (int) book.sheets().stream().map(RuleSheet::id).distinct().count(),
                people.countOf(Role.OFFICER),
                categories,
                book.unfit().entrySet().stream()
                        .map(one -> new Unfit(one.getKey(), one.getValue()))
                        .toList(),
                ReaderVersion.all());
    }

    /** The editions that were made of the shipped book, the newest first. */
    @GetMapping("/editions")
    Page<EditionView> editions(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        int most = Page.limit(limit);
        int before = Math.clamp(Page.after(after, Integer.MAX_VALUE), 0, Integer.MAX_VALUE);
        return Page.of(changes.editions(before, most + 1), most, row -> Integer.toString(row.edition()))
                .map(row -> new EditionView(
                        row.edition(),
                        row.changeId(),
                        changes.one(row.changeId())
                                .map(change -> change.draft().title())
                                .orElse(""),
                        row.live() ? "published" : "withdrawn",
                        people.nickname(row.by()),
                        row.at()));
    }

    @GetMapping("/zip")
    ResponseEntity<byte[]> zip(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return RuleEndpoints.file("rules-" + books.guard().version() + ".zip", "application/zip", files.zip());
    }

    @GetMapping("/words")
    ResponseEntity<byte[]> words(@AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return RuleEndpoints.file("words-" + books.guard().version() + ".csv", "text/csv;charset=UTF-8", files.words());
    }
}
