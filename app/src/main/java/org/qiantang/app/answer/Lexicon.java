package org.qiantang.app.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;

/** The words of one shelf: what its goods and their kinds are called, and which of them can be heard in a line of pinyin. */
final class Lexicon {
    private static final int CACHED = 64;
    private static final int LONGEST_HEARD = 4;
    /** What says how many there are of anything names nothing: 单支, 两盒装. */
    private static final Pattern PACK = Pattern.compile("[单双对一二两三四五六七八九十整全]+[袋包盒瓶罐支件片条只块枚颗卷提箱桶把本册对]装?");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");
    private static final Pattern LATIN_WORD = Pattern.compile("[a-z][a-z0-9.-]*[a-z0-9]|[0-9]+[a-z][a-z0-9]*");

    /**
     * What one offer is called.
     *
     * @param title plain
     * @param latin Latin words of title and model
     * @param parts of the names of its kinds, in Chinese, each of two characters or more
     */
    record Called(
            long itemId, String title, List<String> segments, Set<String> latin, Set<String> parts, String brand) {}

    private final List<Called> calls;
    private final Set<String> latin = new LinkedHashSet<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Sounding.Vocabulary heard;

    private Lexicon(Shelf shelf, NameWords words) {
        calls = shelf.offers().stream().map(Lexicon::called).toList();
        Set<String> vocabulary = new LinkedHashSet<>();
        for (Called call : calls) {
            latin.addAll(call.latin());
            vocabulary.addAll(call.parts());
            HAN.matcher(call.title()).results().forEach(run -> addStretches(vocabulary, run.group()));
            for (List<String> group : words.groups()) {
                if (group.stream()
                        .anyMatch(word -> word.length() > 1 && call.title().contains(word))) {
                    vocabulary.addAll(group);
                }
            }
            words.kinds().forEach((wide, narrow) -> {
                if (narrow.stream().anyMatch(call.title()::contains)) {
                    vocabulary.add(wide);
                }
            });
        }
        shelf.offers().stream()
                .flatMap(offer -> offer.facts().facts().stream())
                .flatMap(fact -> LATIN_WORD
                        .matcher(plain(fact.label() + " " + fact.value()))
                        .results())
                .map(result -> result.group())
                .forEach(written::add);
        written.addAll(latin);
        shelf.offers().stream()
                .flatMap(offer -> offer.facts().facts().stream())
                .filter(fact -> FactKey.named(fact.key()).isEmpty())
                .forEach(fact -> vocabulary.add(fact.key()));
        vocabulary.removeIf(word -> word.length() < 2 || words.unnaming().contains(word));
        heard = new Sounding.Vocabulary(vocabulary);
    }

    List<Called> calls() {
        return calls;
    }

    Set<String> latin() {
        return latin;
    }

    /** Latin words of all that is written of the goods; in a line of nothing but pinyin they may be syllables. */
    Set<String> written() {
        return written;
    }

    Sounding.Vocabulary heard() {
        return heard;
    }

    private static void addStretches(Set<String> vocabulary, String run) {
        for (int from = 0; from < run.length(); from++) {
            for (int to = from + 2; to <= Math.min(run.length(), from + LONGEST_HEARD); to++) {
                vocabulary.add(run.substring(from, to));
            }
        }
    }

    private static Called called(Offer offer) {
        String title = plain(offer.title());
        Set<String> latin = new LinkedHashSet<>();
        Stream.concat(Stream.of(title), offer.fact(FactKey.MODEL).map(Fact::value).map(Lexicon::plain).stream())
                .flatMap(text -> LATIN_WORD.matcher(text).results())
                .map(result -> result.group())
                .forEach(latin::add);
        Set<String> parts = new LinkedHashSet<>();
        for (Kind kind : offer.kinds()) {
            Matcher run = HAN.matcher(plain(kind.name()));
            while (run.find()) {
                if (!PACK.matcher(run.group()).matches()) {
                    parts.add(run.group());
                }
            }
        }
        String brand =
                offer.fact(FactKey.BRAND).map(Fact::value).map(Lexicon::plain).orElse("");
        return new Called(offer.itemId(), title, List.of(title.split("[\\s,，、/()（）]+", -1)), latin, parts, brand);
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Lexicons by the words that they were made of; prices and pieces move, names seldom do. */
    static final class Shop {
        private final NameWords words;
        private final Map<List<Object>, Lexicon> made = new LinkedHashMap<>(CACHED, 0.75F, true);

        Shop(NameWords words) {
            this.words = words;
        }

        Lexicon of(Shelf shelf) {
            List<Object> key = new ArrayList<>();
            for (Offer offer : shelf.offers()) {
                key.add(offer.itemId());
                key.add(offer.title());
                key.add(offer.facts());
                key.add(offer.kinds().stream().map(Kind::name).toList());
            }
            synchronized (made) {
                Lexicon known = made.get(key);
                if (known == null) {
                    known = new Lexicon(shelf, words);
                    made.put(key, known);
                    trim(made.keySet());
                }
                return known;
            }
        }

        private static void trim(Collection<?> keys) {
            while (keys.size() > CACHED) {
                var oldest = keys.iterator();
                oldest.next();
                oldest.remove();
            }
        }
    }
}
