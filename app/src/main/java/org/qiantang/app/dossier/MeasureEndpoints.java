package org.qiantang.app.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.web.Problem;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.qiantang.event.Ids;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Measures of a dossier: proposing, another's consent, lifting, and deciding appeals; and the ladder they stand on. */
@RestController
class MeasureEndpoints {
    private static final int MOST_BASIS = 10;

    private final DossierDesk desk;
    private final DossierSheets sheets;
    private final Ladder ladder;
    private final Catalog catalog;
    private final Ids ids;

    MeasureEndpoints(DossierDesk desk, DossierSheets sheets, Ladder ladder, Catalog catalog, Ids ids) {
        this.desk = desk;
        this.sheets = sheets;
        this.ladder = ladder;
        this.catalog = catalog;
        this.ids = ids;
    }

    /** {@code productId} says which product goes off sale, with {@code GOODS_REMOVAL} and with nothing else. */
    record MeasureBody(
            @Nullable String kind,
            @Nullable String facts,
            @Nullable String reason,
            @Nullable List<String> basis,
            @Nullable Integer termHours,
            @Nullable Long productId) {}

    /** {@code agreed} false declines it, and then needs a reason. */
    record ConsentBody(@Nullable Boolean agreed, @Nullable String reason) {}

    record ReasonBody(@Nullable String reason) {}

    record DecisionBody(@Nullable Boolean upheld, @Nullable String reason) {}

    /** The ladder as pages show it; what cannot bind anybody in this program yet stands apart. */
    record LadderSheet(
            String version,
            Ladder.Text notice,
            List<Ladder.Text> principles,
            List<RungSheet> measures,
            List<Ladder.NotOffered> notOffered) {}

    record RungSheet(
            String kind,
            Ladder.Text name,
            Ladder.Text mayTake,
            Ladder.Text consent,
            Ladder.Text longest,
            Ladder.Text appeal,
            Ladder.Text binds,
            List<String> needs,
            long mostHours,
            long answerHours,
            long appealHours,
            List<String> grounds) {}

    @GetMapping("/api/officer/ladder")
    LadderSheet measureLadder(@AuthenticationPrincipal @Nullable Person person) {
        Officers.officerOrHead(person);
        return new LadderSheet(
                ladder.version(),
                ladder.notice(),
                ladder.principles(),
                ladder.rungs().stream().map(MeasureEndpoints::rung).toList(),
                ladder.notOffered());
    }

    @PostMapping("/api/officer/dossiers/{id}/measures")
    DossierSheet proposeMeasure(
            @PathVariable long id, @RequestBody MeasureBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        MeasureKind kind = DossierEndpoints.named(MeasureKind.values(), body.kind(), "kind");
        String facts = DossierEndpoints.lines(body.facts(), "facts", DossierEndpoints.MOST_FACTS);
        String reason = DossierEndpoints.lines(body.reason(), "reason", DossierEndpoints.MOST_FACTS);
        Integer hours = body.termHours();
        if (hours == null) {
            throw Problem.nonsense("termHours", "请填写期限", "a term in hours");
        }
        return after(
                id,
                new DossierRequest.Propose(
                        ids.next(),
                        kind,
                        facts,
                        reason,
                        basis(body.basis()),
                        hours,
                        officer.id(),
                        product(id, kind, body.productId())),
                officer);
    }

    /** The product that goes off sale: one of the shop that the dossier is about. */
    private @Nullable Long product(long dossier, MeasureKind kind, @Nullable Long productId) {
        if (kind != MeasureKind.GOODS_REMOVAL) {
            if (productId != null) {
                throw Problem.nonsense(
                        "productId", "只有下架商品才指定商品", "productId: only with a measure that takes goods off sale");
            }
            return null;
        }
        long shop = sheets.opened(dossier).opened().subject().merchantId();
        boolean own = productId != null
                && catalog.product(productId)
                        .filter(product -> product.merchantId() == shop)
                        .isPresent();
        if (!own) {
            throw Problem.nonsense(
                    "productId",
                    "请选择案卷所涉店铺的一件商品；别家的商品请对那家店铺立案",
                    "productId: a product of the shop that the dossier is about");
        }
        return productId;
    }

    /** Another officer, or the head of the office, agrees or declines. */
    @PostMapping("/api/officer/dossiers/{id}/measures/{measure}/consent")
    DossierSheet consentToMeasure(
            @PathVariable long id,
            @PathVariable long measure,
            @RequestBody ConsentBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officerOrHead(person);
        Boolean agreed = body.agreed();
        if (agreed == null) {
            throw Problem.nonsense("agreed", "请选择同意或不同意", "agreed: true or false");
        }
        return after(
                id,
                agreed
                        ? new DossierRequest.Agree(
                                measure, officer.id(), officer.is(Role.OFFICER), officer.is(Role.ADMIN))
                        : new DossierRequest.Decline(measure, reason(body.reason()), officer.id()),
                officer);
    }

    @PostMapping("/api/officer/dossiers/{id}/measures/{measure}/lift")
    DossierSheet liftMeasure(
            @PathVariable long id,
            @PathVariable long measure,
            @RequestBody ReasonBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        return after(id, new DossierRequest.Lift(measure, reason(body.reason()), officer.id()), officer);
    }

    /** Decides an appeal; the findings behind an upheld one are withdrawn, and the measure ends. */
    @PostMapping("/api/officer/dossiers/{id}/measures/{measure}/appeal")
    DossierSheet decideMeasureAppeal(
            @PathVariable long id,
            @PathVariable long measure,
            @RequestBody DecisionBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officer(person);
        Boolean upheld = body.upheld();
        if (upheld == null) {
            throw Problem.nonsense("upheld", "请选择申诉是否成立", "upheld: true or false");
        }
        return after(
                id, new DossierRequest.DecideAppeal(measure, upheld, reason(body.reason()), officer.id()), officer);
    }

    private DossierSheet after(long id, DossierRequest request, Person officer) {
        sheets.opened(id);
        sheets.await(desk.ask(id, request));
        return sheets.whole(id, officer);
    }

    private static String reason(@Nullable String reason) {
        return DossierEndpoints.lines(reason, "reason", DossierEndpoints.MOST_FACTS);
    }

    private static List<String> basis(@Nullable List<String> asked) {
        if (asked == null || asked.isEmpty() || asked.size() > MOST_BASIS) {
            throw Problem.nonsense("basis", "请写明 1–" + MOST_BASIS + " 条依据", "1–" + MOST_BASIS + " grounds in law");
        }
        return asked.stream()
                .map(one -> DossierEndpoints.lines(one, "basis", 100))
                .toList();
    }

    private static RungSheet rung(Ladder.Rung rung) {
        return new RungSheet(
                rung.kind().name(),
                rung.name(),
                rung.mayTake(),
                rung.consent(),
                rung.longest(),
                rung.appeal(),
                rung.binds(),
                rung.needs().stream().map(Enum::name).toList(),
                rung.most().toHours(),
                rung.answerWithin().toHours(),
                rung.appealWithin().toHours(),
                rung.grounds().stream().map(Ladder.Ground::said).toList());
    }
}
