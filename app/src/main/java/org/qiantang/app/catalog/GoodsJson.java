package org.qiantang.app.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.event.Money;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Goods as JSON: the product of the web interface without ids. */
public final class GoodsJson {
    private static final String FORMAT = "qiantang-goods";
    private static final String ERRORS = "importErrors";
    private static final int MOST_FLAWS = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonWeight.PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // Products are read one by one, with others after them.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GoodsJson() {}

    static GoodsRead read(byte[] file) {
        return read(file, Integer.MAX_VALUE);
    }

    /** Reads one product after the other, up to one more than so many; the file as a tree would be ten times its size. */
    static GoodsRead read(byte[] file, int most) {
        if (!JsonWeight.isModest(file)) {
            return GoodsRead.nothing(new RowError(1, "", new Flaw("", Fault.UNREADABLE)));
        }
        var candidates = new ArrayList<Candidate>();
        var errors = new ArrayList<RowError>();
        int row = 0;
        try (JsonParser parser = JSON.createParser(file)) {
            if (!isAtProducts(parser)) {
                return GoodsRead.nothing(new RowError(1, "products", new Flaw("products", Fault.NOT_A_LIST)));
            }
            while (row <= most && parser.nextToken() != JsonToken.END_ARRAY) {
                row++;
                int number = row;
                var reading = new Reading();
                ProductDraft draft = reading.product(JSON.readTree(parser));
                // One in every place of a large file would be more than anybody reads, or memory holds.
                reading.flaws.stream()
                        .limit(Math.max(1, MOST_FLAWS - errors.size()))
                        .forEach(flaw -> errors.add(new RowError(number, flaw.path(), flaw)));
                if (reading.flaws.isEmpty()) {
                    List<Integer> rows = draft.skus().stream().map(_ -> number).toList();
                    candidates.add(new Candidate(draft, rows, true));
                }
            }
            while (row <= most && parser.nextToken() != null) {
                // What comes after the products is not read, but must be JSON.
            }
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null
                    ? 1
                    : Math.max(1, broken.getLocation().getLineNr());
            return GoodsRead.nothing(new RowError(line, "", new Flaw("", Fault.UNREADABLE)));
        }
        return new GoodsRead(candidates, errors, row, (_, path) -> path, (_, _) -> "");
    }

    /** Goes to the list of products: the file itself, or what the file has under that name. */
    private static boolean isAtProducts(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return first == JsonToken.START_ARRAY;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean products = parser.currentName().equals("products");
            JsonToken value = parser.nextToken();
            if (products) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** The file as it came, with what is wrong of each product beside it; one product after the other, as it is read. */
    static byte[] marked(byte[] file, Map<Integer, String> words) {
        var marked = new ByteArrayOutputStream(file.length + file.length / 4);
        try (JsonParser parser = JSON.createParser(file);
                JsonGenerator to = JSON.createGenerator(marked)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                mark(parser, to, words);
            } else {
                to.writeStartObject();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean products = parser.currentName().equals("products");
                    to.writeName(parser.currentName());
                    if (parser.nextToken() == JsonToken.START_ARRAY && products) {
                        mark(parser, to, words);
                    } else {
                        to.copyCurrentStructure(parser);
                    }
                }
                to.writeEndObject();
            }
        } catch (JacksonException broken) {
            // Where it is broken is in the report; nothing can be put beside its products.
            return file;
        }
        return marked.toByteArray();
    }

    private static void mark(JsonParser parser, JsonGenerator to, Map<Integer, String> words) {
        to.writeStartArray();
        for (int row = 1; parser.nextToken() != JsonToken.END_ARRAY; row++) {
            String said = words.get(row);
            if (said == null || parser.currentToken() != JsonToken.START_OBJECT) {
                to.copyCurrentStructure(parser);
                continue;
            }
            to.writeStartObject();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean before = parser.currentName().equals(ERRORS);
                if (!before) {
                    to.writeName(parser.currentName());
                }
                parser.nextToken();
                if (before) {
                    parser.skipChildren();
                } else {
                    to.copyCurrentStructure(parser);
                }
            }
            to.writeStringProperty(ERRORS, said);
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    /** What one product was read as; {@code flaws} tells what could not be read and was taken for empty. */
    record Draft(ProductDraft product, List<Flaw> flaws) {}

    static Draft draft(JsonNode node) {
        var reading = new Reading();
        return new Draft(reading.product(node), List.copyOf(reading.flaws));
    }

    /** @param costs what pieces cost the shop, by SKU; the file is the shop's own */
    static byte[] bytes(List<Product> products, Map<Long, Money> costs) {
        var file = new LinkedHashMap<String, Object>();
        file.put("format", FORMAT);
        file.put("version", 1);
        file.put(
                "products",
                products.stream().map(product -> withoutIds(product, costs)).toList());
        return JSON.writeValueAsBytes(file);
    }

    private static Map<String, Object> withoutIds(Product product, Map<Long, Money> costs) {
        var fields = new LinkedHashMap<String, Object>();
        ProductView view = ProductView.own(product, Map.of());
        fields.put("code", view.code());
        fields.put("title", view.title());
        fields.put("legalCategory", view.legalCategory());
        fields.put("description", view.description());
        fields.put("pictures", view.pictures());
        fields.put("facts", view.facts());
        fields.put("afterSale", view.afterSale());
        record Promised(String kind, int amount) {}
        fields.put(
                "promises",
                product.promises().all().stream()
                        .map(promise -> new Promised(promise.kind().code(), promise.amount()))
                        .toList());
        SupplierName supplier = product.supplier();
        if (supplier != null) {
            fields.put("supplier", supplier.name());
        }
        fields.put("sizes", view.sizes());
        fields.put("delivery", view.delivery());
        if (product.voucher() != null) {
            fields.put("voucher", view.voucher());
        }
        record Kind(
                String code,
                String name,
                Money price,
                int free,

                @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
                Money cost) {}
        fields.put(
                "skus",
                product.skus().stream()
                        .map(sku -> new Kind(sku.code(), sku.name(), sku.price(), sku.free(), costs.get(sku.skuId())))
                        .toList());
        return fields;
    }

    /** Reads one product and notes what is not as it should be, instead of stopping at the first. */
    private static final class Reading {
        private final List<Flaw> flaws = new ArrayList<>();

        ProductDraft product(JsonNode node) {
            mustBeObject("", node);
            return new ProductDraft(
                    text(node, "", "code"),
                    text(node, "", "title"),
                    text(node, "", "legalCategory"),
                    text(node, "", "description"),
                    texts(node, "", "pictures"),
                    new FactSheet(list(node, "", "facts", this::fact)),
                    texts(node, "", "afterSale"),
                    sizes(node.path("sizes")),
                    delivery(node.path("delivery")),
                    list(node, "", "skus", this::sku),
                    promises(node),
                    supplier(node),
                    voucher(node.path("voucher")));
        }

        private @Nullable String supplier(JsonNode node) {
            String name = text(node, "", "supplier");
            return name.isEmpty() ? null : name;
        }

        private Promises promises(JsonNode node) {
            var promises = new ArrayList<Promise>();
            list(node, "", "promises", (path, one) -> {
                mustBeObject(path, one);
                JsonNode amount = one.path("amount");
                long count = isAbsent(amount) ? 0 : number(path + ".amount", amount);
                PromiseReading.read(path, text(one, path, "kind"), count, flaws).ifPresent(promises::add);
                return path;
            });
            return new Promises(promises);
        }

        private Fact fact(String path, JsonNode node) {
            mustBeObject(path, node);
            String unit = text(node, path, "unit");
            return new Fact(
                    FactKey.keyOf(text(node, path, "key")),
                    text(node, path, "value"),
                    unit.isEmpty() ? null : unit,
                    proof(path + ".proof", node.path("proof")),
                    type(path, node));
        }

        private @Nullable FactType type(String path, JsonNode node) {
            String code = text(node, path, "type");
            Optional<FactType> type = FactType.named(code);
            if (!code.isEmpty() && type.isEmpty()) {
                flaws.add(new Flaw(path + ".type", Fault.UNKNOWN_TYPE, PromiseReading.TYPES));
            }
            return type.orElse(null);
        }

        private @Nullable LocalDate date(JsonNode node, String path, String name) {
            String text = text(node, path, name);
            Optional<LocalDate> date = Readings.date(text);
            if (!text.isEmpty() && date.isEmpty()) {
                flaws.add(new Flaw(path + "." + name, Fault.NOT_A_DATE));
            }
            return date.orElse(null);
        }

        private @Nullable ProofFile file(JsonNode node, String path) {
            if (isAbsent(node)) {
                return null;
            }
            mustBeObject(path, node);
            JsonNode released = node.path("released");
            if (!isAbsent(released) && !released.isBoolean()) {
                flaws.add(new Flaw(path + ".released", Fault.NOT_YES_OR_NO));
            }
            return new ProofFile(text(node, path, "sha256"), released.isBoolean() && released.booleanValue());
        }

        private @Nullable Proof proof(String path, JsonNode node) {
            if (isAbsent(node)) {
                return null;
            }
            mustBeObject(path, node);
            return new Proof(
                    text(node, path, "kind"),
                    text(node, path, "number"),
                    text(node, path, "issuer"),
                    text(node, path, "scope"),
                    date(node, path, "validUntil"),
                    date(node, path, "validFrom"),
                    file(node.path("file"), path + ".file"));
        }

        private @Nullable SizeTable sizes(JsonNode node) {
            if (isAbsent(node)) {
                return null;
            }
            mustBeObject("sizes", node);
            return new SizeTable(
                    texts(node, "sizes", "columns"),
                    list(node, "sizes", "rows", (path, row) -> items(path, row, this::text)));
        }

        private @Nullable Voucher voucher(JsonNode node) {
            if (isAbsent(node)) {
                return null;
            }
            mustBeObject("voucher", node);
            JsonNode days = node.path("validDays");
            return new Voucher(
                    text(node, "voucher", "entitles"),
                    list(node, "voucher", "places", this::place),
                    isAbsent(days)
                            ? null
                            : Math.toIntExact(Math.clamp(number("voucher.validDays", days), 0, Integer.MAX_VALUE)),
                    date(node, "voucher", "validUntil"),
                    text(node, "voucher", "excluded"));
        }

        private Voucher.Place place(String path, JsonNode node) {
            mustBeObject(path, node);
            return new Voucher.Place(
                    text(node, path, "name"),
                    text(node, path, "address"),
                    text(node, path, "hours"),
                    text(node, path, "phone"));
        }

        private Delivery delivery(JsonNode node) {
            mustBeObject("delivery", node);
            JsonNode free = node.path("freeShipping");
            if (!free.isBoolean()) {
                flaws.add(new Flaw("delivery.freeShipping", isAbsent(free) ? Fault.MISSING : Fault.NOT_YES_OR_NO));
            }
            return new Delivery(
                    text(node, "delivery", "from"),
                    Math.toIntExact(Math.clamp(
                            number("delivery.hoursToShip", node.path("hoursToShip")),
                            Integer.MIN_VALUE,
                            Integer.MAX_VALUE)),
                    free.isBoolean() && free.booleanValue(),
                    texts(node, "delivery", "excluded"));
        }

        private SkuDraft sku(String path, JsonNode node) {
            mustBeObject(path, node);
            JsonNode free = node.path("free");
            JsonNode cost = node.path("cost");
            return new SkuDraft(
                    text(node, path, "code"),
                    text(node, path, "name"),
                    money(path + ".price", node.path("price")),
                    isAbsent(free)
                            ? 0
                            : Math.toIntExact(
                                    Math.clamp(number(path + ".free", free), Integer.MIN_VALUE, Integer.MAX_VALUE)),
                    isAbsent(cost) ? null : money(path + ".cost", cost));
        }

        private Money money(String path, JsonNode node) {
            mustBeObject(path, node);
            String currency = text(node, path, "currency");
            boolean isCurrency = currency.matches("[A-Z]{3}");
            if (!isCurrency && !currency.isEmpty()) {
                flaws.add(new Flaw(path + ".currency", Fault.UNKNOWN_CURRENCY, Money.CNY));
            }
            return new Money(number(path + ".minor", node.path("minor")), isCurrency ? currency : Money.CNY);
        }

        private long number(String path, JsonNode node) {
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return node.longValue();
            }
            flaws.add(new Flaw(path, isAbsent(node) ? Fault.MISSING : Fault.NOT_A_NUMBER));
            return 0;
        }

        private String text(JsonNode parent, String path, String name) {
            return text(path.isEmpty() ? name : path + "." + name, parent.path(name));
        }

        private String text(String path, JsonNode node) {
            if (isAbsent(node)) {
                return "";
            }
            if (!node.isString()) {
                flaws.add(new Flaw(path, Fault.NOT_TEXT));
                return "";
            }
            return node.stringValue().strip();
        }

        private List<String> texts(JsonNode parent, String path, String name) {
            return list(parent, path, name, this::text);
        }

        private interface Item<T> {
            T read(String path, JsonNode node);
        }

        private <T> List<T> list(JsonNode parent, String path, String name, Item<T> item) {
            return items(path.isEmpty() ? name : path + "." + name, parent.path(name), item);
        }

        private <T> List<T> items(String path, JsonNode node, Item<T> item) {
            if (isAbsent(node)) {
                return List.of();
            }
            if (!node.isArray()) {
                flaws.add(new Flaw(path, Fault.NOT_A_LIST));
                return List.of();
            }
            var items = new ArrayList<T>();
            for (int place = 0; place < node.size(); place++) {
                items.add(item.read(path + "[" + place + "]", node.get(place)));
            }
            return items;
        }

        private void mustBeObject(String path, JsonNode node) {
            if (!node.isObject()) {
                flaws.add(new Flaw(path, isAbsent(node) ? Fault.MISSING : Fault.NOT_AN_OBJECT));
            }
        }

        private static boolean isAbsent(JsonNode node) {
            return node.isMissingNode() || node.isNull();
        }
    }
}
