package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.Forms.NEXT;
import static org.qiantang.engine.performance.Forms.NUMBER;
import static org.qiantang.engine.performance.Forms.TO;
import static org.qiantang.engine.performance.Forms.group;
import static org.qiantang.engine.performance.SpokenNumber.amount;
import static org.qiantang.engine.performance.SpokenNumber.counted;
import static org.qiantang.engine.performance.SpokenNumber.digits;

import java.util.List;
import java.util.regex.MatchResult;

/** Amounts with their units, degrees of cold, products such as 30cm×40cm, and ranges such as 2-3天. */
final class QuantityRules {
    private static final String DEGREE = "(℃|°C|度(?!的?(?:近视|散光|远视|镜|数))|°|℉|°F)";
    private static final String TIMES = "\\s?(?:×|✕|✖|╳|\\*)\\s?";
    private static final String POWERED =
            "(?=快充|充电|闪充|功率|大功率|超级快充|灯|LED|电机|输出|无线|电吹风|吸力|的充电|双向|PD|风扇|以内|以上|的功率|电源|破壁|加热|投影)";
    private static final String MANY = "(?=\\+|粉|人|单|次|件|播放|销量|多|家|好评|观看|在线|点赞|用户|评价|条|个|份|库存|左右|以上|字|元|块|阅读)";

    static final List<Rule> ALL = List.of(
            // times
            Rule.of("(?<=[\\d.])" + "\\s?[xX]\\s?(?=\\d)", "乘"),
            Rule.of("(?<=[\\d.)）]|\\p{IsHan}|[A-Za-z²])" + TIMES + "(?=\\d)", "乘"),
            Rule.of("(?<=\\d\\s?(?:ml|mL|ML|g|kg|L|cm|mm|m|片|支|瓶|包|袋|盒|条))\\s?[xX]\\s?(?=\\d)", "乘"),
            Rule.of("(?<=\\p{IsHan})\\s?x(?=\\d{1,3}(?![\\dA-Za-z]))", "乘"),
            Rule.of("(?<=[盒瓶包袋片支个件条罐双套只枚粒膜霜液露水乳粉皂巾纸茶])\\s?X(?=\\d{1,2}(?![\\dA-Za-z]))", "乘"),
            Rule.of("(?<![\\d\\p{IsHan}A-Za-z])[×*](?=\\d{1,3}(?![\\dA-Za-z]))", "乘"),
            Rule.of("(?<=[\\dA-Z厘米])\\s?×\\s?(?=[A-Z长宽高]|直径)", "乘"),
            Rule.of("\\s?÷\\s?(?=\\d)", "除以"),
            // degrees
            Rule.of(
                    "(?<![\\dA-Za-z])-" + NUMBER + "\\s?" + DEGREE + "?\\s?[~—–至到]{1,2}\\s?-" + NUMBER + "\\s?"
                            + DEGREE,
                    m -> "零下" + amount(m.group(1)) + "到零下" + amount(m.group(3)) + degree(m.group(4))),
            Rule.of(
                    "(?<![\\dA-Za-z])(-)?" + NUMBER + "\\s?" + DEGREE + "?" + TO + "(-)?" + NUMBER + "\\s?" + DEGREE
                            + "(?!\\p{IsHan}?[酒白])",
                    QuantityRules::degrees),
            Rule.of(
                    "(?<![\\dA-Za-z])-" + NUMBER + "\\s?" + DEGREE,
                    m -> "零下" + amount(m.group(1)) + degree(m.group(2))),
            // mains: the volts and the hertz of one current are no range
            Rule.of("(?<=\\dV)\\s?~\\s?(?=\\d{2}(?:/\\d{2})?\\s?[Hh][Zz])", ""),
            Rule.of(
                    "(?<![\\d.])(\\d{4})K\\s?[-~—至到]\\s?(\\d{4})K(?![A-Za-z])",
                    m -> amount(m.group(1)) + "K到" + amount(m.group(2)) + "K"),
            // a length said by its first two places: 1米65
            Rule.of("(?<=(?<![\\d.])[12]米)(\\d{2})(?!\\d|\\.\\d|\\s?(?:厘米|公分|cm|[元块件个条卷岁年]))", m -> digits(m.group(1))),
            // ranges
            Rule.of(
                    "(?<![\\dA-Za-z-])(?<!第\\d{0,3})" + NUMBER + "(?=" + TO + "\\d{1,6}(?![\\d-])(?:\\.\\d{1,4})?\\s?("
                            + Units.ANY + "|\\p{IsHan}{1,2})?)",
                    m -> counted(m.group(1), measure(group(m, 2)))),
            Rule.of(
                    "(?<=\\d\\s?(?:" + Units.ANY
                            + "|[\\p{IsHan}+]{1,3})?)(?<![A-Za-z]\\d{1,6})\\s?[-~—–]{1,2}\\s?(?=\\d)(?!\\d{1,3}月\\d)",
                    "到"),
            Rule.of("(?<=[日号點点月天年周晚晨午上分时岁]|号楼)\\s?[-~—–]{1,2}\\s?(?=(?:次日|第二天|凌晨|晚上?|翌日|早上?|下午|上午|周)?\\d)", "到"),
            Rule.of("(?<=[周週][一二三四五六日]|星期[一二三四五六日])[-~—–]{1,2}(?=[周週]|星期)", "到"),
            Rule.of("(?<=[一二三四五六七八九十百千万两月日年点号])[-~–]{1,2}(?=[一二三四五六七八九十两])", "到"),
            // units
            Rule.of(
                    "(?<![\\d.])(\\d{1,3})[kK]\\s?[-~—至到]\\s?(\\d{1,3})[kK](?![A-Za-z屏高画分金视超清钻])",
                    m -> amount(m.group(1) + "000") + "到" + amount(m.group(2) + "000")),
            Rule.of("(?<![\\d.])2(?=班(?:车|船|飞机|地铁))", "两"),
            Rule.of("(?<=PU\\s?)(\\d{3,5})mm", m -> amount(m.group(1)) + "毫米"),
            Rule.of("(?<=[，、。！；\\s奶]|^|奶粉)([1-4])(?=段(?:奶粉|适合|，|、|配方|\\d|宝宝))", m -> amount(m.group(1))),
            Rule.of("(\\d{2,4})M(?=宽带|带宽|网|光纤|流量)", m -> amount(m.group(1)) + "兆"),
            Rule.of(NUMBER + "A(?=电源|电流|充电|插|输出|大电流)", m -> amount(m.group(1)) + "安"),
            Rule.of(NUMBER + "V(?=\\s?[/、,]?\\s?\\d{1,2}(?:\\.\\d{1,2})?A(?![A-Za-z]))", m -> amount(m.group(1)) + "伏"),
            Rule.of("(?<=V\\s?[/、,]?\\s?)" + NUMBER + "A(?![A-Za-z])", m -> amount(m.group(1)) + "安"),
            Rule.of(NUMBER + "\\s?[wW]\\+", m -> counted(m.group(1), "万") + "万加"),
            Rule.of(NUMBER + "\\s?[wW]" + POWERED, m -> amount(m.group(1)) + "瓦"),
            Rule.of(NUMBER + "[wW]" + MANY, m -> counted(m.group(1), "万") + "万"),
            Rule.of(NUMBER + "w(?![A-Za-z])", m -> counted(m.group(1), "万") + "万"),
            Rule.of("(?<![A-Za-z\\d])(\\d{1,3}(?:\\.\\d{1,2})?)[kK]" + MANY, m -> counted(m.group(1), "千") + "千"),
            Rule.of(
                    "(?<![A-Za-z\\d])(\\d{1,3}(?:\\.\\d{1,2})?)k(?![A-Za-z屏高画分金视超清])",
                    m -> counted(m.group(1), "千") + "千"),
            Rule.of(
                    "(?<![A-Za-z\\d.])(?!(?:8|16|32|64|128|256|512)G)(\\d{2,4})G(?=[/*×x装包袋罐盒瓶大]|的?(?:零食|坚果|面膜|洗衣|大米|牛肉|猪肉|奶粉|瓜子|茶|糖|面包|礼盒|净含))",
                    m -> amount(m.group(1)) + "克"),
            Rule.of(
                    "(?<![A-WYZa-wyz]\\d{0,4})" + NUMBER + "\\s?(" + Units.ANY + ")(?![A-Za-wyz²³]|(?<=[A-Za-z])\\d)",
                    m -> counted(m.group(1), Units.name(m.group(2))) + Units.name(m.group(2))),
            Rule.of(
                    "(?<=[每单按/½⅓⅔¼¾])(" + Units.ANY + ")(?![A-Za-z²³])(?<=g|kg|ml|mL|L|cm|mm|m|㎡|m²|min|h|KG|ML)",
                    m -> Units.name(m.group(1))));

    /** Numbers that nothing above has claimed. */
    static final List<Rule> LEFT = List.of(
            Rule.of("(?<=(?:第|周|星期|礼拜|初|排名|名列|位列|十|二十|三十|百|千)\\s?)" + NUMBER, m -> amount(m.group(1))),
            Rule.of("(?<![\\d.])0\\d(?![\\d.])", m -> SpokenNumber.digits(m.group())),
            Rule.of(NUMBER + NEXT, m -> counted(m.group(1), group(m, 2))));

    private QuantityRules() {}

    private static String degrees(MatchResult match) {
        String unit = degree(match.group(6));
        String first = group(match, 3);
        String from = group(match, 1).isEmpty() ? "" : "零下";
        String to = group(match, 4).isEmpty() ? "" : "零下";
        return from + amount(match.group(2)) + (first.isEmpty() ? "" : degree(first)) + "到" + to
                + amount(match.group(5)) + unit;
    }

    private static String degree(String sign) {
        return switch (sign) {
            case "℃", "°C" -> "摄氏度";
            case "℉", "°F" -> "华氏度";
            default -> "度";
        };
    }

    private static String measure(String following) {
        if (following.isEmpty()) {
            return "";
        }
        return SpokenNumber.isHan(following.charAt(0)) ? following : Units.name(following);
    }
}
