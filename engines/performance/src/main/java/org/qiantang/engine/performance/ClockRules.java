package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.Forms.TO;
import static org.qiantang.engine.performance.Forms.group;
import static org.qiantang.engine.performance.Forms.unpadded;
import static org.qiantang.engine.performance.SpokenNumber.amount;
import static org.qiantang.engine.performance.SpokenNumber.digits;

import java.util.List;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Times of day, and what else has a colon between two numbers: ratios, scores and formats of screens. */
final class ClockRules {
    private static final String HOUR = "([01]?\\d|2[0-4])[:∶]([0-5]\\d)(?:[:∶]([0-5]\\d))?(?![\\d:∶])";
    private static final String RATIO_BEFORE = "(?<=(?:比例尺|比例|比分|比率|比|按|以|稀释|兑水|配比|混合|打成|战平|领先|兑)[是为:：约]{0,2}\\s?)";
    private static final String RATIO_BEHIND =
            "(?=的?(?:比例|画幅|画面|屏|稀释|兑水|配比|混合|还原|复刻|调|大屏|显示|定制|战胜|胜|打平|获胜|配|勾兑|冲|合金|车模|模型|手办|精度))";
    private static final String RATIO =
            "(\\d{1,4}(?:\\.\\d{1,3})?)\\s?[:∶：]\\s?(\\d{1,8}(?:\\.\\d{1,3})?)(?:\\s?[:∶：]\\s?(\\d{1,4}(?:\\.\\d{1,3})?))?";

    private static final String MATCH =
            "(?<=(?:半决赛|决赛|决胜局|[首末次]局|第[一二三四五]局|大比分|比分|女排|男排|女足|男足|国足|女乒|男篮|女篮|主场|客场|半场)\\s?)";
    private static final String WON = "(?=\\s?(?:横扫|战胜|击败|逆转|大胜|险胜|完胜|获胜|取胜|拿下|不敌|告负|落败))";

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "(?<=(?:用时|用了|用|耗时|成绩|跑出|跑完|历时|时长|全长|全程|以)[是为:：]?\\s?)(\\d{1,2}):([0-5]\\d):([0-5]\\d)(?![\\d:])",
                    m -> SpokenNumber.counted(unpadded(m.group(1)), "小时") + "小时" + amount(unpadded(m.group(2))) + "分"
                            + amount(unpadded(m.group(3))) + "秒"),
            Rule.of("(?<![\\d.])(\\d{1,3})(?=\\s?比\\s?\\d)", m -> amount(m.group(1))),
            Rule.of("(?<=\\d\\s?比\\s?)(\\d{1,3})(?![\\d.]|\\s?[A-Za-z%])", m -> amount(m.group(1))),
            Rule.of("(?<=[A-Z]{2,4})[:：](?=[A-Z]{2,4}\\s?=)", "比"),
            Rule.of(
                    "(\\d{1,2})['′’](\\d{2})[\"″”]/km",
                    m -> amount(m.group(1)) + "分" + amount(unpadded(m.group(2))) + "秒每公里"),
            Rule.of("(?<=(?:米|成绩|跑出?|游出?|用时)[^。！？，]{0,10}\\d秒)(\\d{2})(?!\\d|\\s?[毫分秒元块件单个])", m -> digits(m.group(1))),
            Rule.of(
                    "(?<=\\d[:：]\\d{1,3}[、，,]\\s?)(\\d{1,3}):(?!00|30)(\\d{2})(?!\\d)(?=[^。！？]{0,24}(?:总分|大比分|取胜|获胜|战胜|逆转|拿下|击败))",
                    ClockRules::score),
            Rule.of(
                    "(?<=(?:NBA|CBA|常规赛|季后赛|联赛|英超|中超|欧冠)[^。！？，]{0,14})([6-9]\\d|1\\d{2})\\s?[-–—]\\s?([6-9]\\d|1\\d{2})(?=\\p{IsHan}{2})",
                    ClockRules::score),
            Rule.of(MATCH + "(\\d{1,3})\\s?[-–—]\\s?(\\d{1,3})(?![\\d-])", ClockRules::score),
            Rule.of("(?<![\\d-])(\\d{1,3})\\s?[-–—]\\s?(\\d{1,3})(?![\\d-])" + WON, ClockRules::score),
            Rule.of(
                    "(?<=(?:决赛|局|比分|赛)[^。！？]{0,16}\\d[-–—]\\d{1,3}、)(\\d{1,2})[-–—](\\d{1,2})(?![\\d-])",
                    ClockRules::score),
            Rule.of(
                    "(?<=倒计时[：:]?\\s?)([0-5]?\\d):([0-5]\\d)(?![\\d:])",
                    m -> elapsed(unpadded(m.group(1)), unpadded(m.group(2)))),
            Rule.of(
                    "(?<=(?:还剩|剩余|只剩|仅剩|剩下)[：:]?\\s?)([0-5]?\\d):([0-5]\\d)(?![\\d:])|(?<=还有[：:]?\\s?)(0\\d):([0-5]\\d)(?![\\d:]|[的那开场点])",
                    m -> elapsed(unpadded(group(m, 1) + group(m, 3)), unpadded(group(m, 2) + group(m, 4)))),
            Rule.of(
                    "(?<![\\d.])(\\d{1,2})['′’](\\d{2})(?:''|″|[\"”]|’’)(?!\\d)",
                    m -> elapsed(unpadded(m.group(1)), unpadded(m.group(2)))),
            Rule.of(RATIO_BEFORE + RATIO, ClockRules::ratio),
            Rule.of("(?<![\\d:.])" + RATIO + RATIO_BEHIND, ClockRules::ratio),
            Rule.of(
                    "(?<![\\d:.])(16:10|21:10|32:10)(?!\\d)",
                    m -> amount(m.group().substring(0, 2)) + "比十"),
            Rule.of(
                    "(?<![\\d:.])" + HOUR + "(?:\\s?([AaPp])\\.?[Mm]\\.?(?![A-Za-z]))?",
                    m -> half(m) + clock(m.group(1), m.group(2), m.group(3))),
            Rule.of("(?<=:\\d\\d)" + TO + "(?=(?:次日|第二天|凌晨|晚上?|翌日)?\\d{1,2}:\\d\\d)", "到"),
            Rule.of("(?<![\\d:.])" + RATIO + "(?![\\d:])", ClockRules::ratio),
            Rule.of(
                    "(?<![\\d.])(\\d{1,2})\\s?([AaPp])\\.?[Mm](?![A-Za-z])",
                    m -> half(m.group(2)) + hour(m.group(1)) + "点"),
            Rule.of("(?<=点|點|時|时)0(\\d)(?=分|(?!\\d))", m -> "零" + digits(m.group(1))),
            Rule.of("(?<![\\d.])0([1-9])(?=点|點)", m -> hour(m.group(1))));

    private ClockRules() {}

    private static String clock(String hour, String minute, @Nullable String second) {
        String spoken = hour(hour) + "点";
        if (minute.equals("00") && "00".equals(second)) {
            return spoken + "整";
        }
        if (!minute.equals("00") || second != null) {
            spoken += (minute.startsWith("0") ? "零" + digits(unpadded(minute)).replaceFirst("^零$", "") : amount(minute))
                    + "分";
        }
        return second == null ? spoken : spoken + amount(unpadded(second)) + "秒";
    }

    private static String elapsed(String minutes, String seconds) {
        String said = minutes.equals("0") ? "" : SpokenNumber.counted(minutes, "分") + "分";
        return seconds.equals("0") && !said.isEmpty() ? said + "钟" : said + SpokenNumber.counted(seconds, "秒") + "秒";
    }

    private static String hour(String hour) {
        String plain = unpadded(hour);
        return plain.equals("2") ? "两" : amount(plain);
    }

    private static String half(MatchResult match) {
        return half(group(match, 4));
    }

    private static String half(String letter) {
        if (letter.isEmpty()) {
            return "";
        }
        return letter.equalsIgnoreCase("a") ? "上午" : "下午";
    }

    private static String score(MatchResult match) {
        return amount(match.group(1)) + "比" + amount(match.group(2));
    }

    private static String ratio(MatchResult match) {
        String third = group(match, 3);
        return amount(match.group(1)) + "比" + amount(match.group(2)) + (third.isEmpty() ? "" : "比" + amount(third));
    }
}
