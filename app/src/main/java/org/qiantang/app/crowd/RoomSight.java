package org.qiantang.app.crowd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What one socket of the crowd sees of a show on behalf of all: the line-up, prices, pieces, and what is pinned. */
final class RoomSight {
    /** The last pieces are for people. */
    private static final int LEFT_TO_PEOPLE = 5;

    private final Map<String, JsonNode> items = new LinkedHashMap<>();
    private final Map<String, Integer> left = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private @Nullable String pinned;
    private boolean open;

    /** One piece of a SKU at the price that is shown. */
    record Choice(String itemId, String skuId, String priceVersion) {}

    synchronized void hear(JsonNode message) {
        JsonNode state = message.path("state");
        if (state.isObject()) {
            open = state.path("show").path("state").asString("").equals("open");
            items.clear();
            state.path("items").forEach(this::item);
            pinned = state.path("pinned").isString() ? state.path("pinned").asString() : null;
        }
        message.path("must").forEach(must -> must(must.path("t").asString(""), must.path("d")));
    }

    private void must(String type, JsonNode what) {
        switch (type) {
            case "pin" -> {
                item(what.path("item"));
                pinned = what.path("item").path("itemId").asString();
            }
            case "unpin" -> pinned = null;
            case "item" -> item(what.path("item"));
            case "price" ->
                versions.put(
                        what.path("skuId").asString(), what.path("priceVersion").asString());
            case "stock", "sold" ->
                left.put(what.path("skuId").asString(), what.path("left").asInt());
            case "state" -> open = what.path("state").asString("").equals("open");
            default -> {
                // The protocol grows; what is not known here changes nothing that this crowd acts on.
            }
        }
    }

    private void item(JsonNode item) {
        items.put(item.path("itemId").asString(), item);
        for (JsonNode sku : item.path("skus")) {
            left.put(sku.path("skuId").asString(), sku.path("left").asInt());
            versions.put(sku.path("skuId").asString(), sku.path("priceVersion").asString());
        }
    }

    synchronized boolean isOpen() {
        return open;
    }

    synchronized Phrases.Topic topic() {
        JsonNode item = pinned == null ? null : items.get(pinned);
        if (item == null) {
            return Phrases.Topic.NOTHING;
        }
        var skus = new ArrayList<String>();
        item.path("skus").forEach(sku -> skus.add(sku.path("name").asString("")));
        return new Phrases.Topic(item.path("title").asString(""), skus);
    }

    /** A SKU of the pinned item, or of any in the bag where none is pinned, of which more is left than people may want. */
    synchronized Optional<Choice> choice(RandomGenerator chance) {
        if (!open) {
            return Optional.empty();
        }
        JsonNode shown = pinned == null ? null : items.get(pinned);
        Collection<JsonNode> among = shown == null ? items.values() : List.of(shown);
        List<Choice> choices = new ArrayList<>();
        for (JsonNode item : among) {
            for (JsonNode sku : item.path("skus")) {
                String id = sku.path("skuId").asString();
                if (left.getOrDefault(id, 0) > LEFT_TO_PEOPLE) {
                    choices.add(new Choice(item.path("itemId").asString(), id, versions.getOrDefault(id, "")));
                }
            }
        }
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(chance.nextInt(choices.size())));
    }
}
