package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.event.Money;

/** What a product must be like before it may be listed; finds every flaw, not only the first. */
public final class ProductCheck {
    static final int MAX_SKUS = 200;
    static final int MAX_PIECES = 1_000_000;
    static final long MAX_PRICE_MINOR = 100_000_000;
    static final int MAX_HOURS_TO_SHIP = 720;

    private static final Pattern OWN_PICTURE = Pattern.compile("/pictures/[A-Za-z0-9._-]{1,100}");
    private static final Pattern OTHER_PICTURE = Pattern.compile("https://[^\\s\"'<>]{4,500}");
    private static final String CATEGORIES =
            Arrays.stream(LegalCategory.values()).map(LegalCategory::zh).collect(Collectors.joining("、"));

    private final List<Flaw> flaws = new ArrayList<>();

    private ProductCheck() {}

    /** Every flaw of the draft; none means that it may be listed. */
    public static List<Flaw> flawsOf(ProductDraft draft) {
        var check = new ProductCheck();
        check.product(draft);
        return List.copyOf(check.flaws);
    }

    private void product(ProductDraft draft) {
        text("code", draft.code(), 1, 64);
        text("title", draft.title(), 2, 80);
        text("description", draft.description(), 0, 5_000);
        if (LegalCategory.named(draft.legalCategory()).isEmpty()) {
            flaws.add(new Flaw("legalCategory", Fault.UNKNOWN_CATEGORY, CATEGORIES));
        }
        each("pictures", draft.pictures(), 12, (path, picture) -> {
            if (!OWN_PICTURE.matcher(picture).matches()
                    && !OTHER_PICTURE.matcher(picture).matches()) {
                flaws.add(new Flaw(path, Fault.BAD_PICTURE));
            }
        });
        each("afterSale", draft.afterSale(), 20, (path, line) -> text(path, line, 1, 200));
        facts(draft.facts());
        sizes(draft.sizes());
        Delivery delivery = draft.delivery();
        text("delivery.from", delivery.from(), 1, 60);
        range("delivery.hoursToShip", delivery.hoursToShip(), 1, MAX_HOURS_TO_SHIP);
        each("delivery.excluded", delivery.excluded(), 40, (path, region) -> text(path, region, 1, 60));
        promises(draft.promises());
        if (draft.supplier() != null) {
            text("supplier", draft.supplier(), 1, 80);
        }
        skus(draft.skus());
        Voucher voucher = draft.voucher();
        if (voucher != null) {
            voucher.check(flaws);
        }
    }

    private void promises(Promises promises) {
        var kinds = new HashSet<PromiseKind>();
        each("promises", promises.all(), PromiseKind.values().length, (path, promise) -> {
            if (!kinds.add(promise.kind())) {
                flaws.add(new Flaw(path, Fault.TWICE, promise.kind().code()));
            }
        });
    }

    private void facts(FactSheet sheet) {
        var keys = new HashSet<String>();
        each("facts", sheet.facts(), 100, (path, fact) -> {
            text(path + ".key", fact.key(), 1, 40);
            text(path + ".value", fact.value(), 1, 500);
            unit(path + ".unit", fact.unit());
            if (!keys.add(fact.key())) {
                flaws.add(new Flaw(path + ".key", Fault.TWICE, fact.label()));
            }
            kind(path, fact);
            Proof proof = fact.proof();
            if (proof != null) {
                if (proof.validFrom() != null
                        && proof.validUntil() != null
                        && proof.validFrom().isAfter(proof.validUntil())) {
                    flaws.add(new Flaw(path + ".proof.validUntil", Fault.RANGE, "≥ " + proof.validFrom()));
                }
                text(path + ".proof.kind", proof.kind(), 1, 40);
                text(path + ".proof.number", proof.number(), 1, 80);
                text(path + ".proof.issuer", proof.issuer(), 1, 80);
                text(path + ".proof.scope", proof.scope(), 0, 200);
            }
        });
    }

    /** What is said to be a number, a day or an answer must be one; some keys take nothing else. */
    private void kind(String path, Fact fact) {
        FactType type = FactKey.named(fact.key())
                .filter(FactKey::isStrict)
                .map(FactKey::type)
                .orElseGet(fact::type);
        if (!type.takes(fact.value())) {
            flaws.add(new Flaw(path + ".value", notA(type)));
        }
        List<String> units = FactKey.named(fact.key()).map(FactKey::units).orElse(List.of());
        if (type == FactType.NUMBER && fact.unit() != null && !units.isEmpty() && !units.contains(fact.unit())) {
            flaws.add(new Flaw(path + ".unit", Fault.UNKNOWN_UNIT, String.join("、", units)));
        }
    }

    private static Fault notA(FactType type) {
        return switch (type) {
            case NUMBER -> Fault.NOT_A_NUMBER;
            case DATE -> Fault.NOT_A_DATE;
            case YES_NO -> Fault.NOT_YES_OR_NO;
            case LIST -> Fault.NOT_A_LIST;
            case TEXT -> Fault.NOT_TEXT;
        };
    }

    private void unit(String path, @Nullable String unit) {
        if (unit != null) {
            text(path, unit, 1, 20);
        }
    }

    private void sizes(@Nullable SizeTable sizes) {
        if (sizes == null) {
            return;
        }
        if (sizes.columns().isEmpty()) {
            flaws.add(new Flaw("sizes.columns", Fault.MISSING));
        }
        each("sizes.columns", sizes.columns(), 12, (path, column) -> text(path, column, 1, 40));
        each("sizes.rows", sizes.rows(), 60, (path, row) -> {
            if (row.size() != sizes.columns().size()) {
                flaws.add(new Flaw(path, Fault.UNEVEN));
            }
            row.forEach(cell -> text(path, cell, 0, 40));
        });
    }

    private void skus(List<SkuDraft> skus) {
        if (skus.isEmpty()) {
            flaws.add(new Flaw("skus", Fault.MISSING));
        }
        var codes = new HashSet<String>();
        each("skus", skus, MAX_SKUS, (path, sku) -> {
            text(path + ".code", sku.code(), 1, 64);
            text(path + ".name", sku.name(), 1, 80);
            price(path + ".price", sku.price());
            range(path + ".free", sku.free(), 0, MAX_PIECES);
            if (sku.cost() != null) {
                price(path + ".cost", sku.cost());
            }
            if (!codes.add(sku.code())) {
                flaws.add(new Flaw(path + ".code", Fault.TWICE, sku.code()));
            }
        });
    }

    private void price(String path, Money price) {
        range(path, price.minor(), 1, MAX_PRICE_MINOR);
        // One currency for now: a show's checkout adds up lines of different products.
        if (!Set.of(Money.CNY).contains(price.currency())) {
            flaws.add(new Flaw(path, Fault.UNKNOWN_CURRENCY, Money.CNY));
        }
    }

    private void range(String path, long number, long least, long most) {
        if (number < least || number > most) {
            flaws.add(new Flaw(path, Fault.RANGE, least + "–" + most));
        }
    }

    private void text(String path, String text, int least, int most) {
        Texts.check(path, text, least, most, flaws);
    }

    private <T> void each(String path, List<T> list, int most, BiConsumer<String, T> check) {
        if (list.size() > most) {
            flaws.add(new Flaw(path, Fault.RANGE, "0–" + most));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            check.accept(path + "[" + i + "]", list.get(i));
        }
    }
}
