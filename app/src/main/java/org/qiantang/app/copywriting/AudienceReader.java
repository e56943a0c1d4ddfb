package org.qiantang.app.copywriting;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiantang.app.copywriting.Brief.Audience;

/**
 * Reads whom a text is for from a person's words (说给谁), by a list of words and nothing else: 通勤的上班族和宝妈 are office
 * workers and parents. What names nobody whom texts can be written for is told, never silently left out.
 */
final class AudienceReader {
    /** How many characters may be written. */
    static final int LONGEST = 60;

    /** For how many one text may be. */
    static final int MOST = 3;

    private static final String FILE = "audience-words.yaml";
    private static final String CUT = "◇";
    private static final Pattern BETWEEN = Pattern.compile("[,。、;.!?/|·~+()\\[\\]【】《》\"“”—\\s]+|以及|还有|或者|[和与跟或及]");
    private static final Pattern ASKING = Pattern.compile("^(?:说给|写给|讲给|卖给|推给|主要是|主要|面向|针对|适合|目标人群|目标|人群|受众|[是为对:])+");
    private static final Pattern NOT = Pattern.compile("不要|不是|不给|不写|不对|不含|除了|除外|以外|之外|别给|别写|别对");
    // What stands right before a word and says that just those are not meant.
    private static final Pattern DENIED =
            Pattern.compile("(?:不|没|非(?!常)|无|未)(?:太|怎么|常|再|会|能|想|要|有|爱|喜欢|需要|用|是|在|去|给)*+$");
    // What is left of a part beside the words that name somebody and says nothing more of them.
    private static final Pattern AROUND = Pattern.compile(
            "(?:的|们|等|人群?|群体|用户|顾客|客户|买家|朋友|一族|族|党|爱好者|这类|那类|一类|看|听|买|用|" + "给|说|是|都|也|还|想|要|爱|喜欢|常|有|在|里|中|家里|类|者)*+");
    private static final Pattern TAIL = Pattern.compile("(?:的人?|们|人群|群体|用户|顾客|客户)+$");

    private final List<Named> known;

    private AudienceReader(List<Named> known) {
        this.known = List.copyOf(known);
    }

    static AudienceReader load() {
        Map<String, Sort> sorts = new HashMap<>();
        Arrays.stream(Audience.values()).forEach(one -> sorts.put(Brief.word(one), new Sort.Heard(one)));
        sorts.put("minor", new Sort.Unheard(Why.MINOR));
        sorts.put("body", new Sort.Unheard(Why.BODY));
        var known = new ArrayList<Named>();
        Phrases.lists(FILE).forEach((name, words) -> {
            Sort sort = sorts.get(name);
            if (sort == null) {
                throw new IllegalStateException(FILE + ": " + name + " (expected: an audience, minor or body)");
            }
            words.forEach(word -> known.add(new Named(word, sort)));
        });
        // The longest first: 新手妈妈 is no beginner.
        known.sort(Comparator.comparingInt((Named one) -> one.word().length()).reversed());
        return new AudienceReader(known);
    }

    /** What a word stands for. */
    private sealed interface Sort {
        record Heard(Audience audience) implements Sort {}

        record Unheard(Why why) implements Sort {}
    }

    private record Named(String word, Sort sort) {}

    /** Why words are not used. */
    enum Why {
        UNKNOWN("不认识这种人群，没有对应的说法", "no such audience is known"),
        MINOR("不对未成年人推销；要说给家长，请写“家长”", "minors are not sold to; write 家长 for their parents"),
        BODY("不按疾病和身体状况找人", "people are not sought out by illness or the state of their bodies"),
        NOT("“不要谁”没法写进文案", "whom it is not for cannot be written"),
        MANY("一份文案最多说给三类人", "a text is for at most three audiences"),
        LAW("这件商品按法律类目不向这类人推销，写给所有人", "such goods are not sold to them in particular by law; written for anyone");

        private final String zh;
        private final String en;

        Why(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    /** Words, and who is meant by them. */
    record Understood(String words, Audience audience) {}

    /** Words that nothing is written for. */
    record Unused(String words, Why why) {}

    record Reading(List<Understood> understood, List<Unused> unused) {
        Reading {
            understood = List.copyOf(understood);
            unused = List.copyOf(unused);
        }

        List<Audience> audiences() {
            return understood.stream().map(Understood::audience).toList();
        }
    }

    /**
     * @param words as a person has typed them; may be empty
     * @param chosen whom the text is for already; counts among those that it may be for
     */
    Reading read(String words, Audience chosen) {
        var understood = new ArrayList<Understood>();
        var unused = new ArrayList<Unused>();
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (String part : BETWEEN.split(plain, -1)) {
            if (NOT.matcher(part).find()) {
                unused.add(new Unused(part, Why.NOT));
            } else {
                readPart(ASKING.matcher(part).replaceFirst(""), chosen, understood, unused);
            }
        }
        return new Reading(understood, unused);
    }

    private void readPart(String part, Audience chosen, List<Understood> understood, List<Unused> unused) {
        String left = part;
        for (Optional<Named> found = firstIn(left); found.isPresent(); found = firstIn(left)) {
            String word = found.get().word();
            String words = withDenial(left, word);
            left = left.replace(words, CUT);
            if (!words.equals(word)) {
                unused.add(new Unused(words, Why.NOT));
                continue;
            }
            switch (found.get().sort()) {
                case Sort.Heard(Audience audience) -> hear(new Understood(word, audience), chosen, understood, unused);
                case Sort.Unheard(Why why) -> unused.add(new Unused(word, why));
            }
        }
        for (String rest : left.split(CUT, -1)) {
            if (!AROUND.matcher(rest).matches()) {
                unused.add(new Unused(TAIL.matcher(rest).replaceFirst(""), Why.UNKNOWN));
            }
        }
    }

    /** The word with what denies it before it: of 不爱运动的人 nobody who trains is meant. */
    private static String withDenial(String text, String word) {
        int at = text.indexOf(word);
        Matcher denial = DENIED.matcher(text.substring(0, at));
        return denial.find() ? text.substring(denial.start(), at + word.length()) : word;
    }

    /** Who is named twice is named once. */
    private static void hear(Understood named, Audience chosen, List<Understood> understood, List<Unused> unused) {
        if (understood.stream().anyMatch(one -> one.audience() == named.audience())) {
            return;
        }
        long meant = Stream.concat(Stream.of(chosen), understood.stream().map(Understood::audience))
                .filter(one -> one != Audience.ANYONE)
                .distinct()
                .count();
        if (meant >= MOST && named.audience() != chosen) {
            unused.add(new Unused(named.words(), Why.MANY));
        } else {
            understood.add(named);
        }
    }

    private Optional<Named> firstIn(String text) {
        return known.stream().filter(one -> text.contains(one.word())).findFirst();
    }
}
