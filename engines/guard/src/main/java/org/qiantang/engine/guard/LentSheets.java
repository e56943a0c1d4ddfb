package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Fact sheets of the corpus's shows, lent to labelled lines that came without one. In a room every line is heard beside
 * all that is known of the goods, and who insults a viewer does so whatever they cost: the label stays what it was.
 */
final class LentSheets {
    /** Kinds that no fact about the goods can excuse or make worse, and lines that tempt to none. */
    private static final Set<String> WHATEVER_THE_GOODS = Set.of(
            "vulgar",
            "minors",
            "induced_private_deal",
            "investment_return",
            "false_traffic",
            "state_symbol",
            "unfair_comparison",
            "none");

    private final Map<String, List<JsonNode>> byCategory = new HashMap<>();

    /** Keeps the sheets of a show's goods. */
    void keep(JsonNode show) {
        keepSheet(show.path("product"));
        show.path("products").forEach(this::keepSheet);
    }

    private void keepSheet(JsonNode product) {
        byCategory
                .computeIfAbsent(product.path("category").asString(""), _ -> new ArrayList<>())
                .add(product.path("facts"));
    }

    /** A sheet for a line that has none, always the same for the same line; empty where a sheet could change its label. */
    Optional<JsonNode> to(JsonNode line) {
        boolean hasFacts = line.path("facts").propertyNames().stream().anyMatch(key -> !key.equals("sender"));
        String verdict = line.path("verdict").asString("");
        String kind = verdict.equals("clear")
                ? line.path("trap").asString("none")
                : line.path("category").asString("none");
        List<JsonNode> sheets =
                byCategory.getOrDefault(line.path("product_category").asString(""), List.of());
        if (hasFacts || sheets.isEmpty() || verdict.equals("needs_evidence") || !WHATEVER_THE_GOODS.contains(kind)) {
            return Optional.empty();
        }
        return Optional.of(sheets.get(Math.floorMod(line.path("id").asString("").hashCode(), sheets.size())));
    }
}
