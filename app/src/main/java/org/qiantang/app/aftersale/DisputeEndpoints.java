package org.qiantang.app.aftersale;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.aftersale.BuyerCaseEndpoints.Placed;
import org.qiantang.app.order.At;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.Verdict;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Disputes over cases: both sides call an officer and add words, and the officer decides. */
@RestController
class DisputeEndpoints {
    private static final int MOST_PICTURES = 9;

    private final CareDesk desk;
    private final CaseRows rows;
    private final CaseSheets sheets;
    private final CasePictures pictures;
    private final Asker asker;
    private final DisputeReaders readers;

    DisputeEndpoints(
            CareDesk desk,
            CaseRows rows,
            CaseSheets sheets,
            CasePictures pictures,
            Asker asker,
            DisputeReaders readers) {
        this.desk = desk;
        this.rows = rows;
        this.sheets = sheets;
        this.pictures = pictures;
        this.asker = asker;
        this.readers = readers;
    }

    record Words(@Nullable String words) {}

    /** Words, or pictures that were brought before, or both. */
    record More(@Nullable String words, @Nullable List<String> pictures) {}

    /**
     * A dispute on the officer's table.
     *
     * @param most how much can be given to the buyer now
     */
    record Dispute(CaseSheet sheet, Money most) {}

    record Decision(
            @Nullable String verdict,
            @Nullable Long minor,
            @Nullable String words) {}

    @PostMapping("/api/after-sales/{id}/dispute")
    Placed open(@PathVariable long id, @RequestBody Words body, @AuthenticationPrincipal @Nullable Person person) {
        Asker.Party party = side(id, person);
        Asker.Words words = asker.mustSay(body.words(), Asker.signedIn(person));
        return placed(party.row(), new CareRequest.Dispute(id, party.by(), words.hash()), words);
    }

    @PostMapping("/api/after-sales/{id}/evidence")
    Placed add(@PathVariable long id, @RequestBody More body, @AuthenticationPrincipal @Nullable Person person) {
        Asker.Party party = side(id, person);
        List<String> shown = shown(id, body.pictures());
        Person speaker = Asker.signedIn(person);
        Asker.Words words = shown.isEmpty() ? asker.mustSay(body.words(), speaker) : asker.words(body.words(), speaker);
        return placed(party.row(), new CareRequest.Testify(id, party.by(), words.hash(), shown), words);
    }

    private List<String> shown(long caseId, @Nullable List<String> asked) {
        List<String> shown =
                asked == null ? List.of() : asked.stream().distinct().toList();
        if (shown.size() > MOST_PICTURES) {
            throw Problem.nonsense("pictures", "一次最多 " + MOST_PICTURES + " 张图片", MOST_PICTURES + " pictures at a time");
        }
        if (!pictures.has(caseId, shown)) {
            throw Problem.nonsense("pictures", "图片没有上传成功，请重新添加", "a picture that was never brought; add it again");
        }
        return shown;
    }

    @GetMapping("/api/disputes")
    Page<CaseSheet> disputes(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Asker.officer(person);
        int most = Page.limit(limit);
        List<CaseRows.Row> found = rows.disputes(all, Page.after(after, 0), most + 1);
        return Page.of(found, most, row -> Long.toString(row.caseId())).map(sheets::brief);
    }

    @GetMapping("/api/disputes/{id}")
    ResponseEntity<Object> one(
            @PathVariable long id,
            @RequestParam @Nullable String at,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Asker.officer(person);
        if (at != null && !sheets.show(At.parse(at))) {
            return ResponseEntity.accepted().body(Map.of("pending", true));
        }
        CaseRows.Row row = disputed(id);
        readers.opened(row.showId(), id, officer.id());
        long most = desk.mostFor(row.orderId(), id);
        return ResponseEntity.ok(
                new Dispute(sheets.whole(row), new Money(most, row.amount().currency())));
    }

    @PostMapping("/api/disputes/{id}/decide")
    Placed decide(@PathVariable long id, @RequestBody Decision body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Asker.officer(person);
        CaseRows.Row row = disputed(id);
        Verdict verdict = BuyerCaseEndpoints.named(Verdict.class, body.verdict(), "verdict");
        Long minor = body.minor();
        if (verdict == Verdict.BUYER_PARTLY && (minor == null || minor < 1)) {
            throw Problem.nonsense("minor", "请填写金额，须大于 0", "an amount above 0");
        }
        Asker.Words words = asker.mustSay(body.words(), officer);
        return placed(
                row, new CareRequest.Decide(id, officer.id(), verdict, minor == null ? 0 : minor, words.hash()), words);
    }

    private CaseRows.Row disputed(long id) {
        return rows.one(id).filter(one -> one.disputedAt() != null).orElseThrow(Problem::notFound);
    }

    /** Officers judge and take no side. */
    private Asker.Party side(long caseId, @Nullable Person person) {
        Asker.Party party = asker.party(caseId, person);
        if (party.by() == By.OFFICER) {
            throw Problem.notFound();
        }
        return party;
    }

    private Placed placed(CaseRows.Row row, CareRequest request, Asker.Words words) {
        return new Placed(
                Long.toString(row.caseId()),
                desk.ask(row.orderId(), request, words.asides()).toString());
    }
}
