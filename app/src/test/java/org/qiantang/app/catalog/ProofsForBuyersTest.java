package org.qiantang.app.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.catalog.TestShop.draft;
import static org.qiantang.app.catalog.TestShop.with;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Visitor;
import tools.jackson.databind.JsonNode;

/** What buyers see of the papers behind facts, and of the files that a shop shows or keeps to itself. */
class ProofsForBuyersTest {
    private static final long SHOP = 930L;

    private static WholeHouse house;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        house.bean(ShopDesk.class).openShop(SHOP, "凭证试验店");
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static String kept(String words) {
        byte[] file = ("%PDF-1.7 " + words).getBytes(UTF_8);
        return house.bean(ProofFiles.class)
                .keep(SHOP, words + ".pdf", file)
                .orElseThrow()
                .sha256();
    }

    private static Fact proven(String key, ProofFile file) {
        LocalDate from = LocalDate.parse("2026-01-01");
        return new Fact(key, "丝", null, new Proof("检测报告", "T-" + key, "检测中心", "", null, from, file));
    }

    @Test
    void a_guest_is_led_to_the_file_that_the_shop_shows_and_to_no_other() {
        String shown = kept("shown");
        String hidden = kept("hidden");
        var facts = new FactSheet(List.of(
                proven("material", new ProofFile(shown, true)), proven("lining", new ProofFile(hidden, false))));
        var promises = new Promises(List.of(new Promise(PromiseKind.PRICE_PROTECTION, 30)));
        ProductDraft draft = with(draft("PROVEN", 1), facts, promises, null);
        house.bean(ShopDesk.class).list(SHOP, draft);
        long id = house.bean(Catalog.class)
                .productByCode(SHOP, "PROVEN")
                .orElseThrow()
                .id();
        Visitor guest = house.guest();
        Visitor owner = house.comes("proof-owner", SHOP, Role.MERCHANT, Role.HOST);
        Visitor officer = house.comes("proof-officer", null, Role.OFFICER);
        Visitor other = house.comes("proof-other", 931L, Role.MERCHANT, Role.HOST);

        JsonNode product = guest.get("/api/products/" + id).body();

        JsonNode proof = product.get("facts").get(0).get("proof");
        assertThat(proof.get("file").get("url").asString()).isEqualTo("/api/proofs/" + shown);
        assertThat(proof.get("validFrom").asString()).isEqualTo("2026-01-01");
        assertThat(product.get("facts").get(1).get("proof").get("file").isNull())
                .isTrue();
        assertThat(product.get("promises").get(0).get("en").asString()).isEqualTo("30 days of price protection");
        assertThat(guest.get("/api/proofs/" + shown).status()).isEqualTo(200);
        assertThat(guest.get("/api/proofs/" + shown).text()).startsWith("%PDF");
        for (Visitor stranger : List.of(guest, other)) {
            assertThat(stranger.get("/api/proofs/" + hidden).status()).isEqualTo(404);
        }
        for (Visitor knowing : List.of(owner, officer)) {
            assertThat(knowing.get("/api/proofs/" + hidden).status()).isEqualTo(200);
        }
    }
}
