package org.qiantang.app.monitor;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.Merchant;
import org.qiantang.app.catalog.PaperStanding;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ProofFile;
import org.qiantang.app.catalog.ProofNeed;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent.FoundInPage;
import org.qiantang.event.ShopEvent.ProductListed;
import org.qiantang.event.ShopEvent.StatedFact;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.Streams;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what is known of one product. */
final class GoodsSheets {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<FoundInPage>> IN_PAGE = new TypeReference<>() {};
    private static final TypeReference<List<FoundInLine>> IN_LINE = new TypeReference<>() {};
    private static final int MOST_VERSIONS = 20;

    private final Catalog catalog;
    private final GoodsRows rows;
    private final Risks risks;
    private final Journal journal;
    private final EventCodec codec;
    private final InstantSource clock;

    GoodsSheets(Catalog catalog, GoodsRows rows, Risks risks, Journal journal, EventCodec codec, InstantSource clock) {
        this.catalog = catalog;
        this.rows = rows;
        this.risks = risks;
        this.journal = journal;
        this.codec = codec;
        this.clock = clock;
    }

    GoodsSheet of(Product product, Risk risk) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Risks.CHINA);
        long id = product.id();
        return new GoodsSheet(
                id,
                product.merchantId(),
                catalog.merchant(product.merchantId()).map(Merchant::name).orElse(""),
                product.code(),
                product.title(),
                product.description(),
                product.pictures().isEmpty() ? null : product.pictures().getFirst(),
                product.legalCategory().zh(),
                product.legalCategory().law(),
                product.archived(),
                risk,
                product.facts().facts().stream().map(GoodsSheets::stated).toList(),
                PaperStanding.of(product.legalCategory(), product.facts(), today).stream()
                        .map(paper -> paper(paper, today))
                        .toList(),
                JSON.readValue(rows.inPage(id), IN_PAGE),
                rows.spoken(id).stream().map(GoodsSheets::said).toList(),
                rows.shows(id),
                rows.cases(id),
                versions(id));
    }

    /** The risk as of now, for a product that may have been put away. */
    Risk risk(long productId) {
        return risks.of(productId)
                .orElseThrow(
                        () -> new IllegalStateException("product: " + productId + " (expected: one that is there)"));
    }

    private static GoodsSheet.Stated stated(Fact fact) {
        String en = FactKey.named(fact.key()).map(FactKey::en).orElse(fact.label());
        return new GoodsSheet.Stated(fact.key(), fact.label(), en, fact.text());
    }

    private static GoodsSheet.Paper paper(PaperStanding paper, LocalDate today) {
        Proof proof = paper.proof();
        ProofNeed need = paper.need();
        ProofFile file = proof == null ? null : proof.file();
        return new GoodsSheet.Paper(
                paper.about().key(),
                paper.about().zh(),
                paper.about().en(),
                paper.isCompulsory(),
                need == null ? "" : need.law(),
                paper.state().code(),
                paper.runsOutWithin(today, Risk.SOON_DAYS),
                proof == null ? "" : proof.kind(),
                proof == null ? "" : proof.number(),
                proof == null ? "" : proof.issuer(),
                proof == null ? null : text(proof.validFrom()),
                proof == null ? null : text(proof.validUntil()),
                file == null ? null : "/api/proofs/" + file.sha256());
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static GoodsSheet.Said said(GoodsRows.Spoken line) {
        String ruling = line.ruling();
        return new GoodsSheet.Said(
                line.showId(),
                line.lineId(),
                line.at(),
                line.text(),
                line.verdict(),
                JSON.readValue(line.findings(), IN_LINE),
                line.correctedAt(),
                line.showTitle(),
                ruling == null ? "new" : ruling.toLowerCase(Locale.ROOT));
    }

    private record Told(long position, ProductListed page) {}

    /** The versions of its page, the newest first, each with what it changed. */
    private List<GoodsSheet.Version> versions(long productId) {
        List<Told> told = rows.versions(productId, MOST_VERSIONS + 1).stream()
                .flatMap(position -> journal.read(Streams.OFFICE, position - 1, 1).stream()
                        .filter(place -> place.position() == position)
                        .map(place -> codec.read(place.type(), place.version(), place.body()))
                        .filter(ProductListed.class::isInstance)
                        .map(event -> new Told(position, (ProductListed) event)))
                .toList();
        var versions = new ArrayList<GoodsSheet.Version>();
        for (int i = 0; i < Math.min(told.size(), MOST_VERSIONS); i++) {
            Told one = told.get(i);
            ProductListed before = i + 1 < told.size() ? told.get(i + 1).page() : null;
            versions.add(new GoodsSheet.Version(
                    Long.toString(one.position()), one.page().at(), changes(before, one.page())));
        }
        return versions;
    }

    static List<String> changes(@Nullable ProductListed before, ProductListed now) {
        if (before == null) {
            return List.of("first");
        }
        var changes = new ArrayList<String>();
        if (!before.title().equals(now.title())) {
            changes.add("title");
        }
        if (!before.legalCategory().equals(now.legalCategory())) {
            changes.add("category");
        }
        if (!before.skus().equals(now.skus())) {
            changes.add("skus");
        }
        Map<String, StatedFact> old = byKey(before);
        Map<String, StatedFact> fresh = byKey(now);
        fresh.forEach((key, fact) -> {
            StatedFact was = old.get(key);
            if (was == null) {
                changes.add("+" + key);
            } else if (!was.equals(fact)) {
                changes.add("~" + key);
            }
        });
        old.keySet().stream().filter(key -> !fresh.containsKey(key)).forEach(key -> changes.add("-" + key));
        return changes.isEmpty() ? List.of("same") : changes;
    }

    private static Map<String, StatedFact> byKey(ProductListed page) {
        return page.facts().stream().collect(Collectors.toMap(StatedFact::key, Function.identity(), (one, _) -> one));
    }
}
