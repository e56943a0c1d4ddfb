package org.qiantang.app.copywriting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** Those of the digital host. */
    static Phrases load() {
        return load("phrases.yaml");
    }

    /** Those of all texts; the digital host's are a part of them. */
    static Phrases loadForTexts() {
        return load("phrases.yaml", "texts.yaml", "audiences.yaml");
    }

    /** Those of films, with those of texts for the selling points. */
    static Phrases loadForFilms() {
        return load("phrases.yaml", "texts.yaml", "films.yaml");
    }

    /** A symbol that several files have gets the variants of all. */
    static Phrases load(String... files) {
        var variants = new HashMap<String, List<String>>();
        for (String file : files) {
            lists(file)
                    .forEach((symbol, list) -> variants.merge(
                            symbol,
                            list,
                            (one, more) -> Stream.concat(one.stream(), more.stream())
                                    .distinct()
                                    .toList()));
        }
        return new Phrases(variants);
    }

    /** A file beside this class that has lists of texts under names, as it stands there. */
    static Map<String, List<String>> lists(String file) {
        Object root = read(file);
        if (!(root instanceof Map<?, ?> symbols)) {
            throw new IllegalStateException(file + ": " + root + " (expected: symbols and their variants)");
        }
        var lists = new LinkedHashMap<String, List<String>>();
        symbols.forEach((symbol, list) -> lists.put(String.valueOf(symbol), texts(symbol, list)));
        return lists;
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
                String inside = inner.group(1);
                if (variants.keySet().stream()
                        .noneMatch(known -> known.equals(inside) || known.startsWith(inside + "."))) {
                    throw new IllegalStateException(symbol + ": <" + inner.group(1) + "> (expected: a known symbol)");
                }
            }
            LineTemplate.parse(phrase);
        }
    }

    boolean has(String symbol) {
        return variants.containsKey(symbol);
    }

    /** The variants of a symbol in some moods: its own, and those of {@code symbol.mood}. */
    List<String> of(String symbol, List<String> moods) {
        var all = new ArrayList<String>(variants.getOrDefault(symbol, List.of()));
        moods.forEach(mood -> all.addAll(variants.getOrDefault(symbol + "." + mood, List.of())));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("symbol: " + symbol + " " + moods + " (expected: one of the phrases)");
        }
        return all;
    }

    List<String> of(String symbol) {
        List<String> phrases = variants.get(symbol);
        if (phrases == null) {
            throw new IllegalArgumentException("symbol: " + symbol + " (expected: one of phrases.yaml)");
        }
        return phrases;
    }
}
