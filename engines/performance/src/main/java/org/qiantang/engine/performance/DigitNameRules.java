package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.Forms.code;
import static org.qiantang.engine.performance.Forms.spelled;
import static org.qiantang.engine.performance.SpokenNumber.digits;
import static org.qiantang.engine.performance.SpokenNumber.telephone;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers that name something and count nothing: telephones, orders, codes, standards, grades of steel and gold. */
final class DigitNameRules {
    /** Words behind which digits are a name. */
    private static final String NAMED =
            "单号|單號|编号|編號|货号|貨號|款号|款號|色号|色號|验证码|驗證碼|尾号|尾號|工号|房间号|房號|文号|证号|许可证|备案号|批号|批次|批准文号|QQ|QQ群|ID|微信|微信号|"
                    + "型号|型號|口令|密码|暗号|卡号|账号|帐号|条码|条形码|券码|兑换码|取件码|取货码|提货码|邀请码|邮编|郵編|门牌|车牌|代码|编码|序列号|流水号|会议号|端口|订单尾号|群号|口令码|"
                    + "激活码|核销码|识别码|防伪码|追溯码|凭证号|运单|代号|机号|箱号|配方号|专利号|标准号|执行标准|手机尾号|后四位|尾数|航班|航班号|车次|房号|校验码|物流号";

    private static final String CALLED = "拨打|打给|致电给|热线|熱線|电话|電話|致电|打电话|客服|座机|手机号|手机号码|来电|专线|传真|总机|分机|拨|短信发|发短信到";

    private static final String BE = "(?:[是为為:：#]|为：|是：|是:)?\\s?[“\"‘「【]?";

    /** What is counted, so that the digits before it are an amount, however many. */
    private static final String COUNTED = "[万亿千百元块個个件人次份单套瓶盒包斤克米名位台只双条张]";

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "(?<![\\d.])\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])",
                    m -> Arrays.stream(m.group().split("\\.", -1))
                            .map(SpokenNumber::digits)
                            .collect(Collectors.joining("点"))),
            Rule.of("0x([0-9A-Fa-f]{4,16})(?![0-9A-Za-z])", m -> "零x" + code(m.group(1))),
            Rule.of(
                    "(?<![A-Za-z])(?:SF|YT|ZTO|JD|JT|EMS|DPK)\\s?\\d{3,4}(?:\\s?\\d{3,4}){2,3}(?!\\d)",
                    m -> code(m.group())),
            Rule.of("(?<![\\d.])(\\d{1,2})(?=车\\d{1,2}[A-F])", m -> SpokenNumber.amount(m.group(1))),
            Rule.of("(?<=房间|包间|客房|舱房)\\s?\\d{3,4}(?![\\d.]|" + COUNTED + "|[平㎡分小间层天米])", m -> digits(m.group())),
            Rule.of("(?<=(?:YSL|圣罗兰)的?\\s?)19\\d{2}(?!\\d|" + COUNTED + ")", m -> digits(m.group())),
            Rule.of("(?<![\\d.])84(?=消毒)", m -> digits(m.group())),
            Rule.of(
                    "(?<=详询|详情咨询|咨询|垂询|短信|银行|火险|专线)(?:9[56]\\d{3,4}|1[012]\\d{3})(?![\\d.]|" + COUNTED + ")",
                    m -> digits(m.group())),
            Rule.of("(?<![\\d.])(\\d{1,2})·(\\d{1,2})(?![\\d.])", m -> digits(m.group(1)) + digits(m.group(2))),
            Rule.of(
                    "(?<![\\d.])\\+?86[- ](\\d{2,3}[- ]\\d{3,4}[- ]?\\d{4})(?!\\d)(?:转(\\d{1,6})(?!\\d))?",
                    m -> "八六，" + telephone(m.group(1))
                            + (Forms.group(m, 2).isEmpty() ? "" : "转" + telephone(m.group(2)))),
            Rule.of("(?<=报警|急救|火警|匪警|救护|交警)(?:110|119|120|122)(?!\\d|" + COUNTED + ")", m -> telephone(m.group())),
            Rule.of(
                    "(?<=[，,；; ]转|请转|再转)\\d{3,6}(?![度圈下秒回次]|\\d|" + COUNTED + "|[%‰]|[.:]\\d|[天小分年月A-Za-z])",
                    m -> telephone(m.group())),
            Rule.of("(?<!\\d)0\\d{1,3}-\\d{3,4}-\\d{4}(?![\\d-])", m -> telephone(m.group())),
            Rule.of(
                    "(?<![\\d./])(1[2-9]5|2\\d5|3[0-3]5)/(\\d{2})\\s?Z?R\\s?(\\d{2})(?:\\s(\\d{2,3})([HVWYTSQ]))?(?![A-Za-z\\d])",
                    m -> code(m.group(1)) + code(m.group(2)) + "R" + SpokenNumber.amount(m.group(3))
                            + (Forms.group(m, 4).isEmpty() ? "" : " " + SpokenNumber.amount(m.group(4)) + m.group(5))),
            Rule.of("(?<=ISBN[:：]?\\s?)[\\dXx][\\d-]{8,16}[\\dXx]", m -> code(m.group())),
            Rule.of("(?<=(?:感光度?|相机|单反|微单|镜头)\\s?)ISO\\s?(?=\\d)", "I S O"),
            Rule.of(
                    "(?<=电话|電話|热线|熱線|座机|致电|拨打|来电)" + BE + "([1-9]\\d{2,3}-\\d{4})(?![\\d-])",
                    m -> telephone(m.group(1))),
            Rule.of(
                    "(?<=(?:凭|取件码|取货码|货架|码)[:：]?\\s?)\\d{1,3}-\\d{1,3}-\\d{2,5}(?![\\d-])|(?<![\\d.-])\\d{1,3}-\\d{1,3}-\\d{3,5}(?=取件|取货|领取)",
                    m -> code(m.group())),
            Rule.of(
                    "(?<=(?:货架|库位|储位|货位|架位|仓位)[是为:：]?\\s?)[A-Za-z]{0,2}-?\\d{1,3}(?:-\\d{1,3}){1,3}(?![\\d-])",
                    m -> code(m.group())),
            Rule.of("(?<![\\d.A-Za-z])(?:304|316|310|430)L(?![A-Za-z\\d])", m -> code(m.group())),
            Rule.of(
                    "(?<![\\dA-Za-z.])(\\d{1,2})[Ww]-?(\\d{2})(?![\\dA-Za-z])(?=全合成|半合成|机油|粘度|的机油|的[，。]|[，。,]|$)",
                    m -> SpokenNumber.amount(m.group(1)) + "W" + SpokenNumber.amount(m.group(2))),
            Rule.of(
                    "(?<=[A-Za-z]|[A-Za-z]\\s|版本|版|系统)(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])",
                    m -> SpokenNumber.amount(m.group(1)) + "点" + SpokenNumber.amount(m.group(2)) + "点"
                            + SpokenNumber.amount(m.group(3))),
            Rule.of(
                    "(?<![\\d.])\\+?86[- ]?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?![\\d.])",
                    m -> "八六，" + telephone(m.group(1))),
            Rule.of("(?<![\\d.])1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)", m -> telephone(m.group())),
            Rule.of("(?<![\\d.])1[3-9]\\d[*xX]{4}(?=\\d{4}(?!\\d))", m -> telephone(m.group()) + "星号星号星号星号"),
            Rule.of(
                    "(?<=打|拨|呼|联系|分机|分机号)\\s?(?:1\\d{4}|95\\d{3}|96\\d{3,4}|1[12]\\d|\\d{3,4}(?<=分机号?\\s?\\d{3,4}))(?!\\d|"
                            + COUNTED + ")",
                    m -> telephone(m.group())),
            Rule.of(
                    "(?<![\\d.])(?:18650|21700)(?!\\d)|(?<![\\d.])\\d{4}(?=显卡)",
                    m -> telephone(m.group()).replace('幺', '一')),
            Rule.of(
                    "(?<=(?:口红|唇釉|迪奥|Dior|DIOR|阿玛尼|YSL|MAC|魅可|TF|NARS|纪梵希|香奈儿|色)\\s?)\\d{3}(?![\\d.]|" + COUNTED + ")",
                    m -> digits(m.group())),
            Rule.of("(?<=[*xX]{4})\\d{4}(?!\\d)", m -> telephone(m.group())),
            Rule.of("(?<!\\d)(?:400|800)(?:[- ]?\\d){7}(?!\\d)", m -> telephone(m.group())),
            Rule.of(
                    "(?<!\\d)\\(?0\\d{2,3}[)）]?[- ]?\\d{3,4}[- ]?\\d{4}(?!\\d)(?:[-转]\\d{1,6}(?!\\d))?",
                    m -> extension(m.group())),
            Rule.of(
                    "(?<=(?:" + CALLED + ")" + BE + ")\\d{3,12}(?!\\d|" + COUNTED + "|[.,:/%]\\d)",
                    m -> telephone(m.group())),
            Rule.of(
                    "(?<=(?:" + NAMED + ")" + BE
                            + ")(?=[A-Za-z_-]{0,10}\\d)[A-Za-z0-9]{1,30}(?:[-/. _][A-Za-z0-9]{1,20}){0,4}"
                            + "(?![A-Za-z0-9]|(?<=\\d)" + COUNTED + "|[:：]\\d)",
                    m -> code(m.group())),
            // standards: GB/T 18401-2010
            Rule.of(
                    "(?<![A-Za-z])((?:GB|QB|FZ|JJF|YY|SN|NY|DB|HG|LY|SB|WS|ISO|IEC|EN|ASTM|T)(?:/T|/Z)?)\\s?(\\d{3,6}(?:\\.\\d{1,2})?)"
                            + "(?:[-—–](\\d{4}))?(?!\\d)",
                    m -> spelled(m.group(1).replace("/", "")) + standard(m.group(2)) + standard(Forms.group(m, 3))),
            Rule.of(
                    "(?<![\\d.A-Za-z])(?:304|316|430|201|925|990|999|9999|18K|750|800)(?=(?:L|型)?(?:不锈钢|不銹鋼|银|銀|足银|纯银|足金|千足金|食品级不锈钢|级不锈钢|号不锈钢|医用级|食品级))",
                    m -> code(m.group())),
            Rule.of(
                    "(?<=(?:足金|足银|纯银|黄金|不锈钢|银饰|SUS|Pt|PT|Au|AU|Ag|S|AG)\\s?)(?:304|316|925|990|999|9999|950|900|750)(?!\\d|"
                            + COUNTED + "|[.,]\\d)",
                    m -> digits(m.group())),
            Rule.of(
                    "(?<![\\d.A-Za-z])(?:996|007|985|211|995|715)(?![\\d.]|" + COUNTED + ")(?=[\\p{IsHan}，。！？、]|$)",
                    m -> digits(m.group())),
            Rule.of("(?<![\\d.])(?:110|119|120|122)(?=报警|急救|火警|电话|救护)", m -> telephone(m.group())),
            Rule.of(
                    "(?<![\\d.-]|[共约有设近余超过])\\d{3,4}(?=室|房间|号房|包间|包厢|会议室|教室|办公室|诊室|铺位|商铺|摊位|展位|房(?![价东贷租产费间型屋子源车]))|(?<=单元|[A-Za-z]座|栋|幢)\\d{3,4}(?![\\d.]|"
                            + COUNTED + "|[平方户])",
                    m -> digits(m.group())),
            Rule.of(
                    "(?<![\\d.])7-11(?=便利|店|门店|全家|超市)|(?<![\\d.])7-(?=ELEV|Elev|eleven)",
                    m -> m.group().endsWith("-") ? "七 " : "七十一"),
            Rule.of("(?<=#)\\d{2,8}(?!\\d)", m -> digits(m.group())),
            Rule.of("(?<![\\d.])([5-9]0)s(?=复古|港风|风|年代|辣妹|美式|怀旧)", m -> digits(m.group(1)) + "年代"),
            Rule.of("(?<!\\d)(?:[06-9][05])(?=后|後)", m -> digits(m.group())),
            Rule.of("(?<![\\d.])360(?=全景|度?环拍|安全|浏览器|环绕)", m -> digits(m.group())),
            Rule.of("(?<![\\d.A-Za-z])(\\d{2})(?=VIP|vip|Vip)", m -> digits(m.group())),
            Rule.of(
                    "(?<![\\d.])(?!\\d{3,40}?000(?!\\d))\\d{8,40}+(?!" + COUNTED + "|,|\\.\\d)",
                    m -> digits(m.group())));

    private DigitNameRules() {}

    private static String extension(String written) {
        int turn = written.indexOf('转');
        return turn < 0
                ? telephone(written)
                : telephone(written.substring(0, turn)) + "转" + telephone(written.substring(turn));
    }

    private static String standard(String written) {
        return written.isEmpty() ? "" : code(written.replace('.', '-')).replace("-", "");
    }
}
