package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds which offers a question names, without cutting it into words: every stretch of characters that it shares with
 * a title, a kind or a brand, and every other word for what a title says, speaks for that offer, the more the longer it
 * is and the fewer offers it fits.
 */
final class Naming {
    private static final double OTHER_WORD = 0.9;
    private static final double ONLY_A_KIND = 0.5;
    private static final double ONLY_A_PART = 0.4;
    private static final double ONE_CHARACTER = 0.7;
    private static final double IN_SHORT = 0.9;
    /** Heads of names that are told in short and are no verbs and no part of other words. */
    private static final String SHORT = "片裤裙衫袜帽靴鞋锅壶伞被枕椅桌柜垫毯";

    /** What stands before the head of a name and says how many or which, and not what: 大锅, 这裤. */
    private static final String NO_SHORT = "一两二三四五六七八九十几半整满每大小中长短新旧好这那哪个本此的有没买拍要送配带和跟与是用穿戴看给把件条只双台款老全单多少另别能会可不加开上里外下放";
    /** Heads of names that are units too: the 米 of 2米 is no rice. */
    private static final String MEASURES = "米尺面条包袋盒箱瓶罐片支双件块颗粒套卷提杯本床顶桶";

    /** Heads of names that are verbs too: the 带 of 带几个嘴 is no strap. */
    private static final String VERBS = "带锁刷夹剪画钩梳绳漆";

    /** What a kind is told apart by calls for no other goods: 插点烟器的那款, 送凉席的. */
    private static final Pattern DESCRIBES = Pattern.compile("[插带送配有无接含夹挂贴铺]◇|◇的那?[个款件]?|◇色");

    private static final Pattern ACTS = Pattern.compile("几|多少|不|什么|没|有|上|得|了");
    private static final Pattern UNIT = Pattern.compile("(?:厘|毫|平)米$");
    private static final double EQUAL = 1e-9;
    private static final String AFTER_A_HEAD = "子儿的多怎什几有还是能呢吗价里上要用好呀啊卖咋可会不没在跟和与,，?？。.!！ 0123456789";
    private static final String BEFORE_A_HEAD = "这那个款双件条只把口台瓶盒张床盏套的和跟与小大";

    private final NameWords words;
    private final List<String> blocking;

    /** @param blocking phrases whose characters are no names: the 包 of 包邮 is no bag */
    Naming(NameWords words, List<String> blocking) {
        this.words = words;
        this.blocking = blocking;
    }

    /** The offers that are named and by which characters, all and each; several that the same words fit are ambiguous. */
    record Found(List<Long> items, boolean ambiguous, BitSet by, List<BitSet> each) {
        static final Found NOTHING = new Found(List.of(), false, new BitSet(), List.of());
    }

    private record Named(long item, double weight, BitSet by) {}

    Found in(String question, Lexicon lexicon) {
        List<Map<String, Double>> shared =
                lexicon.calls().stream().map(call -> shared(question, call)).toList();
        Map<String, Integer> fits = new HashMap<>();
        shared.forEach(map -> map.keySet().forEach(word -> fits.merge(word, 1, Integer::sum)));
        var named = new ArrayList<Named>();
        for (int place = 0; place < shared.size(); place++) {
            var by = new BitSet();
            double weight = 0;
            for (Map.Entry<String, Double> word : shared.get(place).entrySet()) {
                int at = question.indexOf(word.getKey());
                by.set(at, at + word.getKey().length());
                weight += word.getValue() * word.getKey().length() / fits.getOrDefault(word.getKey(), 1);
            }
            if (weight > 0) {
                named.add(new Named(lexicon.calls().get(place).itemId(), weight, by));
            }
        }
        named.sort(Comparator.comparingDouble(Named::weight).reversed());
        return chosen(named);
    }

    private static Found chosen(List<Named> named) {
        if (named.isEmpty()) {
            return Found.NOTHING;
        }
        var best = new ArrayList<Named>();
        var rivals = new ArrayList<Named>();
        for (Named one : named) {
            boolean isRival = best.stream().anyMatch(other -> other.by().intersects(one.by()));
            if (best.isEmpty() || !isRival) {
                best.add(one);
            } else if (one.weight() >= named.getFirst().weight() - EQUAL
                    && one.by().equals(named.getFirst().by())) {
                rivals.add(one);
            }
        }
        var by = new BitSet();
        best.forEach(one -> by.or(one.by()));
        if (rivals.isEmpty()) {
            best.sort(Comparator.comparingInt(one -> one.by().nextSetBit(0)));
            return new Found(
                    best.stream().map(Named::item).toList(),
                    false,
                    by,
                    best.stream().map(Named::by).toList());
        }
        var all = new ArrayList<Long>(List.of(best.getFirst().item()));
        rivals.forEach(rival -> all.add(rival.item()));
        return new Found(all, true, by, all.stream().map(_ -> by).toList());
    }

    /** Whether goods are called by this word and not only described with it: 连帽 describes, 帽 calls. */
    boolean isCall(String word) {
        return words.heads().contains(word.substring(word.length() - 1));
    }

    /** Whether a word is a name of goods that is known, or ends as one. */
    boolean isName(String word) {
        return !words.unnaming().contains(word)
                && !isPart(word)
                && (isCall(word) || words.groups().stream().anyMatch(group -> group.contains(word)));
    }

    /** Whether a word names only a part of goods, such as whom they are for. */
    boolean isPart(String word) {
        return words.parts().stream().anyMatch(group -> group.contains(word));
    }

    /**
     * Whether the question calls for goods of a kind that is known, though no offer is of it.
     *
     * @param known what is said of the goods on screen; words in it call for nothing else
     */
    boolean callsForOthers(String question, String known) {
        return words.groups().stream()
                .flatMap(List::stream)
                .anyMatch(word -> word.length() > 1
                        && !known.contains(word)
                        && isFree(question, word)
                        && !DESCRIBES.matcher(question.replace(word, "◇")).find());
    }

    /** The words of the question that name the offer, each with what share of its length it counts. */
    private Map<String, Double> shared(String question, Lexicon.Called call) {
        Map<String, Double> shared = new LinkedHashMap<>();
        String title = call.title();
        addStretches(shared, question, title);
        for (List<String> group : words.groups()) {
            if (group.stream().anyMatch(word -> word.length() > 1 && title.contains(word))) {
                group.stream()
                        .filter(word -> (!title.contains(word) || !isHan(word)) && isFree(question, word))
                        .max(Comparator.comparingInt(String::length))
                        .ifPresent(word -> shared.merge(word, OTHER_WORD, Math::max));
            }
        }
        words.kinds().forEach((wide, narrow) -> {
            if (isFree(question, wide) && narrow.stream().anyMatch(title::contains)) {
                shared.merge(wide, 1.0, Math::max);
            }
        });
        for (List<String> group : words.parts()) {
            if (group.stream().anyMatch(title::contains)) {
                group.stream()
                        .filter(word -> !title.contains(word) && question.contains(word))
                        .forEach(word -> shared.merge(word, ONLY_A_PART, Math::max));
            }
        }
        addHeads(shared, question, call);
        addShort(shared, question, call);
        for (String word : call.latin()) {
            if (isWhole(question, word)) {
                shared.merge(word, 1.0, Math::max);
            }
        }
        addWhole(shared, question, call.brand(), ONLY_A_KIND);
        call.parts().forEach(part -> addWhole(shared, question, part, title.contains(part) ? 1 : ONLY_A_KIND));
        shared.keySet()
                .removeIf(word ->
                        shared.keySet().stream().anyMatch(other -> !other.equals(word) && other.contains(word)));
        return shared;
    }

    private void addWhole(Map<String, Double> shared, String question, String word, double share) {
        if (word.length() > 1 && !words.unnaming().contains(word) && question.contains(word)) {
            shared.merge(word, share, Math::max);
        }
    }

    private void addStretches(Map<String, Double> shared, String question, String title) {
        for (int from = 0; from < question.length() - 1; from++) {
            int to = from;
            while (to < question.length()
                    && isHan(question.charAt(to))
                    && title.contains(question.substring(from, to + 1))) {
                to++;
            }
            if (to - from >= 2 && !words.unnaming().contains(question.substring(from, to))) {
                shared.put(question.substring(from, to), 1.0);
            }
        }
    }

    private void addHeads(Map<String, Double> shared, String question, Lexicon.Called call) {
        for (int at = 0; at < question.length(); at++) {
            String head = question.substring(at, at + 1);
            boolean counts = (at > 0 && Character.isDigit(question.charAt(at - 1)) && MEASURES.contains(head))
                    || (VERBS.contains(head)
                            && ACTS.matcher(question)
                                    .region(at + 1, question.length())
                                    .lookingAt());
            if (!counts && words.heads().contains(head) && standsAlone(question, at) && isFree(question, head)) {
                boolean ends = call.segments().stream()
                        .anyMatch(segment ->
                                segment.endsWith(head) && !UNIT.matcher(segment).find());
                if (ends) {
                    shared.merge(head, ONE_CHARACTER, Math::max);
                }
            }
        }
    }

    /** A name in short: 钙片 for 碳酸钙咀嚼片, 男裤 for 男士休闲裤. */
    private void addShort(Map<String, Double> shared, String question, Lexicon.Called call) {
        for (int at = 1; at < question.length(); at++) {
            String head = question.substring(at, at + 1);
            String name = question.substring(at - 1, at + 1);
            boolean ended = at + 1 == question.length() || AFTER_A_HEAD.indexOf(question.charAt(at + 1)) >= 0;
            boolean begun =
                    at == 1 || !isHan(question.charAt(at - 2)) || BEFORE_A_HEAD.indexOf(question.charAt(at - 2)) >= 0;
            boolean isShort = SHORT.contains(head)
                    && isHan(name)
                    && NO_SHORT.indexOf(name.charAt(0)) < 0
                    && ended
                    && begun
                    && !isKnown(name)
                    && !call.title().contains(name);
            int place = call.title().indexOf(name.charAt(0));
            if (isShort
                    && place >= 0
                    && call.title().indexOf(head, place + 2) > place
                    && call.segments().stream().anyMatch(segment -> segment.endsWith(head))) {
                shared.merge(name, IN_SHORT, Math::max);
            }
        }
    }

    /** Whether a word is told apart from others elsewhere: it is no short form then. */
    private boolean isKnown(String word) {
        return words.unnaming().contains(word)
                || words.kinds().containsKey(word)
                || words.groups().stream().anyMatch(group -> group.contains(word))
                || isPart(word);
    }

    private static boolean standsAlone(String question, int at) {
        boolean ended = at + 1 == question.length() || AFTER_A_HEAD.indexOf(question.charAt(at + 1)) >= 0;
        boolean begun =
                at == 0 || !isHan(question.charAt(at - 1)) || BEFORE_A_HEAD.indexOf(question.charAt(at - 1)) >= 0;
        return ended && begun;
    }

    /** Whether the word is there, and a single character not only as a part of a phrase. */
    private boolean isFree(String question, String word) {
        if (!isHan(word.charAt(0))) {
            return isWhole(question, word) || isWhole(question, word + "s");
        }
        int at = question.indexOf(word);
        if (at < 0 || word.length() > 1) {
            return at >= 0;
        }
        if (at > 0 && Character.isDigit(question.charAt(at - 1)) && MEASURES.contains(word)) {
            return false;
        }
        for (String phrase : blocking) {
            int place = phrase.indexOf(word);
            if (place >= 0 && at >= place && question.startsWith(phrase, at - place)) {
                return false;
            }
        }
        return standsAlone(question, at);
    }

    /** A Latin word is one of its own: the L of XL is none, nor are digits within a longer number. */
    static boolean isWhole(String question, String word) {
        return Pattern.compile("(?<![a-z0-9.])" + Pattern.quote(word) + "(?![a-z0-9.])")
                .matcher(question)
                .find();
    }

    static boolean isHan(String text) {
        return text.chars().allMatch(letter -> isHan((char) letter));
    }

    static boolean isHan(char letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN;
    }
}
