package org.qiantang.app.manual;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.FactKey;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What manuals call the things that a fact sheet keeps, read from {@code labels.yaml}. */
final class Labels {
    private static final String FILE = "labels.yaml";
    /** 成分 is a fabric's or a food's, and 规格 a size or an amount: what stands under it tells. */
    static final String INGREDIENTS_OR_FABRIC = "成分";

    static final String AMOUNT_OR_SIZE = "规格";

    private static final Pattern SEE = Pattern.compile("(?:请|详|参|另)?(?:见|看|咨询).{1,14}|如图.{0,6}");

    private final Map<String, FactKey> keys = new HashMap<>();
    private final List<String> never;
    private final List<String> elsewhere;
    private final List<String> fabric;

    private Labels(Map<?, ?> file) {
        for (FactKey key : FactKey.values()) {
            keys.put(same(key.zh()), key);
            keys.put(same(key.en()), key);
        }
        if (!(file.get("labels") instanceof Map<?, ?> labels)) {
            throw new IllegalStateException(FILE + ": labels (expected: a mapping)");
        }
        labels.forEach((name, words) -> {
            FactKey key = FactKey.named(String.valueOf(name))
                    .orElseThrow(() -> new IllegalStateException(FILE + ": " + name + " (expected: a fact's key)"));
            texts(words).forEach(word -> keys.put(same(word), key));
        });
        never = texts(file.get("never"));
        elsewhere = texts(file.get("elsewhere"));
        fabric = texts(file.get("fabric"));
    }

    static Labels load() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (var in = Labels.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + ": absent (expected: on the class path)");
            }
            Object file =
                    new Yaml(new SafeConstructor(options)).load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return file instanceof Map<?, ?> map ? new Labels(map) : new Labels(Map.of());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The key of what stands under a label; the value decides where the label alone does not. */
    Optional<FactKey> key(String label, String value) {
        return switch (same(label)) {
            case INGREDIENTS_OR_FABRIC, "成份" ->
                Optional.of(fabric.stream().anyMatch(value::contains) ? FactKey.MATERIAL : FactKey.INGREDIENTS);
            case AMOUNT_OR_SIZE, "产品规格" ->
                Optional.of(value.matches(".*\\d\\s*[*×xX]\\s*\\d.*") ? FactKey.DIMENSIONS : FactKey.NET_WEIGHT);
            case String other -> Optional.ofNullable(keys.get(other));
        };
    }

    /** Whether this may be the label of something known. */
    boolean knows(String label) {
        return key(label, "").isPresent();
    }

    boolean saysNothing(String label) {
        return never.stream()
                .anyMatch(word -> same(label).equals(word) || same(label).endsWith(word));
    }

    boolean sendsElsewhere(String value) {
        return SEE.matcher(value).matches() || elsewhere.contains(value);
    }

    /** Without blanks and marks: 净 含 量 and 【净含量】 are 净含量. */
    private static String same(String label) {
        return label.replaceAll("[\\s【】\\[\\]「」*•·●◆■▪◎★☆]", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object list) {
        if (!(list instanceof List<?> all)) {
            throw new IllegalStateException(FILE + ": " + list + " (expected: a list)");
        }
        return all.stream().map(String::valueOf).toList();
    }
}
