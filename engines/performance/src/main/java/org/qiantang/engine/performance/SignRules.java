package org.qiantang.engine.performance;

import java.util.List;

/** Signs that are words when said, and signs that are nothing. */
final class SignRules {
    private static final String WORD = "\\p{IsHan}A-Za-z\\d";

    static final List<Rule> ALL = List.of(
            Rule.of("(?:≥|>=|≧)(?=\\s?\\d)", "大于等于"),
            Rule.of("(?:≤|<=|≦)(?=\\s?\\d)", "小于等于"),
            Rule.of(">(?=\\s?\\d)", "大于"),
            Rule.of("<(?=\\s?\\d)", "小于"),
            Rule.of("≈(?=\\s?[¥$€£\\d半一两二三几])", "约等于"),
            Rule.of("(?<=\\d)[★⭐☆](?![\\d★⭐☆])", "星"),
            Rule.of("(?<=\\d)#(?=\\s?\\p{IsHan})", "号"),
            Rule.of(
                    "(?<=(?:^|[，。、：:\\s\\d（(])\\p{IsHan}{2,3})\\s?→\\s?(?=\\p{IsHan}{2,3}(?:专线|航线|线路|[，。、）)\\s]|$|往返|单程|直飞))",
                    "到"),
            Rule.of("[Φφ⌀∅](?=\\s?\\d)", "直径"),
            Rule.of("(?<=\\d)\\s?[(（](cm|mm|kg|g|ml|mL|W|V)[)）]", m -> Units.name(m.group(1))),
            Rule.of("∠(?=[A-Z\\d])", "角"),
            Rule.of("△(?=[A-Z]{3})", "三角形"),
            Rule.of("(?<=[A-Za-z])\\s?[∥⫽]\\s?(?=[A-Za-z])", "平行于"),
            Rule.of("(?<=[A-Za-z])\\s?⊥\\s?(?=[A-Za-z])", "垂直于"),
            Rule.of("(?<=风速|度数|球镜|增益)\\+(?=\\d)", "正"),
            Rule.of("(?<=\\d|元|块)\\s?/\\s?(?=平(?:米|方|[，。、\\s]|$))", "每"),
            Rule.of("#(?=号)", "井"),
            Rule.of("#(?=键)", "井号"),
            Rule.of("\\((?=[^)]{0,12}[´ω∀▽□◡Дﾟ≧≦•･])[^)\\p{IsHan}A-Za-z0-9]{1,14}\\)", ""),
            Rule.of("≠", "不等于"),
            Rule.of("±(?=\\s?\\d)", "正负"),
            Rule.of("(?<=[\\dA-Za-z])²", "的平方"),
            Rule.of("(?<=[\\dA-Za-z])³", "的立方"),
            Rule.of("√(?=\\d)", "根号"),
            Rule.of(
                    "(?<=[\\dA-Za-z万千百亿%])(\\+{1,3})(?!\\s?[\\dA-Za-z+])",
                    m -> "加".repeat(m.group().length())),
            Rule.of("(?<=[" + WORD + ")）%²³])\\s?\\+\\s?(?=[" + WORD + "(（【])", "加"),
            Rule.of("(?<![" + WORD + "])\\+(?=\\d)", "加"),
            Rule.of("\\s?=\\s?(?=[\\d" + "\\p{IsHan}])", "等于"),
            Rule.of("(?<=\\p{IsHan}|[A-Za-z])-(?=\\d{1,3}(?:\\.\\d{1,2})?(?:℃|°C|°|度))", ""),
            Rule.of("(?<![\\d\\p{IsHan}A-Za-z%])-(?=\\d)", "负"),
            Rule.of("(?<=度数|近视|散光|球镜|柱镜|屈光|约|为|是|达|至|到|差|值|率|增长|同比|环比|幅|低至|温度|最低|最高|在|于|得)-(?=\\d)", "负"),
            Rule.of("\\s?&\\s?", "和"),
            Rule.of("(?<=\\d|[A-Za-z]|元|块|次|克|升)\\s?/\\s?(?=[个個件瓶盒包支斤克台套条條双片袋箱人天月年周次只份罐张颗枚杯小分秒千公位晚股张桶吨亩户桌间度])", "每"),
            Rule.of(
                    "(?<=[\\d%]\\s?(?:" + Units.ANY
                            + "|[\\p{IsHan}]{1,3})?)\\s?/\\s?(?=(?:学年|学期|课时|分钟|小时|[分秒时节课粒盏卷页张片支瓶袋盒年月周天次件](?=[^\\p{IsHan}]|$|[的高左右起]))(?![/、]))",
                    "每"),
            Rule.of("(?<=\\d)\\s?/\\s?(?=(?:kg|g|L|ml|m²|㎡|m|h|min)(?![A-Za-z]))", "每"),
            Rule.of("(?<=[袋瓶盒包片支罐条粒个件只装张枚卷本])/(?=[箱件盒袋提组套包卷本])", "每"),
            Rule.of("(?<=[" + WORD + "])\\s?/\\s?(?=[" + WORD + "])", "、"),
            Rule.of("(?<=\\d[KkPp])\\s?@\\s?(?=\\d)", ""),
            Rule.of("@(?=[" + WORD + "])", "艾特"),
            Rule.of("[℃℉㎡㎏㎝㎜㎎㎖㎞㎥㏄°]", m -> Units.name(m.group())),
            Rule.of("[~#*^_|=<>+/\\\\`@$&%‰√±≈≥≤×✕-]", ""));

    private SignRules() {}
}
