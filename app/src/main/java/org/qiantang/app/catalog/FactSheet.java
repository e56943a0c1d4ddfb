package org.qiantang.app.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known to be true of a product (商品事实表), in the merchant's order, one fact to a key. */
public record FactSheet(List<Fact> facts) {
    public static final FactSheet EMPTY = new FactSheet(List.of());

    public FactSheet {
        facts = List.copyOf(facts);
    }

    /** The fact under this key or label, such as {@code material} or 材质. */
    public Optional<Fact> fact(String name) {
        String key = FactKey.keyOf(name);
        return facts.stream().filter(fact -> fact.key().equals(key)).findFirst();
    }

    public Optional<Fact> fact(FactKey key) {
        return fact(key.key());
    }

    /** Under this label a judge of words finds what the kinds of the goods are called, which may tell a size or a volume of their own. */
    private static final String SKU_NAMES = "规格名称";

    /** As {@link #textByLabel}, and beside it what the kinds are called. */
    public Map<String, String> textByLabel(Collection<String> skuNames) {
        Map<String, String> texts = textByLabel();
        if (!skuNames.isEmpty()) {
            texts.putIfAbsent(SKU_NAMES, String.join(" / ", skuNames));
        }
        return texts;
    }

    /** Label in Chinese to value with unit: what a judge of words, who thinks in Chinese, looks up. */
    public Map<String, String> textByLabel() {
        var texts = new LinkedHashMap<String, String>();
        facts.forEach(fact -> texts.putIfAbsent(fact.label(), fact.text()));
        return texts;
    }
}
