package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.SpokenNumber.amount;
import static org.qiantang.engine.performance.SpokenNumber.counted;
import static org.qiantang.engine.performance.SpokenNumber.digits;
import static org.qiantang.engine.performance.SpokenNumber.money;
import static org.qiantang.engine.performance.SpokenNumber.telephone;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a sign, number or name in Latin letters is read as. The first rule that fits a place wins, so order matters. */
final class SpeechRules {
    /** A pattern that is tried at one place, and what its match is read as. */
    record Rule(Pattern pattern, Function<MatchResult, String> reading) {}

    private static final String NUM = "((?:\\d{1,3}(?:,\\d{3}){1,5}(?!\\d)|\\d{1,40}+)(?:\\.\\d{1,8}+)?)";
    private static final String TO = "\\s?(?:-|~|—|–|至|到){1,2}\\s?";
    private static final String BIG = "(万|亿|千|百)?";
    private static final String HOUR = "([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])";
    private static final String SIZE = "(?:X{1,4}[SL]|[SML]|\\dXL|均码)";
    private static final String NAMED = "单号|编号|货号|款号|色号|验证码|尾号|工号|房间号|文号|许可证号?|备案号|QQ|ID|微信号?";

    static final List<Rule> ALL = List.of(
            // telephone numbers and other names made of digits
            rule("(?<![\\d.])1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?![\\d.])", m -> telephone(m.group())),
            rule("(?<!\\d)(?:400|800)[- ]?\\d{3,4}[- ]?\\d{3,4}(?!\\d)", m -> telephone(m.group())),
            rule("(?<!\\d)0\\d{2,3}-\\d{7,8}(?!\\d)", m -> telephone(m.group())),
            rule("(?<=(?:拨打|热线|电话|致电)[是为:：]?\\s?)\\d{3,12}(?!\\d)", m -> telephone(m.group())),
            rule(
                    "(?<=(?:" + NAMED + ")[是为:：]?\\s?)([A-Za-z]{0,6})-?(\\d{2,30})(?!\\d)",
                    m -> spelled(m.group(1)) + digits(m.group(2))),
            rule("(?<=双)1[12](?!\\d)", m -> amount(m.group())),
            rule("(?<!\\d)(?:618|520|1111|1212)(?=大促|活动|狂欢|年中|预售|期间|购物节|礼|节)", m -> digits(m.group())),
            rule(
                    "(?<![\\d.])(11\\.11|12\\.12)(?![\\d.元块])",
                    m -> "双" + amount(m.group().substring(0, 2))),
            rule("(?<=#)\\d{2,8}|(?<!\\d)925(?=银)", m -> digits(m.group())),
            // dates and times
            rule(
                    "(?<!\\d)(\\d{4})[-/.年](0?[1-9]|1[0-2])[-/.月](3[01]|[12]\\d|0?[1-9])(日|号|(?!\\d))",
                    m -> digits(m.group(1)) + "年" + unpadded(m.group(2)) + "月" + unpadded(m.group(3))
                            + (m.group(4).isEmpty() ? "日" : m.group(4))),
            rule(
                    "(?<!\\d)((?:19|20)\\d{2})" + TO + "((?:19|20)\\d{2})(?=年)",
                    m -> digits(m.group(1)) + "到" + digits(m.group(2))),
            rule("(?<!\\d)(?:19|20)\\d{2}(?=年)", m -> digits(m.group())),
            rule("(?<!\\d)0([1-9])(?=月|日|号)", m -> digits(m.group(1))),
            rule("(?<=(?:比例|比分|比率|按)[是为:：]?\\s?)(\\d{1,4}):(\\d{1,4})", SpeechRules::ratio),
            rule("(?<![\\d:])" + HOUR, m -> clock(m.group(1), m.group(2), m.group(3))),
            rule("(?<=:\\d\\d)" + TO + "(?=\\d{1,2}:\\d\\d)", _ -> "到"),
            rule("(?<![\\d:])(\\d{1,4}):(\\d{1,4})(?![\\d:])", SpeechRules::ratio),
            // money
            rule("(?<=满\\d{1,5})-(?=\\d)", _ -> "减"),
            rule("(?<=[元块])/(?=\\d)", _ -> "每"),
            rule(
                    "[¥$€£]\\s?" + NUM + BIG + TO + "[¥$€£]?\\s?" + NUM + BIG + "(?:元|块)?",
                    m -> money(m.group(1)) + orNothing(m.group(2)) + "到" + money(m.group(3)) + orNothing(m.group(4))
                            + currency(m.group())),
            rule(
                    "[¥$€£]\\s?" + NUM + BIG + "(?:元|块)?",
                    m -> price(m.group(1), orNothing(m.group(2))) + currency(m.group())),
            rule("(?<![\\d.])\\d{1,16}\\.\\d{1,4}(?=元|块)", m -> money(m.group())),
            rule("(?<![\\d.])([1-9])(\\d)(?=折)", m -> digits(m.group())),
            // sizes of clothes
            rule(
                    "(?<!\\d)(1[4-9]\\d)/(\\d{2,3})([A-CY]?)(?![\\dA-Za-z])",
                    m -> digits(m.group(1)) + digits(m.group(2)) + m.group(3)),
            rule("(?<![A-Za-z\\d])" + SIZE + "(?:\\s?/\\s?" + SIZE + "){1,8}(?![A-Za-z])", SpeechRules::sizes),
            // per cent, fractions, ranges, products
            rule(
                    NUM + "%?" + TO + NUM + "([%‰])",
                    m -> per(m.group(3)) + amount(m.group(1)) + "到" + per(m.group(3)) + amount(m.group(2))),
            rule("(-?)" + NUM + "([%‰])", m -> minus(m.group(1)) + per(m.group(3)) + hundred(m.group(2))),
            rule("(?<![\\d/])(\\d{1,4})/(?=\\d{1,4}\\s?" + Units.ANY + ")", m -> amount(m.group(1)) + "、"),
            rule(
                    "(?<![\\d/])(\\d{1,3})/(\\d{1,3})(?![\\d/])",
                    m -> Integer.parseInt(m.group(1)) < Integer.parseInt(m.group(2))
                            ? amount(m.group(2)) + "分之" + amount(m.group(1))
                            : amount(m.group(1)) + "杠" + amount(m.group(2))),
            rule(
                    "(?<![\\dA-Za-z])(-)?" + NUM + "\\s?(℃|°C)" + TO + "(-)?" + NUM + "\\s?(?:℃|°C)",
                    m -> below(m.group(1)) + amount(m.group(2)) + "摄氏度到" + below(m.group(4)) + amount(m.group(5))
                            + "摄氏度"),
            rule("(?<![\\dA-Za-z])-" + NUM + "\\s?(?:℃|°C)", m -> "零下" + counted(m.group(1), "摄氏度") + "摄氏度"),
            rule("(?<=[\\d.])\\s?(?:×|✕|\\*|x|X)\\s?(?=\\d)", _ -> "乘"),
            rule("(?<=[\\p{IsHan}A-Za-z）)])\\s?(?:×|✕|\\*)\\s?(?=\\d)", _ -> "乘"),
            rule("(?<=\\p{IsHan})\\s?[xX](?=\\d{1,3}(?![\\dA-Za-z]))", _ -> "乘"),
            rule(
                    "(?<![\\dA-Za-z-])" + NUM + "(?=" + TO + "\\d{1,6}(?![\\d-])(?:\\.\\d+)?\\s?(" + Units.ANY
                            + "|\\p{IsHan})?)",
                    m -> counted(m.group(1), measure(m.group(2)))),
            rule("(?<=\\d\\s?" + Units.ANY + "?)(?<![A-Za-z]\\d{1,6})" + TO + "(?=\\d)", _ -> "到"),
            // a number and its unit
            rule(
                    NUM + "\\s?(" + Units.ANY + ")(?![A-Za-wyz²³])",
                    m -> counted(m.group(1), Units.name(m.group(2))) + Units.name(m.group(2))),
            rule(NUM + "[wW]\\+", m -> counted(m.group(1), "万") + "万加"),
            rule(NUM + "w(?![A-Za-z])", m -> counted(m.group(1), "万") + "万"),
            rule("(\\d{1,3})k(?![A-Za-z屏高画])", m -> counted(m.group(1), "千") + "千"),
            // names of things: sun protection, members, models
            rule("(U|S)PF\\s?(\\d{1,3})(\\+?)", m -> m.group(1) + " P F " + amount(m.group(2)) + plus(m.group(3))),
            rule("PA(\\+{1,4})", m -> "P A " + (m.group(1).length() == 1 ? "加" : plusses(m.group(1)))),
            rule("(?:No|NO|no)\\.\\s?(\\d{1,3})", m -> "第" + amount(m.group(1))),
            rule("(?<![A-Za-z\\d.,])(?<![A-Za-z]-)\\d{2,8}(?=[A-Za-z]{2,8})", m -> digits(m.group())),
            rule("(?<=[A-Za-z]\\d{0,2})-(?=[A-Za-z\\d])", _ -> " "),
            rule("(?<=[A-Za-z]\\d{0,2}-?)(?<!\\d)\\d{1,2}[1-9]\\d{1,4}(?![\\d.,])", m -> digits(m.group())),
            rule("(?<=[A-Za-z]-?)\\d{3,6}(?![\\d.,])", m -> amount(m.group())),
            rule("[A-Za-z]{1,40}+", m -> LatinWords.read(m.group())),
            // signs
            rule("(?<=[\\dA-Za-z万千百亿])\\+(?!\\d)", _ -> "加"),
            rule("(?<=\\d)\\s?\\+\\s?(?=\\d)", _ -> "加"),
            rule("\\s?=\\s?(?=\\d)", _ -> "等于"),
            rule("(?:≥|>=)(?=\\s?\\d)", _ -> "大于等于"),
            rule("(?:≤|<=)(?=\\s?\\d)", _ -> "小于等于"),
            rule(">(?=\\s?\\d)", _ -> "大于"),
            rule("<(?=\\s?\\d)", _ -> "小于"),
            rule("≈(?=\\s?\\d)", _ -> "约等于"),
            rule("±(?=\\d)", _ -> "正负"),
            rule("(?<![\\d\\p{IsHan}A-Za-z])-(?=\\d)", _ -> "负"),
            rule("\\s?&\\s?", _ -> "和"),
            rule("/(?=[个件瓶盒包支斤克台套条双片袋箱人天月年次只份])", _ -> "每"),
            rule("(?<=[\\p{IsHan}A-Za-z\\d])/(?=[\\p{IsHan}A-Za-z\\d])", _ -> "、"),
            rule("[~#*^_|]+", _ -> ""),
            // what is left of the numbers
            rule("(?<=第)" + NUM, m -> amount(m.group())),
            rule("(?<!\\d)(?:[06-9][05])(?=后)", m -> digits(m.group())),
            rule("(?<!\\d)9[0-9](?=新)", m -> digits(m.group())),
            rule("(?<!\\d)(?!\\d{5,40}?0000(?!\\d))\\d{9,40}+(?![万亿千百元块个件,.])", m -> digits(m.group())),
            rule(NUM + "(?=\\s?(\\p{IsHan})?)", m -> counted(m.group(1), orNothing(m.group(2)))));

    private SpeechRules() {}

    private static Rule rule(String pattern, Function<MatchResult, String> reading) {
        return new Rule(Pattern.compile(pattern), reading);
    }

    private static String clock(String hour, String minute, @Nullable String second) {
        String spoken = (unpadded(hour).equals("二") ? "两" : unpadded(hour)) + "点";
        if (!minute.equals("00") || second != null) {
            spoken += (minute.startsWith("0") ? "零" + digits(minute.substring(1)) : amount(minute)) + "分";
        }
        return second == null ? spoken : spoken + amount(unpaddedDigits(second)) + "秒";
    }

    private static String ratio(MatchResult match) {
        return amount(match.group(1)) + "比" + amount(match.group(2));
    }

    private static String sizes(MatchResult match) {
        StringBuilder spoken = new StringBuilder();
        for (String size : match.group().split("\\s?/\\s?", -1)) {
            spoken.append(spoken.isEmpty() ? "" : "、");
            boolean counted = Character.isDigit(size.charAt(0));
            spoken.append(counted ? digits(size.substring(0, 1)) : "")
                    .append(spelled(counted ? size.substring(1) : size));
        }
        return spoken.toString();
    }

    private static String price(String written, String big) {
        return big.isEmpty()
                ? counted(written.contains(".") ? unzeroed(written) : written, "元")
                : counted(written, big) + big;
    }

    private static String unzeroed(String written) {
        return written.replaceFirst("\\.?0+$", "");
    }

    private static String currency(String written) {
        return switch (written.charAt(0)) {
            case '$' -> "美元";
            case '€' -> "欧元";
            case '£' -> "英镑";
            default -> written.endsWith("块") ? "块" : "元";
        };
    }

    private static String measure(@Nullable String following) {
        if (following == null) {
            return "";
        }
        return SpokenNumber.isHan(following.charAt(0)) ? following : Units.name(following);
    }

    private static String spelled(String letters) {
        return String.join(" ", letters.split("", -1)).strip();
    }

    private static String per(String sign) {
        return sign.equals("%") ? "百分之" : "千分之";
    }

    private static String hundred(String written) {
        return written.equals("100") ? "百" : amount(written);
    }

    private static String unpadded(String written) {
        return amount(unpaddedDigits(written));
    }

    private static String unpaddedDigits(String written) {
        return written.replaceFirst("^0(?=\\d)", "");
    }

    private static String minus(String sign) {
        return sign.isEmpty() ? "" : "负";
    }

    private static String below(@Nullable String sign) {
        return sign == null ? "" : "零下";
    }

    private static String plus(String sign) {
        return sign.isEmpty() ? "" : "加";
    }

    private static String plusses(String signs) {
        return counted(Integer.toString(signs.length()), "个") + "个加";
    }

    private static String orNothing(@Nullable String group) {
        return group == null ? "" : group;
    }
}
