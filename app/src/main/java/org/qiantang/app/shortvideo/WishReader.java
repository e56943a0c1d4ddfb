package org.qiantang.app.shortvideo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.answer.Answer;
import org.qiantang.app.answer.Answers;
import org.qiantang.app.answer.GoodsNames;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.ProductFilter;
import org.qiantang.app.copywriting.FilmScripts;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;

/**
 * Reads a line of a shop's people about a film (一句话成片): which goods, in what form, and which facts first. It finds
 * facts and writes nothing: what no fact of the goods bears is told, and comes into no film.
 */
final class WishReader {
    static final int LONGEST = 200;
    private static final int MOST_PRODUCTS = 2_000;
    private static final int MOST_NAMED = 6;
    private static final int MOST_TOPICS = 8;
    private static final double EQUAL = 1e-9;
    private static final String CUT = String.valueOf(WishSettings.CUT);
    private static final Pattern BETWEEN = Pattern.compile("[" + CUT + "，,。.；;！!？?、：:\\s“”\"'（）()]+|以及|还有|和|跟|与|及");

    /** What is said around what a film is about: words, and single signs that begin no other word. */
    private static final String WORDS =
            "麻烦|帮忙|帮我|给我们|给我|想要|我们|咱们|一下子|一下|介绍|拍摄|剪辑|制作|生成|一条|一个|一段|一支|一部|关于|短视频|小视频|视频|影片|短片|片子"
                    + "|重点|主要|着重|突出|强调|讲清楚|讲讲|说清楚|说说|展示|带上|提到|它们|这款|那款|这个|那个|这件|那件|风格的?|形式|类型|方面|特点|卖点|优点|好处"
                    + "|让大家知道|告诉大家|看看|里面";

    private static final String SIGNS =
            "请|帮|给|为(?!什)|把|将|想|我|咱|拍(?!照)|剪|做(?!工|法)|弄|来(?!源)|录|出(?!厂|口|水)|条(?!纹)|个(?!头)|段|支|部|片(?!数)|讲(?!究)|说(?!明)|提(?!手)|它|这|那|要"
                    + "|用(?!料|途|法|量|户)|就|只|再|也|都|先(?!进)|下(?!摆)|的|是|有(?!机|效)|呢|吧|啊|哦|里(?!料|布)|版(?!型|本)";

    private static final Pattern LEADING_WORDS = Pattern.compile("^(?:" + WORDS + ")+");
    private static final Pattern LEADING = Pattern.compile("^(?:" + WORDS + "|" + SIGNS + ")+");
    private static final Pattern TRAILING = Pattern.compile("(?:" + WORDS + "|" + SIGNS + ")+$");
    private static final Pattern REFUSING = Pattern.compile("^(?:不要|不用|不需要|别(?![墅致针名])|不(?=讲|说|提|写|拍|带|介绍|展示))");
    private static final Pattern CLAUSES = Pattern.compile("[,，。.；;！!？?\\n]+");
    private static final Pattern FILMING = Pattern.compile("[拍做剪来出给为把]|生成|制作|对比|比较");

    /** What a topic is: a fact's label, a part of one or more than it, or words of its value; the first of these that is there. */
    private static final List<BiPredicate<Fact, String>> SPEAKS_OF = List.of(
            (fact, topic) -> label(fact).equals(topic),
            (fact, topic) -> label(fact).contains(topic) || topic.contains(label(fact)),
            (fact, topic) -> fact.text().toLowerCase(Locale.ROOT).contains(topic));

    private final Catalog catalog;
    private final Shelves shelves;
    private final Answers answers;
    private final FilmScripts scripts;
    private final GoodsNames names;

    WishReader(Catalog catalog, Shelves shelves, Answers answers, FilmScripts scripts, GoodsNames names) {
        this.catalog = catalog;
        this.shelves = shelves;
        this.answers = answers;
        this.scripts = scripts;
        this.names = names;
    }

    /**
     * What was understood.
     *
     * @param products the goods; several where the line fits them alike, none where it names none
     * @param beside what they are compared with; null where nothing is
     * @param facts what is told first
     * @param unused parts of the line that come into no film, as they stand there: no fact bears them, or they were not understood
     */
    record Wish(
            List<Product> products,
            @Nullable Product beside,
            WishSettings settings,
            List<Fact> facts,
            List<String> unused) {
        Wish {
            products = List.copyOf(products);
            facts = List.copyOf(facts);
            unused = List.copyOf(unused);
        }
    }

    /** @param chosen the goods of this shop, where a person has chosen them already */
    Wish read(long merchantId, String line, @Nullable Product chosen) {
        String plain = plain(line);
        Named named =
                named(merchantId, plain, WishSettings.read(plain).template().needsTwo(), chosen);
        // Read once more without the goods: 方形 of 方形丝巾 is no form.
        WishSettings settings = WishSettings.read(without(plain, named.by()));
        var unused = new ArrayList<>(settings.unused());
        if (named.products().size() != 1) {
            return new Wish(named.products(), named.beside(), settings, List.of(), unused);
        }
        Product product = named.products().getFirst();
        var sheet = new Sheet(product, named.beside(), settings.template());
        var facts = new LinkedHashMap<String, Fact>();
        List<String> topics = topics(settings.rest());
        for (String topic : topics.subList(0, Math.min(MOST_TOPICS, topics.size()))) {
            List<Fact> found = sheet.on(topic);
            found.forEach(fact -> facts.put(fact.key(), fact));
            if (found.isEmpty()) {
                unused.add(topic);
            }
        }
        unused.addAll(topics.subList(Math.min(MOST_TOPICS, topics.size()), topics.size()));
        return new Wish(named.products(), named.beside(), settings, List.copyOf(facts.values()), unused);
    }

    /** In small letters, with digits and marks of one width. */
    static String plain(String line) {
        return Normalizer.normalize(line, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private record Called(Product product, String title, String code) {}

    /** @param by the words by which the goods are named */
    private record Named(List<Product> products, @Nullable Product beside, Set<String> by) {}

    /** @param by the words that the text and the title or code share */
    private record Scored(Product product, double weight, Set<String> by) {
        /** Where the longest of its words stands. */
        int at(String text) {
            return by.stream()
                    .max(Comparator.comparingInt(String::length))
                    .map(text::indexOf)
                    .orElse(0);
        }

        boolean is(@Nullable Product other) {
            return other != null && product.id() == other.id();
        }
    }

    private Named named(long merchantId, String text, boolean two, @Nullable Product chosen) {
        List<Called> all =
                catalog.productsAfter(merchantId, ProductFilter.all(""), Long.MAX_VALUE, MOST_PRODUCTS).stream()
                        .filter(product -> !product.archived())
                        .map(product -> new Called(product, plain(product.title()), plain(product.code())))
                        .toList();
        List<Scored> scored = naming(text, all);
        List<Product> products = chosen != null
                ? List.of(chosen)
                : best(scored, text, two).stream().map(Scored::product).toList();
        Product first = products.isEmpty() ? null : products.getFirst();
        Set<String> by = new LinkedHashSet<>();
        scored.stream().filter(one -> one.is(first)).forEach(one -> by.addAll(one.by()));
        // What it is compared with may stand anywhere in the line.
        Optional<Scored> beside = !two
                ? Optional.empty()
                : Stream.concat(byTitle(text, all).stream(), byOtherWords(text, all).stream())
                        .filter(one -> !one.is(first) && !by.containsAll(one.by()))
                        .findFirst();
        beside.ifPresent(one -> by.addAll(one.by()));
        return new Named(products, beside.map(Scored::product).orElse(null), by);
    }

    /** Those that the line fits best; of two that it names by different words and compares, the one that comes first in it. */
    private static List<Scored> best(List<Scored> scored, String text, boolean two) {
        List<Scored> best = scored.stream()
                .filter(one -> one.weight() >= scored.getFirst().weight() - EQUAL)
                .limit(MOST_NAMED)
                .toList();
        boolean apart = best.stream().map(Scored::by).distinct().count() == best.size();
        return two && apart
                ? best.stream()
                        .min(Comparator.comparingInt(one -> one.at(text)))
                        .map(List::of)
                        .orElse(List.of())
                : best;
    }

    /** The goods that the line names where it says what is to be filmed, before what is to be said of it; best first. */
    private List<Scored> naming(String text, List<Called> all) {
        List<String> clauses = CLAUSES.splitAsStream(text).toList();
        return Stream.concat(
                        clauses.stream()
                                .filter(clause -> FILMING.matcher(clause).find()),
                        clauses.stream())
                .map(clause -> naming(clause, text, all))
                .filter(named -> !named.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Those that a clause names by what is in their titles or codes, or else by other words; of several that a wide word fits, those whose title the rest of the line speaks of. */
    private List<Scored> naming(String clause, String text, List<Called> all) {
        List<Scored> byTitle = byTitle(clause, all);
        if (!byTitle.isEmpty()) {
            return byTitle;
        }
        List<Scored> byOthers = byOtherWords(clause, all);
        List<Scored> closer = byTitle(
                text,
                all.stream()
                        .filter(called -> byOthers.stream().anyMatch(one -> one.is(called.product())))
                        .toList());
        return closer.isEmpty() ? byOthers : closer;
    }

    private static List<Scored> byTitle(String text, List<Called> all) {
        return scored(all, called -> shared(text, called));
    }

    private List<Scored> byOtherWords(String text, List<Called> all) {
        Function<String, Set<String>> words = names.of(text);
        return scored(all, called -> words.apply(called.title()));
    }

    private static String without(String text, Set<String> words) {
        String left = text;
        for (String word : words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            left = left.replace(word, CUT);
        }
        return left;
    }

    /** Goods that are named by some words, best first: the longer the words and the fewer they fit, the better. */
    private static List<Scored> scored(List<Called> all, Function<Called, Set<String>> words) {
        List<Set<String>> shared = all.stream().map(words).toList();
        Map<String, Integer> fits = new HashMap<>();
        shared.forEach(its -> its.forEach(word -> fits.merge(word, 1, Integer::sum)));
        var scored = new ArrayList<Scored>();
        for (int i = 0; i < all.size(); i++) {
            double weight = shared.get(i).stream()
                    .mapToDouble(word -> (double) word.length() / fits.getOrDefault(word, 1))
                    .sum();
            if (weight > 0) {
                scored.add(new Scored(all.get(i).product(), weight, shared.get(i)));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::weight)
                .reversed()
                .thenComparingLong(one -> one.product().id()));
        return scored;
    }

    /** The longest stretches, of two characters or more, that the text and the title or code have in common; not numbers: 20 秒 names no 2026 年. */
    private static Set<String> shared(String text, Called called) {
        Set<String> shared = new HashSet<>();
        for (int from = 0; from < text.length() - 1; from++) {
            int to = from;
            while (to < text.length()
                    && Character.isLetterOrDigit(text.charAt(to))
                    && called.title().contains(text.substring(from, to + 1))) {
                to++;
            }
            String stretch = text.substring(from, to);
            if (stretch.length() >= 2) {
                from = to - 1;
                if (!stretch.chars().allMatch(Character::isDigit)) {
                    shared.add(stretch);
                }
            }
        }
        if (called.code().length() >= 2 && text.contains(called.code())) {
            shared.add(called.code());
        }
        return shared;
    }

    private static List<String> topics(String rest) {
        return BETWEEN.splitAsStream(rest)
                .map(WishReader::topic)
                .filter(part -> part.length() >= 2)
                .distinct()
                .toList();
    }

    /** What a part of the line is about; where little is left of a word without what is said around it, the word: 做工, 有机. */
    private static String topic(String part) {
        if (REFUSING.matcher(part).find()) {
            return part;
        }
        String bare = TRAILING.matcher(LEADING.matcher(part).replaceFirst("")).replaceFirst("");
        return bare.length() == 1 ? LEADING_WORDS.matcher(part).replaceFirst("") : bare;
    }

    private static String label(Fact fact) {
        return fact.label().toLowerCase(Locale.ROOT);
    }

    /** What a film of this kind may tell of the goods. */
    private final class Sheet {
        private final Product product;
        private final Shelf shelf;
        private final List<Fact> own;

        Sheet(Product product, @Nullable Product beside, Template template) {
            this.product = product;
            this.shelf = shelves.alone(product);
            Set<String> tellable = scripts.tellable(
                    template.order(product.id(), beside == null ? null : beside.id(), Film.Plan.LONGEST, List.of(), 0));
            this.own = product.facts().facts().stream()
                    .filter(fact -> tellable.contains(fact.key()))
                    .toList();
        }

        /** The facts that speak of it; what is merely like it does not: a scarf that is said to be 防弹 has no weight for it. */
        List<Fact> on(String topic) {
            if (REFUSING.matcher(topic).find()) {
                return List.of();
            }
            for (BiPredicate<Fact, String> speaksOf : SPEAKS_OF) {
                List<Fact> direct =
                        own.stream().filter(fact -> speaksOf.test(fact, topic)).toList();
                if (!direct.isEmpty()) {
                    return direct;
                }
            }
            return Stream.of("怎么样", "是什么")
                    .map(asked -> answers.byRules(shelf, product.id(), topic + asked))
                    .flatMap(answer -> answer instanceof Answer.Told told ? told.facts().stream() : Stream.empty())
                    .distinct()
                    .flatMap(key -> own.stream().filter(fact -> fact.key().equals(key)))
                    .toList();
        }
    }
}
