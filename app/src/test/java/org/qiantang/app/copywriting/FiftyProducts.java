package org.qiantang.app.copywriting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.ItemRole;

/** Fifty products of many trades as a shelf, from a table that was written by hand. */
final class FiftyProducts {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    static final String SHOP = "试验小铺";

    private FiftyProducts() {}

    static Shelf whole() {
        return new Shelf(SHOP, null, offers());
    }

    static Shelf alone(Offer offer) {
        return new Shelf(SHOP, null, List.of(offer));
    }

    static List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        for (String line : table().lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                offers.add(offer(offers.size() + 1, line.split("\\|", -1)));
            }
        }
        return offers;
    }

    private static String table() {
        try (InputStream in = FiftyProducts.class.getResourceAsStream("fifty-products.txt")) {
            if (in == null) {
                throw new IllegalStateException("fifty-products.txt: absent (expected: on the class path)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static Offer offer(int number, String[] row) {
        var facts = new ArrayList<Fact>();
        for (String fact : row[4].split(";", -1)) {
            facts.add(fact(fact));
        }
        ItemRole[] roles = ItemRole.values();
        return new Offer(
                number,
                number,
                roles[number % roles.length],
                "P" + number,
                row[1],
                LegalCategory.named(row[0]).orElseThrow(() -> new IllegalStateException("category: " + row[0])),
                new FactSheet(facts),
                List.of("七天无理由退货"),
                null,
                new Delivery("浙江杭州", 48, number % 3 != 0, List.of()),
                List.of(new Kind(
                        1_000 + number,
                        "标准",
                        Money.cny(new BigDecimal(row[2]).movePointRight(2).longValueExact()),
                        Integer.parseInt(row[3]))));
    }

    private static Fact fact(String written) {
        String[] halves = written.split("=", 2);
        String[] proved = halves[1].split("!", 2);
        Proof proof = proved.length < 2 ? null : new Proof("检测报告", "试-001", proved[1], "本品", null);
        return new Fact(halves[0], proved[0], null, proof);
    }

    static Copywriter.Assignment assignment(
            Offer offer, TextKind kind, long seed, Copywriter.Memory memory, Brief.@Nullable Persona persona) {
        var brief = new Brief(
                kind,
                persona == null ? Brief.Persona.PLAIN : persona,
                Brief.Style.CHATTY,
                Brief.Audience.ANYONE,
                Brief.Length.MEDIUM,
                0);
        return assignment(offer, brief, seed, memory);
    }

    static Copywriter.Assignment assignment(Offer offer, Brief brief, long seed, Copywriter.Memory memory) {
        return new Copywriter.Assignment(1, brief, alone(offer), TODAY, seed, "A", memory);
    }
}
