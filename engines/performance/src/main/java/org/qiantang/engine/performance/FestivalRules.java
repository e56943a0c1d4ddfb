package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.SpokenNumber.amount;
import static org.qiantang.engine.performance.SpokenNumber.digits;

import java.util.List;

/** Days of buying and other feasts that are called by their numbers: 双11, 618, 12.12, 3.8节. */
final class FestivalRules {
    private static final String NOT_COUNTED = "(?![\\d.]|[元块塊圆圓万亿千百%个個件人份单号码斤克米毫厘升GgMmLl号室路])";
    private static final String NOT_PAID =
            "(?<![\\d.¥$第号#-])(?<!(?:价|減|减|送|卖|到手|只要|仅需|才|付|花|省|立减|返|抵|满|滿|共|要|库存|还剩|剩|约)[:：]?\\s?)";
    private static final String FEAST =
            "(?=大促|年中|狂欢|狂歡|活动|活動|预售|預售|期间|期間|购物节|購物節|礼|节|節|返场|返場|盛典|晚会|晚會|开门红|来|当天|前|那天|专场|"
                    + "福利|预热|囤货|囤貨|攻略|战报|倒计时|主会场|价格|提前|再来|全天|又|当晚|抢先|优惠|的时候|年货|好物|清单|必买|必囤|来了|是|和|与|、|要|到|就|快|马上|开|继续|同价|一样|价|之|没|也|都|已)";

    static final List<Rule> ALL = List.of(
            Rule.of("(?<![\\d.])5\\.20(?=的?(?:花束?|礼物?|礼盒|告白|表白|情人|专场|当天))", "五二零"),
            Rule.of("(?<=双|雙)1[12](?!\\d)", m -> amount(m.group())),
            Rule.of("(?<=双|雙)(\\d)(?:[.·](\\d))?(?!\\d)(?![万个件])", m -> digits(m.group())),
            Rule.of(NOT_PAID + "(?:618|818|520|521|1111|1212|1314|315)" + NOT_COUNTED, m -> digits(m.group())),
            Rule.of(
                    NOT_PAID + "(1[12])\\.\\1" + NOT_COUNTED + "(?!\\s?[-~至到—])(?![\\p{IsHan}]{0,2}\\d{1,2}:\\d)",
                    m -> "双" + amount(m.group(1))),
            Rule.of("(?<![\\d.¥])6\\.18" + FEAST, "六一八"),
            Rule.of("(?<=京东|天猫|淘宝|抖音|快手|今年|去年|年中|等到|过完|备战|到了)6\\.18(?![\\d.元块])", "六一八"),
            Rule.of("(?<![\\d.¥])99(?=划算节|聚星节)", "九九"),
            Rule.of("(?<![\\d./¥])3[./]?8(?=节|節|妇女|女神|女王|大促|焕新)", "三八"),
            Rule.of("(?<![\\d.¥])9\\.9(?=大促|划算节|狂欢|酒水节)", "九九"),
            Rule.of("(?<![\\d.¥])3\\.15(?=晚会|打假|消费者)", "三一五"),
            Rule.of("(?<![\\d.¥])6\\.1(?=儿童|节|礼)", "六一"),
            Rule.of("(?<![\\d.¥])8\\.1(?=建军)", "八一"),
            Rule.of("(?<![\\d.¥])8\\.18" + FEAST, "八一八"),
            Rule.of("(?<![\\d.¥])10\\.1(?=黄金周|国庆|假期)", "十一"),
            Rule.of("(?<![\\d.¥])5\\.1(?=黄金周|劳动节|假期)", "五一"),
            Rule.of("(?<![\\d.¥])5\\.20(?=告白|情人|礼|表白|活动|大促)", "五二零"),
            Rule.of("(?<![\\d.])(?:11|10)(?=黄金周|国庆)", m -> amount(m.group())));

    private FestivalRules() {}
}
