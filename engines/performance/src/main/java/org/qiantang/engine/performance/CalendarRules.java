package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.Forms.TO;
import static org.qiantang.engine.performance.Forms.unpadded;
import static org.qiantang.engine.performance.SpokenNumber.amount;
import static org.qiantang.engine.performance.SpokenNumber.digits;

import java.util.List;

/** Years digit by digit, months and days as amounts, in every order and with every sign between. */
final class CalendarRules {
    private static final String MONTH = "(0?[1-9]|1[0-2])";
    private static final String DAY = "(3[01]|[12]\\d|0?[1-9])";
    private static final String YEAR = "((?:19|20)\\d{2})";

    /** What shows that 11.27 or 11/27 before it is a day. */
    private static final String AS_A_DAY =
            "(?=\\s?(?:前|之前|截止|截至|到期|起|当天|當天|当晚|晚|早|上午|下午|中午|凌晨|夜|开|開|发货|發貨|大促|返场|返場|活动|活動|直播|专场|周|号|日|上新|上架|首发|预售|预告|统一|正式|见|恢复|\\p{IsHan}{2}节|\\d{1,2}[:点]|[-~至到—]{1,2}\\s?(?:0?[1-9]|1[0-2])[./](?:[12]\\d|3[01])(?![\\d.]|\\s?[A-Za-z%元米斤倍万个度])))";

    /** The same, where the day is said with its own word: 12/25前 is 十二月二十五日前. */
    private static final String AS_A_DATE =
            "(?=\\s?(?:前(?!端|面)|之前|截止|截至|到期|起(?!伏|来)|当天|當天|陆续|陸續|照常|逾期|恢复|开始|开启|启动|营业|放假|打烊|停售|止|发(?![票热])|[（(](?:周|星期|本周|今|明)|晚|早|上午|下午|中午|凌晨|夜|开|開|发货|發貨|上新|上架|首发|预售|预告|预热|盘点|统一|正式|见|\\d{1,2}[:点])|\\s?[-~至到—]{1,2}\\s?(?:0?[1-9]|1[0-2])[./](?:3[01]|[12]\\d|0?[1-9])(?!\\d|[./]\\d|\\s?[A-Za-z%元米斤倍万个度寸])(?=前|起|止|之前|陆续|照常|逾期|截止|期间|每天|发货|开(?!口)))";

    /** 1/3到1/2片 is no span of days. */
    private static final String FRACTION = "(?:1/[2-4]|2/3|3/4)(?!\\d)";

    /** What shows that 11.27 behind it is a day. */
    private static final String SAID_AS_A_DAY = "(?<=(?:时间|日期|日子|定在|定档|就在|截止到|截至|生日|期限|效期)[是为:：]?\\s?)";

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "(?<![\\d.])" + YEAR + "([-/.年])" + MONTH + "(?:[-/.月])" + DAY + "(日|号|號|(?!\\d))",
                    m -> digits(m.group(1)) + "年" + day(m.group(3), m.group(4))
                            + (m.group(5).isEmpty() ? "日" : m.group(5))),
            Rule.of(
                    "(?<![\\d.])(2[4-9]|3\\d)[.](0[1-9]|1[0-2])[.](0[1-9]|[12]\\d|3[01])(?![\\d.])",
                    m -> "二零" + digits(m.group(1)) + "年" + day(m.group(2), m.group(3)) + "日"),
            Rule.of(
                    "(?<![\\d./-])" + MONTH + "-(1[3-9]|2\\d|3[01])(?![\\d.-])(?=之?前|截止|截至|起[发售，]|陆续|当天)",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<![\\d./¥])" + MONTH + "\\." + DAY + "(?=\\s?[至到]\\s?" + MONTH
                            + "\\.(?:[12]\\d|3[01])(?![\\d.]|\\s?[A-Za-z%元米斤倍万个度寸]))",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<=\\d\\.\\d{1,2}\\s?[至到]\\s?)" + MONTH + "\\.([12]\\d|3[01])(?![\\d.]|\\s?[A-Za-z%元米斤倍万个度寸])",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<![\\d./])(?!" + FRACTION + ")" + MONTH + "/" + DAY + "(?=\\s?[-~至到—]{1,2}\\s?" + MONTH + "/"
                            + DAY + "(?![\\d./]|\\s?[A-Za-z%杯勺茶汤量处英寸圈]))",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<=\\d/\\d{1,2}\\s?[-~至到—]{1,2}\\s?)(?!" + FRACTION + ")" + MONTH + "/" + DAY
                            + "(?![\\d./]|\\s?[A-Za-z%杯勺茶汤量处英寸圈])",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<=\\d{4}-\\d{2}-\\d{2}\\s?[至到~]\\s?)(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?![\\d-])",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of("(?<=\\d日?)T(?=\\d{2}:\\d{2})", ""),
            Rule.of(
                    "(?<![\\d.])" + YEAR + "[-/.]" + MONTH + "(?![\\d./-])(?!\\s?[万元米])",
                    m -> digits(m.group(1)) + "年" + amount(unpadded(m.group(2))) + "月"),
            Rule.of(
                    "(?<!\\d)(20\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?!\\d)(?=前|后|生产|到期|出厂|日期|发货|开播)",
                    m -> digits(m.group(1)) + "年" + day(m.group(2), m.group(3)) + "日"),
            Rule.of(
                    "(?<![\\d.])(1\\d{3}|20\\d{2})" + TO + "(1\\d{3}|20\\d{2})(?=年|款|赛季|财年)",
                    m -> digits(m.group(1)) + "到" + digits(m.group(2))),
            Rule.of(
                    "(?<![\\d.¥])" + YEAR
                            + "(?=年(?!的?(?:经验|老店|历史|工艺|时间))|[早新]?[款春夏秋冬]|版|届|新版|赛季|财年|世界杯|奥运|全新|升级|上半年|下半年|Q[1-4]|[SA]W|SS|[早初]|最新|流行|[考高中国]?考[研试]?|春晚|校招|春招|秋招|亚运|届)",
                    m -> digits(m.group())),
            Rule.of(
                    "(?<=(?:自|从|自从|始于|创立于|成立于|建于|诞生于|Since|since|SINCE|est\\.|Est\\.)\\s?)" + YEAR + "(?![\\d.元块个件])",
                    m -> digits(m.group())),
            Rule.of("(?<!\\d)(\\d0)(?=年代)", m -> amount(m.group())),
            Rule.of("(?<!\\d)(2[0-9])(?=年?[新老早]?款|年?[早新]?[春夏秋冬][夏冬季款]|年[新早]|年\\d{1,2}月)", m -> digits(m.group())),
            Rule.of(
                    "(?<![\\d.])" + MONTH + "月" + DAY + "(?=日|号|號|(?!\\d))(?![./:]\\d)",
                    m -> day(m.group(1), m.group(2))),
            Rule.of("(?<!\\d)0([1-9])(?=月|日|号)", m -> digits(m.group(1))),
            Rule.of(
                    "(?<=统一)" + MONTH + "[./]" + DAY + "(?![\\d./%])(?=发|开|恢复|上新|寄|到货|截止)",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<=定于|定在|改到|改至|推迟到|延期到|提前到|截至|开始于)" + MONTH + "[./]" + DAY + "(?![\\d./%]|\\s?[元米斤])",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<![\\d./-])(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(?=\\s\\d{1,2}:\\d{2})",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<![\\d./¥])" + MONTH + "[./]" + DAY + "(?![\\d./%])" + AS_A_DATE,
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<=\\d[./]\\d{1,2}\\s?[-~至到—]{1,2}\\s?)" + MONTH + "[./]" + DAY
                            + "(?![\\d./%])(?=\\s?(?:前|后|起|止|陆续|陸續|照常|逾期|期间|截止|每天))",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<![\\d./¥])" + MONTH + "[./]" + DAY + "(?![\\d./%])" + AS_A_DAY,
                    m -> day(m.group(1), m.group(2))),
            Rule.of(
                    "(?<=\\d[./]\\d{1,2}\\s?[-~至到—]{1,2}\\s?)" + MONTH
                            + "[./]([12]\\d|3[01])(?![\\d./%]|\\s?[A-Za-z%元米斤倍万个度块寸])",
                    m -> day(m.group(1), m.group(2))),
            Rule.of(SAID_AS_A_DAY + MONTH + "[./-]" + DAY + "(?![\\d./%])", m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of(
                    "(?<![\\d./])(1[12]|6)/(1[128])(?![\\d./])(?!\\s?[A-Za-z寸])",
                    m -> day(m.group(1), m.group(2)) + "日"),
            Rule.of("(?<=周|星期|礼拜|週|禮拜)[1-7](?![\\d.]|[岁天个年次])", m -> digits(m.group())),
            Rule.of("(?<=(?:周|星期|礼拜|週)\\d)" + TO + "(?=(?:周|星期|礼拜|週)?\\d)", "到"));

    private CalendarRules() {}

    private static String day(String month, String day) {
        return amount(unpadded(month)) + "月" + amount(unpadded(day));
    }
}
