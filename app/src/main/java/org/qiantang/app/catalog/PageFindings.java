package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import java.util.Map;
import org.qiantang.app.catalog.ShopTurns.Turn;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was found in products' pages when they were last kept: written with the product, and read beside it. */
final class PageFindings {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<ShopEvent.FoundInPage>> LIST = new TypeReference<>() {};
    private static final String PUT = """
            insert into page_finding (product_id, at, findings) values (:product, :at, :findings::jsonb)
                on conflict (product_id) do update set at = excluded.at, findings = excluded.findings
            """;

    private final JdbcClient jdbc;
    private final PageJudge judge;

    PageFindings(JdbcClient jdbc, PageJudge judge) {
        this.jdbc = jdbc;
        this.judge = judge;
    }

    List<PageFinding> of(ProductDraft draft, Map<String, Long> skuIds) {
        return judge.page(draft, skuIds);
    }

    List<PageFinding> of(Product product, long skuId, Money price, String reason) {
        return judge.price(product, skuId, price, reason);
    }

    /** Keeps what is found in a page that is being written; where nothing was and nothing is, nothing happens. */
    void keep(Turn turn, long productId, ProductDraft draft, Map<String, Long> skuIds) {
        if (!judge.isThere()) {
            return;
        }
        List<ShopEvent.FoundInPage> found =
                of(draft, skuIds).stream().map(PageFinding::asEvent).toList();
        if (found.equals(kept(productId))) {
            return;
        }
        jdbc.sql(PUT)
                .param("product", productId)
                .param("at", turn.at().atOffset(UTC))
                .param("findings", JSON.writeValueAsString(found))
                .update();
        turn.write(new ShopEvent.PageJudged(turn.at(), productId, found));
    }

    List<ShopEvent.FoundInPage> kept(long productId) {
        return jdbc.sql("select findings::text from page_finding where product_id = :product")
                .param("product", productId)
                .query(String.class)
                .optional()
                .map(text -> JSON.readValue(text, LIST))
                .orElse(List.of());
    }
}
