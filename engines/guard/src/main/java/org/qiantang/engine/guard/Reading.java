package org.qiantang.engine.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line as the second reader is given it: what was said, undone of its disguises, and beside it who said it where,
 * what the rules made of it, and what is known of the goods.
 *
 * <p>A small encoder cannot compare numbers. So each fact that is a number is followed by how it stands to the numbers
 * that were said: 同 (one of them is it), 说多, 说少 (the nearest said is more, or less), 没说 (none was said).
 */
record Reading(String text, String context) {
    private static final int MAX_FACTS = 12;
    private static final int MAX_VALUE = 40;
    private static final int MAX_BEFORE = 3;
    private static final int MAX_HEARD = 60;

    private static final Pattern SAID =
            Pattern.compile("(\\d+)[块元](\\d)(?![\\d件双条套瓶盒单份只箱包支对把袋枚个人斤克天年])|" + Numeral.FORM);
    private static final Pattern LONE_DIGIT = Pattern.compile("[零〇一二两三四五六七八九十百千万]");
    private static final String MEASURES = "块元米件双条套瓶盒单份只台箱包支对把袋枚个人斤克号天小分秒岁折倍次桌位";
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,4})?");

    /** Facts of one length in the order of their names: the same line must read the same in every process. */
    private static final Comparator<Map.Entry<String, String>> SHORT_FIRST =
            Comparator.<Map.Entry<String, String>>comparingInt(
                            fact -> fact.getValue().length())
                    .thenComparing(Map.Entry.comparingByKey());

    /** @param text the line, or a stretch of it, as the normaliser leaves it */
    static Reading of(Line line, String text, List<Finding> byRules, Sounds sounds) {
        var context = new ArrayList<String>();
        context.add(channel(line.channel()) + speaker(line.speaker()));
        context.add(line.goods() == null ? Goods.UNKNOWN_KIND : line.goods().legalCategory());
        sounds.in(text).forEach(word -> context.add("音似" + word));
        byRules.stream().map(Reading::hint).distinct().forEach(context::add);
        if (line.goods() != null) {
            List<BigDecimal> said = numbersIn(text);
            known(line.goods()).entrySet().stream()
                    .sorted(SHORT_FIRST)
                    .limit(MAX_FACTS)
                    .map(fact -> fact(fact.getKey(), fact.getValue(), said))
                    .forEach(context::add);
        }
        List<String> before = line.before();
        if (!before.isEmpty()) {
            String heard = String.join(" ", before.subList(Math.max(0, before.size() - MAX_BEFORE), before.size()));
            // A viewer must not be able to type what looks like a fact or a rule's word.
            heard = heard.replace(';', ' ').replace('；', ' ');
            context.add("前文 " + heard.substring(Math.max(0, heard.length() - MAX_HEARD)));
        }
        return new Reading(text, String.join(" ; ", context));
    }

    private static Map<String, String> known(Goods goods) {
        var known = new LinkedHashMap<String, String>(goods.facts());
        addUnlessKnown(known, Fact.PIECES_LEFT, goods.piecesLeft(), 0);
        addUnlessKnown(known, Fact.PRICE, goods.priceMinor(), 2);
        addUnlessKnown(known, Fact.LOWEST_DEAL, goods.lowestDealMinor7d(), 2);
        return known;
    }

    private static void addUnlessKnown(Map<String, String> known, String name, @Nullable Long value, int places) {
        if (value != null) {
            String text = BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
            if (!known.containsValue(text)) {
                known.put(name, text);
            }
        }
    }

    private static String fact(String name, String value, List<BigDecimal> said) {
        String shown = value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value;
        String relation = PLAIN_NUMBER.matcher(value).matches() ? relation(new BigDecimal(value), said) : "";
        return name.replace('_', ' ') + " " + shown + relation;
    }

    private static String relation(BigDecimal value, List<BigDecimal> said) {
        if (said.isEmpty()) {
            return " 没说";
        }
        BigDecimal nearest = said.stream()
                .min(Comparator.comparing(number -> number.subtract(value).abs()))
                .orElseThrow();
        int more = nearest.compareTo(value);
        return more == 0 ? " 同" : more > 0 ? " 说多" : " 说少";
    }

    /** The numbers in the text, 19块9 as 19.9; a lone 一 counts only before a measure, for it is mostly no number. */
    static List<BigDecimal> numbersIn(String text) {
        var numbers = new ArrayList<BigDecimal>();
        Matcher said = SAID.matcher(text);
        while (said.find()) {
            if (said.group(1) != null) {
                numbers.add(new BigDecimal(said.group(1) + "." + said.group(2)));
            } else if (!LONE_DIGIT.matcher(said.group(3)).matches() || isMeasureAt(text, said.end())) {
                OptionalLong hundredths = Numeral.hundredths(said.group(3));
                hundredths.ifPresent(value -> numbers.add(BigDecimal.valueOf(value, 2)));
            }
        }
        return numbers;
    }

    private static boolean isMeasureAt(String text, int index) {
        return index < text.length() && MEASURES.indexOf(text.charAt(index)) >= 0;
    }

    private static String hint(Finding finding) {
        String verdict = switch (finding.verdict()) {
            case VIOLATES -> finding.factsUsed().isEmpty() ? "可疑" : "不符";
            case NEEDS_EVIDENCE -> "缺证";
            case CLEAR -> finding.factsUsed().isEmpty() ? "豁免" : "相符";
        };
        return "规则" + Category.inChinese(finding.category()) + verdict;
    }

    private static String channel(Channel channel) {
        return switch (channel) {
            case SPEECH -> "口播";
            case CHAT -> "弹幕";
            case TITLE -> "标题";
            case PRODUCT_TEXT -> "详情";
            case SCREEN -> "画面";
        };
    }

    private static String speaker(Speaker speaker) {
        return switch (speaker) {
            case HOST -> "主播";
            case STAFF -> "员工";
            case BOT -> "机器人";
            case VIEWER -> "观众";
        };
    }

    @Override
    public String toString() {
        return text + " | " + context;
    }
}
