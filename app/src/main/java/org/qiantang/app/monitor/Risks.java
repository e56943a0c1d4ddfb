package org.qiantang.app.monitor;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.FormerPrice;
import org.qiantang.app.catalog.PaperStanding;
import org.qiantang.app.catalog.Price;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Computes the risk of products from what is logged of them, a bounded number at a time, the longest untouched first. */
final class Risks {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration STALE = Duration.ofSeconds(60);
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final int AT_ONCE = 300;

    private static final String DUE = """
            select p.id
              from product p
              left join goods_risk r on r.product_id = p.id
             where p.archived_at is null
               and (r.product_id is null or r.computed_at < :before or r.computed_at < p.revised_at)
             order by r.computed_at nulls first, p.id
             limit :most
            """;
    private static final String GONE = """
            delete from goods_risk r
             using product p
             where p.id = r.product_id and p.archived_at is not null
            """;
    private static final String PUT = """
            insert into goods_risk (product_id, shop_id, score, level, reasons, missing, expired, expiring, page_found,
                                    spoken, price_warned, computed_at)
            select product, shop, score, level, reasons, missing, expired, expiring, page, spoken, price, :at::timestamptz
              from jsonb_to_recordset(:rows::jsonb)
                   as r (product bigint, shop bigint, score int, level text, reasons jsonb, missing boolean,
                         expired boolean, expiring boolean, page boolean, spoken boolean, price boolean)
                on conflict (product_id) do update
               set shop_id = excluded.shop_id, score = excluded.score, level = excluded.level,
                   reasons = excluded.reasons, missing = excluded.missing, expired = excluded.expired,
                   expiring = excluded.expiring, page_found = excluded.page_found, spoken = excluded.spoken,
                   price_warned = excluded.price_warned, computed_at = excluded.computed_at
            """;
    private static final String PAGES =
            "select product_id, findings::text as findings from page_finding where product_id in (:products)";
    private static final String CONFIRMED = """
            select i.product_id, l.findings::text as findings
              from finding_judgement j
              join host_line l on l.show_id = j.show_id and l.line_id = j.line_id
              join show_item i on i.show_id = l.show_id and i.item_id = l.item_id
             where i.product_id in (:products) and j.ruling = 'CONFIRMED'
               and not exists (select from finding_judgement later
                                where later.show_id = j.show_id and later.line_id = j.line_id
                                  and later.position > j.position)
            """;
    private static final String CASES = """
            select k.product_id, count(distinct a.case_id) filter (where a.reason = 'NOT_AS_SHOWN') as not_as_shown,
                   count(distinct a.case_id) filter (where a.disputed_at is not null) as disputes
              from after_sale a
             cross join lateral jsonb_array_elements(a.lines) as part
              join order_line l on l.order_id = a.order_id and l.number = (part ->> 'line')::int
              join sku k on k.id = l.sku_id
             where (a.reason = 'NOT_AS_SHOWN' or a.disputed_at is not null) and a.asked_at >= :since
               and k.product_id in (:products)
             group by k.product_id
            """;

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Risks(Catalog catalog, JdbcClient jdbc, InstantSource clock) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Cases(int notAsShown, int disputes) {
        static final Cases NONE = new Cases(0, 0);
    }

    /** Brings some of those up to date that are not, and forgets what was put away. */
    void round() {
        jdbc.sql(GONE).update();
        List<Long> due = jdbc.sql(DUE)
                .param("before", clock.instant().minus(STALE).atOffset(UTC))
                .param("most", AT_ONCE)
                .query((row, _) -> row.getLong("id"))
                .list();
        if (!due.isEmpty()) {
            compute(due);
        }
    }

    /** The risk of one product, as of now. */
    Optional<Risk> of(long productId) {
        return Optional.ofNullable(compute(List.of(productId)).get(productId));
    }

    private Map<Long, Risk> compute(Collection<Long> ids) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, CHINA);
        List<Product> products = catalog.products(ids);
        Map<Long, List<RiskFacts.InPage>> pages = pages(ids);
        Map<Long, List<String>> spoken = spoken(ids);
        Map<Long, Cases> cases = cases(ids, now);
        Map<Long, List<RiskFacts.Claimed>> claims = claims(products, now);
        var risks = new HashMap<Long, Risk>();
        var rows = new ArrayList<Row>();
        for (Product product : products) {
            Cases own = cases.getOrDefault(product.id(), Cases.NONE);
            var facts = new RiskFacts(
                    product.legalCategory(),
                    today,
                    PaperStanding.of(product.legalCategory(), product.facts(), today),
                    pages.getOrDefault(product.id(), List.of()),
                    spoken.getOrDefault(product.id(), List.of()),
                    claims.getOrDefault(product.id(), List.of()),
                    own.notAsShown(),
                    own.disputes());
            Risk risk = Risk.of(facts);
            if (!product.archived()) {
                rows.add(row(product, facts, risk));
            }
            risks.put(product.id(), risk);
        }
        jdbc.sql(PUT)
                .param("rows", JSON.writeValueAsString(rows))
                .param("at", now.atOffset(UTC))
                .update();
        return risks;
    }

    /** A row of {@code goods_risk}. */
    private record Row(
            long product,
            long shop,
            int score,
            String level,
            List<Risk.Reason> reasons,
            boolean missing,
            boolean expired,
            boolean expiring,
            boolean page,
            boolean spoken,
            boolean price) {}

    private static Row row(Product product, RiskFacts facts, Risk risk) {
        boolean priceInPage =
                facts.page().stream().anyMatch(found -> found.category().equals("price_fraud"));
        return new Row(
                product.id(),
                product.merchantId(),
                risk.score(),
                risk.level().name().toLowerCase(Locale.ROOT),
                risk.reasons(),
                risk.has("missing") || risk.has("unproved"),
                risk.has("expired"),
                risk.has("expiring"),
                risk.has("page"),
                risk.has("spoken"),
                priceInPage || !facts.prices().isEmpty());
    }

    /** Former prices that a product's page, a SKU's name, or the reason of its price name. */
    static List<FormerPrice> named(Product product, Sku sku, @Nullable Price price) {
        var claims = new ArrayList<FormerPrice>();
        claims.addAll(FormerPrice.in(product.title()));
        claims.addAll(FormerPrice.in(product.description()));
        claims.addAll(FormerPrice.in(sku.name()));
        if (price != null) {
            claims.addAll(FormerPrice.in(price.reason()));
        }
        return claims;
    }

    /** Former prices in products' texts that no SKU's deals bear. */
    private Map<Long, List<RiskFacts.Claimed>> claims(List<Product> products, Instant now) {
        Map<Long, Price> prices = catalog.pricesAt(skus(products.stream()), now);
        var named = new HashMap<Product, List<FormerPrice>>();
        for (Product product : products) {
            List<FormerPrice> claims = product.skus().stream()
                    .flatMap(sku -> named(product, sku, prices.get(sku.skuId())).stream())
                    .distinct()
                    .toList();
            if (!claims.isEmpty()) {
                named.put(product, claims);
            }
        }
        Map<Long, BasePrice> bases = catalog.basePrices(skus(named.keySet().stream()), now);
        LocalDate today = LocalDate.ofInstant(now, CHINA);
        var claimed = new HashMap<Long, List<RiskFacts.Claimed>>();
        named.forEach((product, claims) -> {
            List<BasePrice> own = product.skus().stream()
                    .map(sku -> bases.getOrDefault(sku.skuId(), new BasePrice.NoDeal()))
                    .toList();
            claimed.put(
                    product.id(),
                    claims.stream()
                            .map(claim ->
                                    new RiskFacts.Claimed(claim.text(), claim.against(own, product.facts(), today)))
                            .filter(claim -> claim.ground() != FormerPrice.Ground.FOUNDED)
                            .distinct()
                            .toList());
        });
        return claimed;
    }

    private static List<Long> skus(Stream<Product> products) {
        return products.flatMap(product -> product.skus().stream())
                .map(Sku::skuId)
                .toList();
    }

    private Map<Long, List<RiskFacts.InPage>> pages(Collection<Long> ids) {
        var pages = new HashMap<Long, List<RiskFacts.InPage>>();
        jdbc.sql(PAGES).param("products", ids).query(row -> {
            pages.put(row.getLong("product_id"), inPage(row.getString("findings")));
        });
        return pages;
    }

    private static List<RiskFacts.InPage> inPage(String findings) {
        return JSON.readTree(findings)
                .valueStream()
                .map(one -> new RiskFacts.InPage(
                        one.path("verdict").asString(),
                        one.path("found").path("severity").asString(),
                        one.path("found").path("category").asString(),
                        one.path("found").path("article").asString()))
                .toList();
    }

    private Map<Long, List<String>> spoken(Collection<Long> ids) {
        var spoken = new HashMap<Long, List<String>>();
        jdbc.sql(CONFIRMED).param("products", ids).query(row -> {
            spoken.computeIfAbsent(row.getLong("product_id"), _ -> new ArrayList<>())
                    .add(gravest(row.getString("findings")));
        });
        return spoken;
    }

    private static String gravest(String findings) {
        return JSON.readTree(findings)
                .valueStream()
                .map(one -> one.path("severity"))
                .map(JsonNode::asString)
                .max(String::compareTo)
                .orElse("");
    }

    private Map<Long, Cases> cases(Collection<Long> ids, Instant now) {
        var cases = new HashMap<Long, Cases>();
        jdbc.sql(CASES)
                .param("products", ids)
                .param("since", now.minus(HALF_A_YEAR).atOffset(UTC))
                .query(row -> {
                    cases.put(row.getLong("product_id"), new Cases(row.getInt("not_as_shown"), row.getInt("disputes")));
                });
        return cases;
    }
}
