package org.qiantang.app.selection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The picker's side (选品): the pool, samples, what was put aside, and what selling it earned. */
@RestController
@RequestMapping("/api/selection")
class SelectionEndpoints {
    private static final int MOST_QUERY = 60;

    private final Pool pool;
    private final OfferDesk desk;
    private final PickRows picks;
    private final SampleRows samples;
    private final OfferSheets sheets;
    private final Statement statement;
    private final People people;
    private final InstantSource clock;

    SelectionEndpoints(
            Pool pool,
            OfferDesk desk,
            PickRows picks,
            SampleRows samples,
            OfferSheets sheets,
            Statement statement,
            People people,
            InstantSource clock) {
        this.pool = pool;
        this.desk = desk;
        this.picks = picks;
        this.samples = samples;
        this.sheets = sheets;
        this.statement = statement;
        this.people = people;
        this.clock = clock;
    }

    record OfferSku(long skuId, String name, Money price, Money earned, int free) {}

    /** {@code earned}: what one piece at the lowest price earns, rounded down to the fen. */
    record OfferCard(
            long id,
            String state,
            long productId,
            String title,
            @Nullable String picture,
            String category,
            long shopId,
            String shop,
            int commissionBasisPoints,
            Money lowestPrice,
            Money highestPrice,
            Money earned,
            Score score,
            int piecesPromised,
            int piecesLeft,
            int samplesLeft,
            String sampleTerms,
            @Nullable Instant until,
            boolean picked,
            boolean own,
            List<OfferSku> skus) {}

    record CategoryCount(String name, String en, long offers) {}

    record SampleBody(@Nullable Integer pieces, @Nullable Long addressId) {}

    record Done(long id) {}

    record Mark(boolean picked) {}

    record Categories(List<CategoryCount> items) {}

    /** Offers that may be picked now. {@code sort}: score, rate, earned, sold, cheap or new. */
    @GetMapping("/offers")
    Page<OfferCard> offers(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(required = false) @Nullable Integer leastRate,
            @RequestParam(required = false) @Nullable Integer mostRate,
            @RequestParam(required = false) @Nullable Long leastPrice,
            @RequestParam(required = false) @Nullable Long mostPrice,
            @RequestParam(defaultValue = "false") boolean samples,
            @RequestParam(defaultValue = "score") String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person who = picker(person);
        if (q.length() > MOST_QUERY) {
            throw Problem.nonsense("q", "最多 " + MOST_QUERY + " 个字", MOST_QUERY + " characters at most");
        }
        var filter = new Pool.Filter(q, named(category), leastRate, mostRate, leastPrice, mostPrice, samples);
        Page<Pool.Entry> page = pool.page(filter, Pool.Sort.named(sort), after, Page.limit(limit));
        return new Page<>(cards(who, page.items()), page.next());
    }

    private static @Nullable LegalCategory named(String category) {
        return category.isEmpty()
                ? null
                : Arrays.stream(LegalCategory.values())
                        .filter(one -> one.zh().equals(category))
                        .findFirst()
                        .orElseThrow(() -> Problem.nonsense("category", "没有这个类目", "no such category"));
    }

    @GetMapping("/categories")
    Categories categories(@AuthenticationPrincipal @Nullable Person person) {
        picker(person);
        Map<LegalCategory, Long> counts = pool.categories();
        return new Categories(Arrays.stream(LegalCategory.values())
                .filter(counts::containsKey)
                .map(one -> new CategoryCount(one.zh(), one.en(), counts.getOrDefault(one, 0L)))
                .toList());
    }

    @GetMapping("/offers/{id}")
    OfferCard one(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Person who = picker(person);
        Pool.Entry entry = pool.one(id).orElseThrow(OfferRefusal.NO_OFFER::problem);
        return cards(who, List.of(entry)).getFirst();
    }

    /** What the asker has put aside, newest first; what is over or withdrawn says so. */
    @GetMapping("/picks")
    Page<OfferCard> picks(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person who = picker(person);
        int most = Page.limit(limit);
        Page<PickRows.Pick> page = Page.of(
                picks.newest(who.id(), Page.after(after, Long.MAX_VALUE), most + 1),
                most,
                last -> Long.toString(last.place()));
        List<Long> ids = page.items().stream().map(PickRows.Pick::offerId).toList();
        return new Page<>(cards(who, pool.of(ids)), page.next());
    }

    @PutMapping("/picks/{offerId}")
    Mark pick(@PathVariable long offerId, @AuthenticationPrincipal @Nullable Person person) {
        Person who = picker(person);
        long known = pool.one(offerId)
                .orElseThrow(OfferRefusal.NO_OFFER::problem)
                .offer()
                .id();
        if (!picks.add(who.id(), known)) {
            throw OfferRefusal.TOO_MANY_PICKS.problem();
        }
        return new Mark(true);
    }

    @DeleteMapping("/picks/{offerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unpick(@PathVariable long offerId, @AuthenticationPrincipal @Nullable Person person) {
        picks.remove(picker(person).id(), offerId);
    }

    @PostMapping("/offers/{id}/samples")
    @ResponseStatus(HttpStatus.CREATED)
    Done ask(@PathVariable long id, @RequestBody SampleBody body, @AuthenticationPrincipal @Nullable Person person) {
        Person who = picker(person);
        int pieces = OfferCheck.asked(body.pieces());
        // What is off sale is in no list, and its samples go out no more than its pieces.
        if (pool.one(id).filter(entry -> !entry.product().archived()).isEmpty()) {
            throw OfferRefusal.NO_OFFER.problem();
        }
        Long addressId = body.addressId();
        String address = (addressId == null ? people.address(who.id()) : people.address(who.id(), addressId))
                .orElseThrow(() -> new Problem(
                        409,
                        "no-address",
                        "请先填写收样地址",
                        "give an address to send the sample to first",
                        Map.of("field", "addressId")));
        long done = desk.ask(id, who.id(), who.merchantId(), pieces, address.getBytes(StandardCharsets.UTF_8))
                .id();
        pool.forget();
        return new Done(done);
    }

    @GetMapping("/samples")
    Page<OfferSheets.SampleSheet> samples(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Person who = picker(person);
        int most = Page.limit(limit);
        List<Sample> rows =
                samples.ofAsker(who.id(), OfferCheck.sampleState(state), Page.after(after, Long.MAX_VALUE), most + 1);
        Page<Sample> page = Page.of(rows, most, sample -> Long.toString(sample.id()));
        return new Page<>(sheets.samples(page.items(), false), page.next());
    }

    @PostMapping("/samples/{id}/received")
    Done received(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        return new Done(desk.received(picker(person).id(), id).id());
    }

    /** What the asker, or the shop that the asker owns, has sold for others, newest first. */
    @GetMapping("/commissions")
    Page<OfferSheets.SoldLine> commissions(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        return statement.page(earner(picker(person)), after, Page.limit(limit)).map(sheets::sold);
    }

    @GetMapping("/commission-sums")
    Statement.Sums sums(@AuthenticationPrincipal @Nullable Person person) {
        return statement.sums(earner(picker(person)));
    }

    private static Statement.Side earner(Person who) {
        // A shop's money is its owner's to see.
        return new Statement.Side.Earns(who.id(), who.is(Role.MERCHANT) ? who.merchantId() : null);
    }

    private List<OfferCard> cards(Person who, List<Pool.Entry> entries) {
        Set<Long> picked = picks.among(
                who.id(), entries.stream().map(entry -> entry.offer().id()).toList());
        return entries.stream()
                .map(entry -> card(who, entry, picked.contains(entry.offer().id())))
                .toList();
    }

    private OfferCard card(Person who, Pool.Entry entry, boolean picked) {
        Offer offer = entry.offer();
        Product product = entry.product();
        int rate = offer.terms().commissionBasisPoints();
        Long shop = who.merchantId();
        return new OfferCard(
                offer.id(),
                offer.state(clock.instant()),
                product.id(),
                product.title(),
                product.pictures().isEmpty() ? null : product.pictures().getFirst(),
                product.legalCategory().zh(),
                offer.merchantId(),
                entry.shop(),
                rate,
                Money.cny(entry.lowest()),
                Money.cny(entry.highest()),
                Money.cny(entry.earned()),
                entry.score(),
                offer.terms().piecesPromised(),
                entry.left(),
                entry.samplesLeft(),
                offer.terms().sampleTerms(),
                offer.terms().until(),
                picked,
                shop != null && shop == offer.merchantId(),
                product.skus().stream()
                        .map(sku -> new OfferSku(
                                sku.skuId(),
                                sku.name(),
                                sku.price(),
                                Money.cny(Commission.ofPiece(sku.price().minor(), rate)),
                                sku.free()))
                        .toList());
    }

    /** Whoever may have a room to sell in: merchants and their people, hosts, agencies. */
    private static Person picker(@Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        if (person.merchantId() == null
                && !person.is(Role.MERCHANT)
                && !person.is(Role.HOST)
                && !person.is(Role.AGENCY)) {
            throw new Problem(403, "not-a-picker", "选品广场只对商家、主播和机构开放", "the pool is for shops, hosts and agencies");
        }
        return person;
    }
}
