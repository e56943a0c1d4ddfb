package org.qiantang.app.catalog;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent;

/**
 * One thing known to be true of a product, with its proof if there is one.
 *
 * @param given the kind of value that the merchant said it is; null leaves it to the key and the value
 */
public record Fact(
        String key,
        String value,
        @Nullable String unit,
        @Nullable Proof proof,
        @Nullable FactType given) {
    public Fact {
        // One way to say one thing: a kind that is plain from key and value is not said.
        given = given == usual(key, value) ? null : given;
    }

    public Fact(String key, String value, @Nullable String unit, @Nullable Proof proof) {
        this(key, value, unit, proof, null);
    }

    /** The key in Chinese, such as 材质. */
    public String label() {
        return FactKey.labelOf(key);
    }

    /** The value with its unit, as it may be said: {@code 250 克}. */
    public String text() {
        return unit == null ? value : value + " " + unit;
    }

    public FactType type() {
        return given == null ? usual(key, value) : given;
    }

    /** The value as what it is: a number with its unit, a day, an answer, a list, or a text. */
    public FactType.Value read() {
        return type().read(value, unit == null ? "" : unit);
    }

    private static FactType usual(String key, String value) {
        FactType usual = FactKey.named(key).map(FactKey::type).orElse(FactType.TEXT);
        return usual.takes(value) ? usual : FactType.TEXT;
    }

    ShopEvent.StatedFact asEvent(Function<String, ShopEvent.ProofFile> files) {
        return new ShopEvent.StatedFact(key, value, unit, proof == null ? null : proof.asEvent(files), type().code());
    }
}
