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
import java.util.regex.Matcher;
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

    private static final Pattern SIZE = Pattern.compile("\\d\\s*[*×xX]\\s*\\d");
    private static final Pattern AMOUNT =
            Pattern.compile("^\\d+(?:\\.\\d+)?\\s*(?:(千克|公斤|kg|克|g|斤)|(毫升|ml|mL|升|L)|片|粒|袋|支|枚)(?![a-zA-Z])");

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

    /** The key of what stands under a label; the value, or how the goods are sold, decides where the label alone does not. */
    Optional<FactKey> key(String label, String value, Sold sold) {
        return switch (same(label)) {
            case INGREDIENTS_OR_FABRIC, "成份" ->
                Optional.of(fabric.stream().anyMatch(value::contains) ? FactKey.MATERIAL : FactKey.INGREDIENTS);
            case AMOUNT_OR_SIZE, "产品规格" -> amountOrSize(value, sold);
            case "净重", "netweight" -> Optional.of(sold == Sold.BY_CONTENT ? FactKey.NET_WEIGHT : FactKey.WEIGHT);
            case String other -> Optional.ofNullable(keys.get(other));
        };
    }

    /** 规格 that is neither is none of the known. */
    private static Optional<FactKey> amountOrSize(String value, Sold sold) {
        if (SIZE.matcher(value).find()) {
            return Optional.of(FactKey.DIMENSIONS);
        }
        Matcher amount = AMOUNT.matcher(value);
        if (!amount.find()) {
            return Optional.empty();
        }
        if (sold == Sold.BY_CONTENT) {
            return Optional.of(FactKey.NET_WEIGHT);
        }
        return amount.group(1) != null
                ? Optional.of(FactKey.WEIGHT)
                : amount.group(2) != null ? Optional.of(FactKey.CAPACITY) : Optional.empty();
    }

    /** Whether this may be the label of something known. */
    boolean knows(String label) {
        String name = same(label);
        return name.equals(AMOUNT_OR_SIZE)
                || name.equals("产品规格")
                || key(name, "", Sold.BY_CONTENT).isPresent();
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
