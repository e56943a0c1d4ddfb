package org.qiantang.app.selection;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.ShopEvent.OfferTerms;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The offering shop's side (招商): its offers, the samples asked of it, and what it owes for what was sold. */
@RestController
@RequestMapping("/api/studio/offers")
class StudioOfferEndpoints {
    private final OfferDesk desk;
    private final OfferRows offers;
    private final SampleRows samples;
    private final OfferSheets sheets;
    private final Statement statement;
    private final Pool pool;
    private final Team team;
    private final InstantSource clock;

    StudioOfferEndpoints(
            OfferDesk desk,
            OfferRows offers,
            SampleRows samples,
            OfferSheets sheets,
            Statement statement,
            Pool pool,
            Team team,
            InstantSource clock) {
        this.desk = desk;
        this.offers = offers;
        this.samples = samples;
        this.sheets = sheets;
        this.statement = statement;
        this.pool = pool;
        this.team = team;
        this.clock = clock;
    }

    /** {@code commissionBasisPoints}: 1,500 is 15%. Without {@code from} an offer begins at once. */
    record OfferBody(
            @Nullable Long productId,
            @Nullable Integer commissionBasisPoints,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Integer samples,
            @Nullable String sampleTerms,
            @Nullable Integer piecesPromised) {}

    record ReasonBody(@Nullable String reason) {}

    record ParcelBody(@Nullable String carrier, @Nullable String trackingNo) {}

    record Done(long id) {}

    @GetMapping
    Page<OfferSheets.OwnOffer> own(
            @RequestParam(defaultValue = "false") boolean withdrawn,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        int most = Page.limit(limit);
        List<Offer> rows = offers.ofMerchant(shop, withdrawn, Page.after(after, Long.MAX_VALUE), most + 1);
        Page<Offer> page = Page.of(rows, most, offer -> Long.toString(offer.id()));
        return new Page<>(sheets.own(page.items()), page.next());
    }

    @GetMapping("/{id}")
    OfferSheets.OwnOffer one(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        Offer offer =
                offers.find(id).filter(one -> one.merchantId() == shop).orElseThrow(OfferRefusal.NO_OFFER::problem);
        return sheets.own(List.of(offer)).stream().findFirst().orElseThrow(Problem::notFound);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Done publish(@RequestBody OfferBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        Long productId = body.productId();
        if (productId == null) {
            throw Problem.nonsense("productId", "请选一个商品", "a product");
        }
        long id = desk.publish(shop, productId, terms(body));
        pool.forget();
        return new Done(id);
    }

    @PutMapping("/{id}")
    Done change(@PathVariable long id, @RequestBody OfferBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        Done done = new Done(desk.change(shop, id, terms(body)).id());
        pool.forget();
        return done;
    }

    @PostMapping("/{id}/withdraw")
    Done withdraw(
            @PathVariable long id, @RequestBody ReasonBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        Done done = new Done(
                desk.withdraw(shop, id, OfferCheck.reason(body.reason())).id());
        pool.forget();
        return done;
    }

    @GetMapping("/samples")
    Page<OfferSheets.SampleSheet> samples(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        int most = Page.limit(limit);
        List<Sample> rows =
                samples.ofMerchant(shop, OfferCheck.sampleState(state), Page.after(after, Long.MAX_VALUE), most + 1);
        Page<Sample> page = Page.of(rows, most, sample -> Long.toString(sample.id()));
        return new Page<>(sheets.samples(page.items(), true), page.next());
    }

    @PostMapping("/samples/{id}/send")
    Done send(@PathVariable long id, @RequestBody ParcelBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        String carrier = OfferCheck.field(body.carrier(), "carrier");
        String number = OfferCheck.field(body.trackingNo(), "trackingNo");
        return new Done(desk.send(shop, id, carrier, number).id());
    }

    @PostMapping("/samples/{id}/refuse")
    Done refuse(@PathVariable long id, @RequestBody ReasonBody body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        Done done =
                new Done(desk.refuse(shop, id, OfferCheck.reason(body.reason())).id());
        pool.forget();
        return done;
    }

    /** What was sold from the shop's offers, newest first, and the commission owed for each line. */
    @GetMapping("/commissions")
    Page<OfferSheets.SoldLine> commissions(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.MONEY);
        return statement
                .page(new Statement.Side.Owes(shop), after, Page.limit(limit))
                .map(sheets::sold);
    }

    @GetMapping("/commission-sums")
    Statement.Sums sums(@AuthenticationPrincipal @Nullable Person person) {
        return statement.sums(new Statement.Side.Owes(team.shopFor(person, Act.MONEY)));
    }

    private OfferTerms terms(OfferBody body) {
        return OfferCheck.terms(
                body.commissionBasisPoints(),
                body.from(),
                body.until(),
                body.samples(),
                body.sampleTerms(),
                body.piecesPromised(),
                clock.instant());
    }
}
