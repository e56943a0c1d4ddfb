package org.qiantang.app.copywriting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The phrases that lines are made of: a symbol such as {@code hook.hero} to its variants, in which {@code <call>}
 * stands for a variant of another symbol.
 */
final class Phrases {
    static final Pattern SYMBOL = Pattern.compile("<([a-z.-]+)>");

    private final Map<String, List<String>> variants;

    private Phrases(Map<String, List<String>> variants) {
        this.variants = Map.copyOf(variants);
        this.variants.forEach(this::mustBeWhole);
    }

    static Phrases load() {
        Object root = read("phrases.yaml");
        if (!(root instanceof Map<?, ?> symbols)) {
            throw new IllegalStateException("phrases.yaml: " + root + " (expected: symbols and their variants)");
        }
        var variants = new HashMap<String, List<String>>();
        symbols.forEach((symbol, list) -> variants.put(String.valueOf(symbol), texts(symbol, list)));
        return new Phrases(variants);
    }

    /** Words that claim something of goods, which nobody may put in a line without a fact. */
    static List<String> claims() {
        return texts("claims.yaml", read("claims.yaml"));
    }

    private static Object read(String name) {
        try (var in = Phrases.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": absent (expected: on the class path)");
            }
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return new Yaml(new SafeConstructor(options)).load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static List<String> texts(Object symbol, Object list) {
        if (!(list instanceof List<?> items) || items.isEmpty()) {
            throw new IllegalStateException(symbol + ": " + list + " (expected: a list of phrases)");
        }
        return items.stream().map(String::valueOf).toList();
    }

    private void mustBeWhole(String symbol, List<String> phrases) {
        for (String phrase : phrases) {
            Matcher inner = SYMBOL.matcher(phrase);
            while (inner.find()) {
                if (!variants.containsKey(inner.group(1))) {
                    throw new IllegalStateException(symbol + ": <" + inner.group(1) + "> (expected: a known symbol)");
                }
            }
            LineTemplate.parse(phrase);
        }
    }

    boolean has(String symbol) {
        return variants.containsKey(symbol);
    }

    List<String> of(String symbol) {
        List<String> phrases = variants.get(symbol);
        if (phrases == null) {
            throw new IllegalArgumentException("symbol: " + symbol + " (expected: one of phrases.yaml)");
        }
        return phrases;
    }
}
