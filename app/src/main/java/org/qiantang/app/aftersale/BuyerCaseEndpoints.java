package org.qiantang.app.aftersale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.aftersale.AskRules.WithoutReason;
import org.qiantang.app.order.At;
import org.qiantang.app.parcel.Label;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.LineTerms;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.LinePieces;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What buyers do after paying: receive, and ask for after-sale. */
@RestController
class BuyerCaseEndpoints {
    private static final int MOST_LINES = 100;

    private final CareDesk desk;
    private final CaseRows rows;
    private final CaseSheets sheets;
    private final Asker asker;

    BuyerCaseEndpoints(CareDesk desk, CaseRows rows, CaseSheets sheets, Asker asker) {
        this.desk = desk;
        this.rows = rows;
        this.sheets = sheets;
        this.asker = asker;
    }

    /** Where the answer can be seen, for a page that reads what it wrote. */
    record Placed(@Nullable String caseId, String at) {}

    record Wanted(@Nullable Integer line, @Nullable Integer pieces) {}

    /** @param intent the wish's own name, made by who asks: sent again, it has the case that it had before */
    record Ask(
            @Nullable String kind,
            @Nullable String reason,
            @Nullable List<Wanted> lines,
            @Nullable Long minor,
            @Nullable String words,
            @Nullable String intent) {}

    record Choice(@Nullable Boolean yes) {}

    record Sent(@Nullable String carrier, @Nullable String trackingNo) {}

    /**
     * What can be asked for one line now, and up to how much.
     *
     * @param used vouchers that were used, for which a part of the price can be asked back
     * @param withoutReason what the law says of goods of this category
     * @param daysWithoutReason days to return them without a reason, by law or promise; 0 for none
     */
    record LineOptions(
            int line,
            int unsent,
            int withBuyer,
            int used,
            String withoutReason,
            int daysWithoutReason,
            @Nullable Instant withoutReasonUntil,
            String category,
            boolean madeToOrder,
            boolean freightInsured,
            long pieceMinor,
            long pieceMinorWithFreight,
            int protectedDays) {}

    record Options(
            List<LineOptions> lines,
            boolean packed,
            boolean received,
            @Nullable Instant receiveBy) {}

    @PostMapping("/api/orders/{id}/receive")
    Placed receive(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        return new Placed(null, desk.ask(id, new CareRequest.Receive()).toString());
    }

    @GetMapping("/api/orders/{id}/after-sale-options")
    Options options(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Care care = own(id, person);
        var lines = new ArrayList<LineOptions>();
        Optional<Instant> received = care.receivedAt().or(care::deliveredAt);
        for (int line = 0; line < care.lines().size(); line++) {
            List<LinePieces> one = List.of(new LinePieces(line, 1));
            Optional<LineTerms> terms = care.terms(line);
            WithoutReason rule = terms.map(AskRules::withoutReason).orElse(WithoutReason.ALLOWED);
            int days = terms.map(AskRules::daysWithoutReason).orElse(AskRules.DAYS_WITHOUT_REASON);
            lines.add(new LineOptions(
                    line,
                    care.isClosed() ? 0 : care.unsent(line),
                    care.isClosed() ? 0 : care.withBuyer(line),
                    care.isClosed() ? 0 : care.vouchers().redeemed(line),
                    rule.name(),
                    days,
                    received.filter(_ -> days > 0)
                            .map(at -> AskRules.lastOfDays(at, days))
                            .orElse(null),
                    terms.map(LineTerms::legalCategory).orElse(""),
                    terms.filter(AskRules::isMadeToOrder).isPresent(),
                    terms.filter(AskRules::isFreightInsured).isPresent(),
                    Arrays.stream(care.purse().claims(one, false)).sum(),
                    Arrays.stream(care.purse().claims(one, true)).sum(),
                    terms.map(LineTerms::promises).map(AskRules::protectedDays).orElse(0)));
        }
        return new Options(
                lines,
                care.isPacked(),
                care.receivedAt().isPresent(),
                desk.receiveDue(care).orElse(null));
    }

    @PostMapping("/api/orders/{id}/after-sales")
    Placed ask(@PathVariable long id, @RequestBody Ask body, @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        CaseKind kind = named(CaseKind.class, body.kind(), "kind");
        long caseId = asker.next();
        if (kind == CaseKind.PRICE_PROTECTION) {
            Care care = own(id, person);
            At at = desk.ask(id, new CareRequest.Protect(caseId, desk.lowest(care)));
            return new Placed(Long.toString(caseId), at.toString());
        }
        Asker.Words words = asker.words(body.words(), Asker.signedIn(person));
        var ask = new CareRequest.Ask(
                caseId,
                kind,
                named(CaseReason.class, body.reason(), "reason"),
                lines(body.lines()),
                minor(body.minor()),
                words.hash(),
                intent(body.intent()));
        At at = desk.ask(id, ask, words.asides());
        long opened = own(id, person).asked(ask.intent()).map(one -> one.id).orElse(caseId);
        return new Placed(Long.toString(opened), at.toString());
    }

    private static @Nullable String intent(@Nullable String intent) {
        if (intent != null && !intent.matches("[\\x21-\\x7e]{1,64}")) {
            throw Problem.nonsense("intent", "意图编号须为 1–64 个字母、数字或符号", "1–64 visible ASCII characters");
        }
        return intent;
    }

    private static @Nullable Long minor(@Nullable Long minor) {
        if (minor != null && minor < 1) {
            throw Problem.nonsense("minor", "金额须大于 0", "an amount above 0");
        }
        return minor;
    }

    private static List<LinePieces> lines(@Nullable List<Wanted> wanted) {
        if (wanted == null || wanted.isEmpty() || wanted.size() > MOST_LINES) {
            throw Problem.nonsense("lines", "请选择要售后的商品", "choose what it is about");
        }
        var lines = new ArrayList<LinePieces>();
        for (Wanted one : wanted) {
            Integer line = one.line();
            Integer pieces = one.pieces();
            if (line == null || line < 0 || pieces == null || pieces < 1) {
                throw Problem.nonsense("lines", "数量须为 1 或更多", "1 piece or more");
            }
            lines.add(new LinePieces(line, pieces));
        }
        return lines;
    }

    static <E extends Enum<E>> E named(Class<E> kind, @Nullable String name, String field) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Problem.nonsense(field, "没有这个选项", "one of " + Arrays.toString(kind.getEnumConstants())));
    }

    @GetMapping("/api/after-sales")
    Page<CaseSheet> mine(
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person buyer = Asker.signedIn(person);
        int most = Page.limit(limit);
        List<CaseRows.Row> found = rows.ofBuyer(buyer.id(), Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, row -> Long.toString(row.caseId())).map(sheets::brief);
    }

    /** One order's, the newest first. */
    @GetMapping("/api/orders/{id}/after-sales")
    Page<CaseSheet> ofOrder(
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        own(id, person);
        int most = Page.limit(limit);
        List<CaseRows.Row> found = rows.ofOrder(id, Page.after(after, Long.MAX_VALUE), most + 1);
        return Page.of(found, most, row -> Long.toString(row.caseId())).map(sheets::brief);
    }

    @GetMapping("/api/after-sales/{id}")
    ResponseEntity<Object> one(
            @PathVariable long id,
            @RequestParam @Nullable String at,
            @AuthenticationPrincipal @Nullable Person person) {
        if (at != null && !sheets.show(At.parse(at))) {
            return ResponseEntity.accepted().body(Map.of("pending", true));
        }
        return ResponseEntity.ok(sheets.whole(asker.party(id, person).row()));
    }

    @PostMapping("/api/after-sales/{id}/withdraw")
    Placed withdraw(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        return placed(asker.asBuyer(id, person), new CareRequest.Withdraw(id), Asker.Words.NONE);
    }

    @PostMapping("/api/after-sales/{id}/choose")
    Placed choose(@PathVariable long id, @RequestBody Choice body, @AuthenticationPrincipal @Nullable Person person) {
        CaseRows.Row row = asker.asBuyer(id, person);
        Boolean yes = body.yes();
        if (yes == null) {
            throw Problem.nonsense("yes", "请选择接受或不接受", "yes or no");
        }
        return placed(row, new CareRequest.Choose(id, yes), Asker.Words.NONE);
    }

    @PostMapping("/api/after-sales/{id}/send-back")
    Placed sendBack(@PathVariable long id, @RequestBody Sent body, @AuthenticationPrincipal @Nullable Person person) {
        CaseRows.Row row = asker.asBuyer(id, person);
        Label label = Label.read(body.carrier(), body.trackingNo());
        return placed(
                row,
                new CareRequest.SendBack(id, asker.next(), label.carrier().zh(), label.trackingNo()),
                Asker.Words.NONE);
    }

    private Placed placed(CaseRows.Row row, CareRequest request, Asker.Words words) {
        return new Placed(
                Long.toString(row.caseId()),
                desk.ask(row.orderId(), request, words.asides()).toString());
    }

    private Care own(long orderId, @Nullable Person person) {
        Person buyer = Asker.signedIn(person);
        return desk.look(orderId)
                .filter(care -> care.taken().buyerId() == buyer.id())
                .orElseThrow(Problem::notFound);
    }
}
