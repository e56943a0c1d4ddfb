package org.qiantang.app.aftersale;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.aftersale.BuyerCaseEndpoints.Placed;
import org.qiantang.app.parcel.Label;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.Condition;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The after-sale cases of a shop: the working list by deadline, and its answers. */
@RestController
class ShopCaseEndpoints {
    private final CareDesk desk;
    private final CaseRows rows;
    private final CaseSheets sheets;
    private final Asker asker;
    private final Team team;

    ShopCaseEndpoints(CareDesk desk, CaseRows rows, CaseSheets sheets, Asker asker, Team team) {
        this.desk = desk;
        this.rows = rows;
        this.sheets = sheets;
        this.asker = asker;
        this.team = team;
    }

    record Words(@Nullable String words) {}

    record Offer(@Nullable Long minor, @Nullable String words) {}

    record Back(@Nullable String condition) {}

    record Sent(@Nullable String carrier, @Nullable String trackingNo) {}

    @GetMapping("/api/studio/after-sales")
    Page<CaseSheet> page(
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Asker.signedIn(person);
        long shop = team.shopFor(person, Act.AFTER_SALE);
        int most = Page.limit(limit);
        List<CaseRows.Row> found = rows.ofShop(shop, states(state), Page.after(after, 0), most + 1);
        return Page.of(found, most, row -> Long.toString(row.caseId())).map(sheets::brief);
    }

    private static Set<String> states(String text) {
        if (text.isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(text.split(",", -1))
                .map(name ->
                        BuyerCaseEndpoints.named(CaseState.class, name, "state").name())
                .collect(Collectors.toSet());
    }

    @PostMapping("/api/studio/after-sales/{id}/agree")
    Placed agree(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        return placed(asker.asSeller(id, person), new CareRequest.Agree(id), Asker.Words.NONE);
    }

    @PostMapping("/api/studio/after-sales/{id}/refuse")
    Placed refuse(@PathVariable long id, @RequestBody Words body, @AuthenticationPrincipal @Nullable Person person) {
        CaseRows.Row row = asker.asSeller(id, person);
        Asker.Words words = asker.mustSay(body.words(), Asker.signedIn(person));
        return placed(row, new CareRequest.Refuse(id, words.hash()), words);
    }

    @PostMapping("/api/studio/after-sales/{id}/offer")
    Placed offer(@PathVariable long id, @RequestBody Offer body, @AuthenticationPrincipal @Nullable Person person) {
        CaseRows.Row row = asker.asSeller(id, person);
        Long minor = body.minor();
        if (minor == null || minor < 1) {
            throw Problem.nonsense("minor", "请填写金额，须大于 0", "an amount above 0");
        }
        Asker.Words words = asker.words(body.words(), Asker.signedIn(person));
        return placed(row, new CareRequest.Offer(id, minor, words.hash()), words);
    }

    @PostMapping("/api/studio/after-sales/{id}/confirm")
    Placed confirm(@PathVariable long id, @RequestBody Back body, @AuthenticationPrincipal @Nullable Person person) {
        CaseRows.Row row = asker.asSeller(id, person);
        Condition condition = BuyerCaseEndpoints.named(Condition.class, body.condition(), "condition");
        return placed(row, new CareRequest.ConfirmBack(id, condition), Asker.Words.NONE);
    }

    @PostMapping("/api/studio/after-sales/{id}/replace")
    Placed replace(@PathVariable long id, @RequestBody Sent body, @AuthenticationPrincipal @Nullable Person person) {
        CaseRows.Row row = asker.asSeller(id, person);
        Label label = Label.read(body.carrier(), body.trackingNo());
        return placed(
                row,
                new CareRequest.Replace(asker.next(), id, label.carrier().zh(), label.trackingNo()),
                Asker.Words.NONE);
    }

    private Placed placed(CaseRows.Row row, CareRequest request, Asker.Words words) {
        return new Placed(
                Long.toString(row.caseId()),
                desk.ask(row.orderId(), request, words.asides()).toString());
    }
}
