package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;

/** Which kinds of an offer a question names by colour, taste, size or amount. */
final class Kinds {
    /** Words for one colour, or for what sellers call by either. */
    private static final List<String> ALIKE = List.of("橙橘", "棕褐咖驼", "米杏", "灰银");

    private static final int SAME_AMOUNT = 4;
    private static final int SAME_AMOUNT_LATER = 3;
    private static final int SAME_NUMBER = 2;
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![a-z0-9.])(\\d+(?:\\.\\d+)?)\\s*(千克|公斤|毫升|厘米|公分|kg|ml|cm|mm|斤|克|g|升|l(?![a-z])|寸|码|号|\\p{IsHan})?");
    private static final Pattern LATIN =
            Pattern.compile("(?<![a-z0-9.])(?:\\d?x*[sml]|\\d?x{1,4}l|[a-z]{2,}\\d*|[a-z]\\d+)(?![a-z0-9])");
    /** 3 L of a cooker is three litres and no size L. */
    private static final Pattern SPLIT_UNIT = Pattern.compile("(?<=\\d)\\s+(?=l(?![a-z]))");

    private static final Pattern SINGLE = Pattern.compile("单(?=[袋包盒瓶罐支双件片条只块颗套卷箱桶把杯台本])");
    private static final Pattern COMPARING =
            Pattern.compile("[和跟与比].{1,8}(?:差|区别|哪个|一样|分别|贵|便宜)|.还是.{1,10}(?:合算|划算|便宜|贵|好|实惠|值)");
    private static final Pattern WITHOUT = Pattern.compile("(?:不要|不带|不含)([\\p{IsHan}]{1,3}?)色?的");
    /** What is not wanted, or others than it. */
    private static final Pattern OF_OTHERS = Pattern.compile("不要|不带|不想|别的|其他|其它|除了|换个?|没有的话|还有什么");

    private static final Pattern CHEAPEST = Pattern.compile("(?:最便宜|便宜|最实惠)的(?:那|一?[个款件盒袋瓶种条只])|最便宜那|最实惠那");
    private static final Pattern DEAREST = Pattern.compile("最贵的(?!是|多少|哪)|贵的(?:那|一?[个款件盒袋瓶种条只])");
    private static final Pattern WORDS = Pattern.compile("[\\s（）()/、,，]+");
    /** What stands before the name of a colour that is none: 纯银, 面粉. */
    private static final String NO_COLOUR = "(?<![纯真足含镀面奶花米腮散蜜])";

    private static final Pattern BIG = Pattern.compile(
            "最大(?:的(?!小|优|区|差|特|不同|好处|缺|毛病|折)|号|款|那)(?!能|可)|(?<![多最])大(?:的(?!小)|号|款|包|瓶|盒|袋|罐|箱|桶|帐|份|那|套|杯|碗|锅|盆)");
    private static final Pattern SMALL = Pattern.compile("小(?:的|号|款|包(?!装)|瓶|盒|袋|罐|箱|桶|帐|份|那|套|杯|碗|锅|盆)");
    /** 大的小的分别多少钱 asks for both, and so for all. */
    private static final Pattern BIG_AND_SMALL = Pattern.compile("大的?[和跟与、,，]小的|大的小的|小的?[和跟与、,，]大的|小的大的|大小分别");

    private static final Pattern APPLE = Pattern.compile("苹果(?=\\d)");
    private static final Pattern SIZE_LIKE = Pattern.compile("\\d?x*[sml]");
    private static final Map<String, Double> GRAMS =
            Map.of("克", 1.0, "g", 1.0, "千克", 1000.0, "公斤", 1000.0, "kg", 1000.0, "斤", 500.0);
    private static final Map<String, Double> MILLILITRES = Map.of("毫升", 1.0, "ml", 1.0, "升", 1000.0, "l", 1000.0);
    private static final Set<String> COUNTED = Set.of(
            "袋", "包", "盒", "瓶", "罐", "支", "双", "件", "个", "片", "条", "只", "块", "枚", "颗", "套", "卷", "提", "箱", "桶", "把",
            "杯", "台", "副", "组", "本", "册", "筒", "饼", "粒", "根", "板", "听", "扎");
    private static final Set<String> SIZING = Set.of(
            "", "码", "号", "的", "有", "还", "能", "会", "可", "是", "吗", "买", "够", "cm", "厘", "寸", "剩", "断", "什", "多", "怎",
            "价", "到", "至", "哪", "那", "这", "和", "跟", "也", "要");

    private final String colours;

    Kinds(String colours) {
        this.colours = colours;
    }

    /** A kind of which the name has two words: the colour or make, and the size, in whichever order they stand. */
    private record Parted(Kind kind, String first, String second) {}

    private record Amount(String number, String unit) {
        boolean same(Amount other) {
            Double grams = GRAMS.get(unit);
            Double otherGrams = GRAMS.get(other.unit);
            if (grams != null && otherGrams != null) {
                return Math.abs(value() * grams - other.value() * otherGrams) < 1e-6;
            }
            Double litres = MILLILITRES.get(unit);
            Double otherLitres = MILLILITRES.get(other.unit);
            if (litres != null && otherLitres != null) {
                return Math.abs(value() * litres - other.value() * otherLitres) < 1e-6;
            }
            return Math.abs(value() - other.value()) < 1e-6 && !unit.isEmpty() && unit.equals(other.unit);
        }

        double value() {
            return Double.parseDouble(number);
        }
    }

    /** The kinds that the question fits best; none where it names none, or all alike. */
    List<Kind> named(String asked, Offer offer) {
        String question = BIG_AND_SMALL.matcher(asked).replaceAll("◇");
        Matcher unwanted = WITHOUT.matcher(question);
        if (unwanted.find()) {
            List<Kind> others = offer.kinds().stream()
                    .filter(kind -> !kind.name().contains(unwanted.group(1)))
                    .toList();
            // 不含糖的 where a kind is called that is this kind, and not all the others.
            String whole = unwanted.group().substring(0, unwanted.group().length() - 1);
            boolean isCalledSo =
                    offer.kinds().stream().anyMatch(kind -> kind.name().contains(whole));
            if (!isCalledSo
                    && !others.isEmpty()
                    && others.size() < offer.kinds().size()) {
                return others;
            }
        }
        List<Kind> ofABed = BedSize.kinds(question, offer);
        List<Kind> among = ofABed.isEmpty() ? offer.kinds() : ofABed;
        String rest = ofABed.isEmpty() ? question : BedSize.without(question);
        int most = 0;
        var best = new ArrayList<Kind>();
        boolean compares = COMPARING.matcher(question).find();
        for (Kind kind : among) {
            int score = score(rest, Lexicon.plain(kind.name()), offer);
            if (score >= 2 && compares) {
                best.add(kind);
                continue;
            }
            if (score > most) {
                best.clear();
            }
            if (score > 0 && score >= most) {
                best.add(kind);
                most = score;
            }
        }
        boolean cheapest = CHEAPEST.matcher(question).find();
        if (!compares && (cheapest || DEAREST.matcher(question).find())) {
            return priced(offer, best.isEmpty() || isTitled(question, offer, best) ? offer.kinds() : best, cheapest);
        }
        if (best.isEmpty()) {
            return ofABed.isEmpty() ? ofExtreme(question, offer) : ofABed;
        }
        return withoutMore(question, best);
    }

    /** Whether what fits some kinds is only what the goods are called: the 坚果 of 每日坚果 in 坚果最便宜那个. */
    private boolean isTitled(String question, Offer offer, List<Kind> best) {
        String called = WORDS.split(offer.title(), 2)[0];
        if (called.length() < 2 || !Naming.isHan(called)) {
            return false;
        }
        String rest = question.replace(called.substring(called.length() - 2), "◇");
        return best.stream().allMatch(kind -> score(rest, Lexicon.plain(kind.name()), offer) == 0);
    }

    /** Of 60ml and 60ml 两支 the former, where the question says nothing of what the latter has more. */
    private static List<Kind> withoutMore(String question, List<Kind> named) {
        return named.stream()
                .filter(kind -> named.stream()
                        .noneMatch(other -> isMoreThan(kind, other)
                                && Lexicon.plain(kind.name())
                                        .substring(Lexicon.plain(other.name()).length())
                                        .chars()
                                        .filter(Character::isIdeographic)
                                        .noneMatch(letter -> question.indexOf(letter) >= 0)))
                .toList();
    }

    private static boolean isMoreThan(Kind kind, Kind other) {
        return kind.name().length() > other.name().length()
                && Lexicon.plain(kind.name()).startsWith(Lexicon.plain(other.name()));
    }

    private static List<Kind> priced(Offer offer, List<Kind> kinds, boolean least) {
        Comparator<Kind> byPrice = Comparator.comparingLong(kind -> kind.price().minor());
        return kinds.stream()
                .min(least ? byPrice : byPrice.reversed())
                .map(List::of)
                .orElse(offer.kinds());
    }

    /** The biggest or smallest kinds, where they are told apart by one amount and the question asks for the big or the small one. */
    private static List<Kind> ofExtreme(String question, Offer offer) {
        boolean big = BIG.matcher(question).find();
        if (big == SMALL.matcher(question).find()) {
            return List.of();
        }
        var first = new LinkedHashMap<Kind, Amount>();
        for (Kind kind : offer.kinds()) {
            List<Amount> amounts = amounts(Lexicon.plain(kind.name()));
            if (amounts.isEmpty()) {
                return List.of();
            }
            first.put(kind, amounts.getFirst());
        }
        long units = first.values().stream().map(Amount::unit).distinct().count();
        double extreme = first.values().stream()
                .mapToDouble(Amount::value)
                .reduce(big ? Math::max : Math::min)
                .orElse(0);
        boolean same = first.values().stream().allMatch(amount -> amount.value() == extreme);
        return units > 1 || same
                ? List.of()
                : first.entrySet().stream()
                        .filter(entry -> entry.getValue().value() == extreme)
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private int score(String asked, String written, Offer offer) {
        String question = inFigures(APPLE.matcher(asked).replaceAll("iphone "));
        String name = inFigures(written);
        int score = 0;
        List<Amount> amounts = amounts(question);
        List<Amount> has = amounts(name);
        for (Amount one : amounts) {
            score += amountScore(one, has, name);
        }
        Matcher latin = LATIN.matcher(name);
        while (latin.find()) {
            if (Naming.isWhole(question, latin.group())) {
                score += 2;
            }
        }
        score += Shapes.areAlike(question, name) ? 2 : 0;
        return score + hanScore(question, name, offer) + wholeScore(asked, written);
    }

    /** The amounts of a text in figures: 两支 is 2支, and 单支 is 1支. */
    private static String inFigures(String text) {
        return Numerals.inFigures(SINGLE.matcher(text).replaceAll("1"));
    }

    private static int amountScore(Amount asked, List<Amount> has, String name) {
        for (int place = 0; place < has.size(); place++) {
            Amount one = has.get(place);
            if (one.same(asked)) {
                return place == 0 ? SAME_AMOUNT : SAME_AMOUNT_LATER;
            }
            boolean counts = COUNTED.contains(one.unit()) && COUNTED.contains(asked.unit());
            boolean numbered = asked.unit().equals("号") || asked.unit().equals("码");
            // 42炭黑: what stands after the number is the rest of the name.
            boolean rest = asked.unit().length() == 1 && !isUnit(asked.unit()) && name.contains(asked.unit());
            boolean sizes = (SIZING.contains(asked.unit()) || rest)
                    && !(numbered && COUNTED.contains(one.unit()))
                    && (one.unit().isEmpty()
                            || !isUnit(one.unit())
                            || SIZING.contains(one.unit())
                            || GRAMS.containsKey(one.unit())
                            || MILLILITRES.containsKey(one.unit())
                            || COUNTED.contains(one.unit()));
            boolean equal = Math.abs(one.value() - asked.value()) < 1e-6;
            if (equal && (counts || sizes)) {
                return SAME_NUMBER;
            }
        }
        return 0;
    }

    /** Whether it measures or counts: the 豆 of 01 豆沙 does not. */
    private static boolean isUnit(String unit) {
        return SIZING.contains(unit)
                || GRAMS.containsKey(unit)
                || MILLILITRES.containsKey(unit)
                || COUNTED.contains(unit);
    }

    /** One more where a whole word of the name is there: 香辣 500克 rather than 一原味一香辣 500克. */
    private static int wholeScore(String question, String name) {
        return WORDS.splitAsStream(name)
                        .anyMatch(word -> word.length() > 1 && Naming.isHan(word) && question.contains(word))
                ? 1
                : 0;
    }

    private int hanScore(String question, String name, Offer offer) {
        String longest = longest(question, name);
        if (longest.length() >= 2) {
            // 雾蓝浴巾 of 浴巾雾蓝: each of its words counts, in whichever order they stand, but not those that are asked for
            // side by side.
            String next = longest(question.replace(longest, "◇"), name.replace(longest, "◇"));
            boolean together = next.length() >= 2
                    && Pattern.compile(next + "的?" + longest + "|" + longest + "的?" + next)
                            .matcher(question)
                            .find();
            return longest.length() + (together ? next.length() : 0);
        }
        for (int at = 0; at < name.length(); at++) {
            char one = name.charAt(at);
            if (colours.indexOf(one) >= 0 && question.indexOf(one) >= 0 && speaksOfColour(question, one, offer)) {
                return 1;
            }
            boolean notAll = Naming.isHan(one)
                    && (question.contains(one + "的") || question.contains(one + "味"))
                    && offer.kinds().stream().anyMatch(kind -> kind.name().indexOf(one) < 0);
            if (notAll) {
                return 1;
            }
        }
        return 0;
    }

    /** The longest stretch of Chinese characters that both have. */
    private static String longest(String question, String name) {
        String longest = "";
        for (int from = 0; from < name.length(); from++) {
            for (int to = from + longest.length() + 1; to <= name.length(); to++) {
                String stretch = name.substring(from, to);
                if (!Naming.isHan(stretch) || !question.contains(stretch)) {
                    break;
                }
                longest = stretch;
            }
        }
        return longest;
    }

    /** Whether it names the colour as one: 红的, or 红笔 of pens whose title does not call them so; 青少年 does not. */
    private static boolean speaksOfColour(String question, char colour, Offer offer) {
        Matcher named = Pattern.compile(
                        NO_COLOUR + colour + "(?:[的色那款有还]|$|[,，?？a-z0-9]|(\\p{IsHan})(?=子|有|还|的|多少|怎么|$|[,，?？]))")
                .matcher(question);
        while (named.find()) {
            String thing = named.group(1);
            if (thing == null
                    || (offer.title().contains(thing) && !offer.title().contains(colour + thing))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the question asks for a colour that none of the kinds is of, where they are told apart by colours. */
    boolean missesColour(String question, Offer offer) {
        long coloured = offer.kinds().stream()
                .filter(kind -> kind.name().chars().anyMatch(letter -> colours.indexOf(letter) >= 0))
                .count();
        return coloured * 2 > offer.kinds().size()
                && colours.chars()
                        .anyMatch(colour -> question.indexOf(colour) >= 0
                                && Pattern.compile("(?<![配搭穿][^,，]{0,2})" + (char) colour + "(?:色|的)")
                                        .matcher(question)
                                        .find()
                                && offer.kinds().stream().noneMatch(kind -> isOf(colour, kind.name()))
                                && !isOf(colour, offer.title()));
    }

    /** Whether a name has the colour, also by another word for it. */
    private static boolean isOf(int colour, String name) {
        String alike = ALIKE.stream()
                .filter(words -> words.indexOf(colour) >= 0)
                .findFirst()
                .orElse(Character.toString(colour));
        return name.chars().anyMatch(letter -> alike.indexOf(letter) >= 0);
    }

    /** Whether the question asks for a size that none of the kinds is of. */
    boolean missesSize(String question, Offer offer) {
        Set<String> sizes = new java.util.HashSet<>();
        boolean numbered = false;
        for (Kind kind : offer.kinds()) {
            String name = SPLIT_UNIT.matcher(Lexicon.plain(kind.name())).replaceAll("");
            LATIN.matcher(name).results().forEach(found -> sizes.add(found.group()));
            for (Amount amount : amounts(name)) {
                numbered |= amount.unit().isEmpty() || amount.unit().equals("码");
                sizes.add(amount.number());
            }
        }
        boolean lettered =
                sizes.stream().anyMatch(size -> SIZE_LIKE.matcher(size).matches());
        Matcher latin = LATIN.matcher(SPLIT_UNIT.matcher(question).replaceAll(""));
        while (latin.find()) {
            if (lettered && SIZE_LIKE.matcher(latin.group()).matches() && !sizes.contains(latin.group())) {
                return true;
            }
        }
        boolean counted = numbered;
        return amounts(question).stream()
                .anyMatch(one -> counted
                        && SIZING.contains(one.unit())
                        && one.number().length() >= 2
                        && !sizes.contains(one.number()));
    }

    /**
     * The kinds of the one colour or make that the question names, where it names a size too and none of them is of it: of a
     * shirt whose green ends at L, 绿的有xl吗 means the green ones. Empty where it is otherwise.
     */
    List<Kind> withoutTheOtherPart(String question, Offer offer) {
        if (OF_OTHERS.matcher(question).find()) {
            return List.of();
        }
        var parted = new ArrayList<Parted>();
        for (Kind kind : offer.kinds()) {
            String[] both = WORDS.split(Lexicon.plain(kind.name()), -1);
            if (both.length != 2 || both[0].isEmpty() || both[1].isEmpty()) {
                return List.of();
            }
            parted.add(
                    isSize(both[0]) && !isSize(both[1])
                            ? new Parted(kind, both[1], both[0])
                            : new Parted(kind, both[0], both[1]));
        }
        Set<String> first = namedParts(question, offer, parted.stream().map(Parted::first));
        Set<String> second = namedParts(question, offer, parted.stream().map(Parted::second));
        if (first.size() != 1 || second.isEmpty()) {
            return List.of();
        }
        List<Parted> ofFirst =
                parted.stream().filter(one -> first.contains(one.first())).toList();
        boolean together = ofFirst.stream().anyMatch(one -> second.contains(one.second()));
        return together ? List.of() : ofFirst.stream().map(Parted::kind).toList();
    }

    private Set<String> namedParts(String question, Offer offer, Stream<String> parts) {
        return parts.distinct().filter(part -> namesPart(question, part, offer)).collect(Collectors.toSet());
    }

    private static boolean isSize(String part) {
        return SIZE_LIKE.matcher(part).matches() || !amounts(part).isEmpty();
    }

    private boolean namesPart(String question, String part, Offer offer) {
        if (LATIN.matcher(part).matches()) {
            return Naming.isWhole(question, part);
        }
        List<Amount> sizes = amounts(part);
        return sizes.isEmpty()
                ? hanScore(question, part, offer) > 0
                : sizes.size() == 1
                        && amounts(question).stream()
                                .anyMatch(one -> SIZING.contains(one.unit())
                                        && one.number().equals(sizes.getFirst().number()));
    }

    private static List<Amount> amounts(String text) {
        return AMOUNT.matcher(text)
                .results()
                .map(found -> new Amount(found.group(1), found.group(2) == null ? "" : found.group(2)))
                .toList();
    }

    /** Whether a colour alone is named, as in 那个蓝的. */
    boolean namesColour(String question) {
        return colours.chars()
                .anyMatch(colour -> question.indexOf(colour) >= 0
                        && Pattern.compile(NO_COLOUR + (char) colour + "色?的")
                                .matcher(question)
                                .find());
    }

    /** Whether a text has a colour in it that the question names. */
    boolean hasColourOf(String question, String text) {
        return colours.chars().anyMatch(colour -> question.indexOf(colour) >= 0 && text.indexOf(colour) >= 0);
    }
}
