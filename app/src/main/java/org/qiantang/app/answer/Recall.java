package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Finds the facts that a question is about where no intent of the house names them: by the merchant's own labels and by values. */
final class Recall {
    private static final Pattern IS_IT = Pattern.compile("是([^是]{1,8})的[吗嘛么?]");
    private static final Pattern ASKS_A_NUMBER = Pattern.compile("多少|几[^乎]|多[大长高宽重久深厚远]");
    private static final Pattern EITHER = Pattern.compile("([\\p{IsHan}a-z0-9]{1,6})还是([\\p{IsHan}a-z0-9]{1,6})");
    /** Words of labels that many labels share, and of talk that many lines share. */
    private static final Set<String> COMMON = Set.of(
            "时间", "说明", "提示", "方式", "类型", "等级", "规格", "数量", "适用", "使用", "产品", "含量", "比例", "材质", "大小", "问题", "可以", "质量",
            "照片", "客服", "签收", "包装", "商品", "建议", "左右", "以上", "以下", "小时", "什么", "怎么", "联系", "申请", "免费", "运费", "退货", "尺寸",
            "方法", "其他", "直接", "一个", "一般", "需要", "没有", "不可", "不能", "安全", "一次", "自动", "功能", "保证", "支持", "配料", "订单", "大号",
            "小号", "几个");

    private static final Pattern LATIN =
            Pattern.compile("(?<![a-z0-9.])(?:[a-z]{2,8}(?![a-z])|\\d{1,4}[pdk](?![a-z0-9]))");
    private static final Set<String> UNITS = Set.of("ml", "kg", "cm", "mm", "xl", "xs", "xxl", "vs", "ok", "pcs", "no");
    private static final Pattern WHICH = Pattern.compile("什么(?![时地东意样人价码号色味区快牌用办讲])(\\p{IsHan})(?:$|[的做制?？,，])");
    private static final Pattern WITH =
            Pattern.compile("(?:带|送|含|配|有|附|会|防|用|要)(?:不[带送含配附]|没有)?([\\p{IsHan}&&[^吗么没呢]])[吗么不没?？]");
    private static final Pattern MEASURE_OF = Pattern.compile("多([大高长宽厚重深粗])的?(\\p{IsHan}{1,2})");
    private static final Pattern FIGURE = Pattern.compile("\\d");
    private static final Pattern COUNT_OF = Pattern.compile("(?:多少|几)(?!钱|元|块|个|天|号|码|克|斤)(\\p{IsHan})");
    private static final Map<Pattern, Pattern> MEASURES = Map.of(
            Pattern.compile("几个?小时|几分钟"), Pattern.compile("[\\d半]\\s*(?:个)?(?:小时|分|天|h)"),
            Pattern.compile("几两|多少克"), Pattern.compile("\\d\\s*(?:克|千克|公斤|斤|k?g|两)"),
            Pattern.compile("多少度|几度"), Pattern.compile("\\d\\s*(?:度|℃|°)"),
            Pattern.compile("多[大长高宽厚深粗](?!时间)"), Pattern.compile("\\d.*(?:米|寸|[cm]m|升|平|号|[×x*]|码)"),
            Pattern.compile("多重|几斤|几克"), Pattern.compile("\\d\\s*(?:克|千克|公斤|斤|k?g)"),
            Pattern.compile("多久|多长时间"), Pattern.compile("[\\d半]\\s*(?:个)?(?:小时|分|天|日|月|年|秒|周|时)"));
    /** What stands within a word of the label and is no part of it: 刻了字, 染过色. */
    private static final Pattern ASPECT = Pattern.compile("着|(?<=[\\p{IsHan}])[了过](?=\\p{IsHan})");

    private static final Pattern COUNTED_TIME_OR_WEIGHT = Pattern.compile("几个?小时|几分钟|几[两克]|多少[克度]|几度");
    private static final Pattern OR_NOT = Pattern.compile("(\\p{IsHan})不\\1");
    private static final Pattern MEASURED = Pattern.compile("(\\p{IsHan}{1,4})(?:有)?多([大高长宽厚重深粗])");
    private static final Pattern SOMEBODY = Pattern.compile("身高|孩子|娃|小孩|宝|儿童|人|岁");
    /** Characters with which questions are made, and that say nothing of what is asked for. */
    static final String FORM = "能会是吗呢的了么啊几怎哪这那我你最很太都也还就给";

    private static final int SHORT = 12;
    private static final int LONGEST_MEASURE = 4;
    private static final int LEAST_REPEATED = 3;

    private final Words words;

    Recall(Words words) {
        this.words = words;
    }

    /** Facts whose label is in the question, whole or in its telling part: 筒高 in 筒高几厘米, 加绒 for 内里加绒. */
    List<Fact> labelled(Question question, Offer offer) {
        return offer.facts().facts().stream()
                .filter(fact -> FactKey.named(fact.key()).isEmpty())
                .filter(fact -> !Unfolded.isOfThePacked(question, fact))
                .filter(fact -> names(ASPECT.matcher(question.text()).replaceAll(""), fact.key(), offer.title()))
                .filter(fact -> !question.has(COUNTED_TIME_OR_WEIGHT) || isOfThatMeasure(question, fact.value()))
                .toList();
    }

    /** Whether the characters that name the goods are those of a label of their own: 含氟 in 含氟多少, with 含氟量 on the sheet. */
    static boolean isOfLabel(Question question, BitSet by, Offer offer) {
        int at = by.nextSetBit(0);
        if (at < 0) {
            return false;
        }
        int end = Math.min(question.text().length(), by.nextClearBit(at));
        String run = at < end ? question.text().substring(at, end) : "";
        return run.length() > 1
                && offer.facts().facts().stream()
                        .filter(fact -> FactKey.named(fact.key()).isEmpty())
                        .anyMatch(fact -> fact.key().contains(run));
    }

    /** Facts that a Latin word of the question stands in: spf几 for 防晒指数 SPF50+. */
    List<Fact> inLatin(Question question, Offer offer) {
        List<String> asked = LATIN.matcher(question.text())
                .results()
                .map(MatchResult::group)
                .filter(word -> !UNITS.contains(word))
                .toList();
        return offer.facts().facts().stream()
                .filter(fact -> asked.stream()
                        .anyMatch(word -> Pattern.compile("(?<![a-z])" + word + "[a-z]{0,2}(?![a-z])")
                                .matcher(Lexicon.plain(fact.label() + " " + fact.value()))
                                .find()))
                .limit(2)
                .toList();
    }

    /** The fact whose value ends a part with what is asked for: 大豆蜡 for 什么蜡; or has it as 圆 in 圆不圆. */
    Optional<Fact> ofThat(Question question, Offer offer) {
        Matcher which = WHICH.matcher(question.text());
        if (which.find()) {
            String kind = which.group(1);
            return offer.facts().facts().stream()
                    .filter(fact -> Pattern.compile(Pattern.quote(kind) + "(?=$|[、，,；; （(])")
                            .matcher(fact.value())
                            .find())
                    .findFirst();
        }
        Matcher with = WITH.matcher(question.text());
        if (with.find()) {
            Pattern there = Pattern.compile("(?:带|含|附|送|有|配|无)" + Pattern.quote(with.group(1)) + "|"
                    + Pattern.quote(with.group(1)) + "(?=$|[、，,；; ])");
            return offer.facts().facts().stream()
                    .filter(fact -> FactKey.named(fact.key()).isEmpty())
                    .filter(fact -> fact.label().contains(with.group(1))
                            || there.matcher(fact.value()).find())
                    .findFirst();
        }
        Matcher whether = OR_NOT.matcher(question.text());
        // 噪音大不大 asks for the noise, and not for what has 大 in its name.
        return !whether.find() || (whether.group(1).equals("大") && whether.start() > 0)
                ? Optional.empty()
                : offer.facts().facts().stream()
                        .filter(fact -> FactKey.named(fact.key()).isEmpty())
                        .filter(fact -> fact.label().contains(whether.group(1))
                                || (fact.value().length() <= SHORT
                                        && fact.value().contains(whether.group(1))))
                        .findFirst();
    }

    private static boolean names(String text, String label, String title) {
        Matcher measured = MEASURED.matcher(text);
        while (measured.find()) {
            boolean same = label.length() <= LONGEST_MEASURE
                    && measured.group(1).indexOf(label.charAt(0)) >= 0
                    && label.substring(1)
                            .chars()
                            .anyMatch(one -> measure(measured.group(2)).indexOf(one) >= 0);
            if (same || (label.length() <= LONGEST_MEASURE && label.endsWith(measured.group(1)))) {
                return true;
            }
        }
        if (text.contains(label)) {
            return true;
        }
        Matcher counted = COUNT_OF.matcher(text);
        if (counted.find() && label.equals(counted.group(1) + "数")) {
            return true;
        }
        for (int at = 0; at + 2 <= text.length(); at++) {
            String pair = text.substring(at, at + 2);
            boolean form =
                    FORM.indexOf(pair.charAt(0)) >= 0 && (FORM.indexOf(pair.charAt(1)) >= 0 || !label.contains(pair));
            boolean known = Naming.isHan(pair)
                    && !COMMON.contains(pair)
                    && !form
                    && (label.contains(pair) || !title.contains(pair));
            int first = known ? label.indexOf(pair.charAt(0)) : -1;
            if (first >= 0 && label.indexOf(pair.charAt(1), first + 1) > first) {
                return true;
            }
        }
        Matcher reversed = MEASURE_OF.matcher(text);
        if (reversed.find()
                && label.length() <= LONGEST_MEASURE
                && label.charAt(0) == reversed.group(2).charAt(0)
                && label.contains(reversed.group(1))) {
            return true;
        }
        // 跟多高 for 跟高: both characters, in order, with little between them.
        return label.length() == 2
                && Pattern.compile(Pattern.quote(label.substring(0, 1)) + ".{1,2}" + Pattern.quote(label.substring(1)))
                        .matcher(text)
                        .find();
    }

    /** The characters of labels that a measure is written with: 珠径 for 珠子多大. */
    private static String measure(String asked) {
        return switch (asked) {
            case "大" -> "径大小寸积型";
            case "粗" -> "径粗";
            case "宽" -> "宽幅";
            default -> asked;
        };
    }

    /** Facts whose label is akin to a word of the question: 辣度 for 辣不辣. */
    List<Fact> akin(Question question, Offer offer) {
        var found = new ArrayList<Fact>();
        words.kin().forEach((asked, labels) -> {
            if (question.text().contains(asked)) {
                offer.facts().facts().stream()
                        .filter(fact -> FactKey.named(fact.key()).isEmpty())
                        .filter(fact -> !isOfABody(question, fact) && !Unfolded.isOfThePacked(question, fact))
                        .filter(fact -> labels.stream()
                                .anyMatch(label -> fact.label().contains(label)
                                        || (label.length() > 1 && fact.value().contains(label))))
                        .filter(fact -> !found.contains(fact))
                        .forEach(found::add);
            }
        });
        return found.stream().limit(2).toList();
    }

    /** Whether a fact is on how tall somebody is, and nobody is asked about. */
    private static boolean isOfABody(Question question, Fact fact) {
        return fact.label().contains("身高") && !fact.label().contains("机身") && !question.has(SOMEBODY);
    }

    /** Of a trait that goods have or not, such as 起球: the facts that speak of it; empty where no trait is asked for. */
    Optional<List<Fact>> trait(Question question, Offer offer) {
        for (var trait : words.traits().entrySet()) {
            // 透气孔 is a part of goods, and no question whether air comes through.
            if (ASPECT.matcher(question.text().replace("透气孔", ""))
                    .replaceAll("")
                    .contains(trait.getKey())) {
                return Optional.of(offer.facts().facts().stream()
                        .filter(fact -> !fact.key().equals(FactKey.COLOUR.key())
                                && !fact.key().equals(FactKey.STANDARD.key())
                                && !fact.key().equals(FactKey.FLAVOUR.key()))
                        .filter(fact -> trait.getValue().matcher(fact.value()).find()
                                || fact.label().contains(trait.getKey())
                                || trait.getValue().matcher(fact.label()).find())
                        .filter(fact -> speaksOf(fact, trait.getKey(), trait.getValue()))
                        .limit(2)
                        .toList());
            }
        }
        return Optional.empty();
    }

    /** One character alone says little; it must stand in a fact on care, use, or storage, or the whole word be there. */
    private static boolean speaksOf(Fact fact, String asked, Pattern written) {
        boolean whole = fact.value().contains(asked)
                || fact.label().contains(asked)
                || written.matcher(fact.label()).find();
        boolean telling = Set.of(
                        FactKey.CARE.key(), FactKey.HOW_TO_USE.key(), FactKey.STORAGE.key(), FactKey.FUNCTION.key())
                .contains(fact.key());
        boolean longer = written.matcher(fact.value())
                .results()
                .anyMatch(found -> found.group().length() > 1);
        return whole || telling || longer;
    }

    /** The fact that shares most with a question of no known form, as in 是临安的吗 or 有备用扣吗. */
    Optional<Fact> kindred(Question question, Offer offer) {
        Matcher whether = IS_IT.matcher(question.text());
        boolean isIt = whether.find();
        String asked = isIt ? whether.group(1) : question.text();
        String except = isIt || question.has(EITHER) ? "" : offer.title();
        boolean wantsNumber = question.has(ASKS_A_NUMBER);
        return offer.facts().facts().stream()
                .filter(fact -> !wantsNumber || isOfThatMeasure(question, fact.value()))
                .filter(fact -> isEither(question.text(), fact.value()))
                .filter(fact -> longestShared(asked, fact.value(), except) >= 2)
                .max(Comparator.comparingInt(fact -> longestShared(asked, fact.value(), except)));
    }

    /** The fact of the merchant's own that shares a stretch of its value with the question. */
    Optional<Fact> kindredOwn(Question question, Offer offer) {
        boolean wantsNumber = question.has(ASKS_A_NUMBER);
        return offer.facts().facts().stream()
                .filter(fact -> FactKey.named(fact.key()).isEmpty())
                .filter(fact -> !wantsNumber || isOfThatMeasure(question, fact.value()))
                .filter(fact -> isEither(question.text(), fact.value()))
                .filter(fact -> longestShared(question.text(), fact.value(), offer.title()) >= 2)
                .findFirst();
    }

    /** The fact that shares a longer stretch with the question, though the title has it too: 是稻花香几号. */
    Optional<Fact> repeating(Question question, Offer offer) {
        boolean wantsNumber = question.has(ASKS_A_NUMBER);
        return offer.facts().facts().stream()
                .filter(fact -> !wantsNumber || isOfThatMeasure(question, fact.value()))
                .filter(fact -> isEither(question.text(), fact.value()))
                .filter(fact -> longestShared(question.text(), fact.value(), "") >= LEAST_REPEATED)
                .findFirst();
    }

    /** Whether a value could answer the question by its form: with a figure where a number is asked for, with one of two. */
    static boolean isOfThatForm(Question question, String value) {
        return (!question.has(ASKS_A_NUMBER) || isOfThatMeasure(question, value)) && isEither(question.text(), value);
    }

    /** Whether a value has a figure, and where a size, weight or time is asked for, one of that unit. */
    private static boolean isOfThatMeasure(Question question, String value) {
        String written = Lexicon.plain(value);
        List<Pattern> units = MEASURES.entrySet().stream()
                .filter(measure -> question.has(measure.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return units.isEmpty()
                ? FIGURE.matcher(written).find()
                : units.stream().anyMatch(unit -> unit.matcher(written).find());
    }

    /** The title, where it counts what the question asks the number of: 多少键 of a keyboard of 87 键. */
    static Optional<Piece> inTitle(Question question, Offer offer) {
        Matcher counted = COUNT_OF.matcher(question.text());
        return counted.find()
                        && Pattern.compile("\\d\\s*" + Pattern.quote(counted.group(1)))
                                .matcher(offer.title())
                                .find()
                ? Optional.of(Piece.of("这款是" + Spoken.text(offer.title()), "title"))
                : Optional.empty();
    }

    /** The line of the shop on its service that shares most with the question. */
    Optional<Piece> kindredLine(Question question, Offer offer) {
        return offer.afterSale().stream()
                .filter(line -> longestShared(question.text(), line, offer.title()) >= 2)
                .max(Comparator.comparingInt(line -> longestShared(question.text(), line, offer.title())))
                .map(line -> Piece.of(Spoken.text(line), "after-sale"));
    }

    /** Of a question for one of two, a value answers only if it has one of them. */
    private static boolean isEither(String text, String value) {
        Matcher either = EITHER.matcher(text);
        if (!either.find()) {
            return true;
        }
        String second = either.group(2).replaceAll("[的吗呢]", "");
        String written = Lexicon.plain(value);
        for (int from = 0; from < either.group(1).length() - 1; from++) {
            String end = either.group(1).substring(from).replaceAll("[的是]$", "");
            if (end.length() > 1 && written.contains(end)) {
                return true;
            }
        }
        return (second.length() > 1 && written.contains(second)) || isOneOfTwo(either, written);
    }

    /** 碳的还是铝的: of two things of one character, whether a value has one and not the other. */
    private static boolean isOneOfTwo(Matcher either, String written) {
        String one = either.group(1).replaceAll("[的是]", "");
        String other = either.group(2).replaceAll("[的吗呢]", "");
        boolean brief = !one.isEmpty() && !other.isEmpty() && one.length() <= 2 && other.length() == 1;
        String last = one.isEmpty() ? "" : one.substring(one.length() - 1);
        return brief && written.contains(last) != written.contains(other);
    }

    /** The fact that has one of two things asked for: 7075 航空铝 for 碳的还是铝的. */
    Optional<Fact> oneOfTwo(Question question, Offer offer) {
        Matcher either = EITHER.matcher(question.text());
        return !either.find()
                ? Optional.empty()
                : offer.facts().facts().stream()
                        .filter(fact -> isOneOfTwo(either, Lexicon.plain(fact.value())))
                        .findFirst();
    }

    /** Whether a text and a value share two characters that are not of common talk. */
    static boolean sharesPair(String text, String value) {
        return longestShared(text, value, "") >= 2;
    }

    private static int longestShared(String asked, String value, String except) {
        int longest = 0;
        for (int from = 0; from < asked.length(); from++) {
            for (int to = from + Math.max(2, longest + 1); to <= asked.length(); to++) {
                String stretch = asked.substring(from, to);
                if (!Naming.isHan(stretch) || !value.contains(stretch)) {
                    break;
                }
                if (!COMMON.contains(stretch) && !except.contains(stretch)) {
                    longest = to - from;
                }
            }
        }
        return longest;
    }

    /** How a fact is said: its label with its value, yes and no as what the sheet has. */
    static String told(Fact fact) {
        String value = Spoken.fact(fact);
        if (fact.read() instanceof org.qiantang.app.catalog.FactType.Value.Day(java.time.LocalDate day)) {
            return fact.label() + "是" + day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        }
        boolean yesOrNo = value.matches("(?:是|否|有|无|不|没有)(?:[，,；。].*)?");
        return yesOrNo ? fact.label() + "这一项，资料上写的是“" + value + "”" : fact.label() + "是" + value;
    }

    static Piece piece(List<Fact> facts) {
        return new Piece(
                facts.stream().map(Recall::told).collect(Collectors.joining("，")),
                facts.stream().map(Fact::key).toList());
    }
}
