package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Places;
import org.qiantang.app.copywriting.Claim.Kind;

/**
 * Finds what a sentence claims, by the form of its words: what ends in the name of a material or of an honour, who is said
 * to have told or tested it, what is given with it, promised, or said to be over soon. Questions and denials claim nothing.
 */
final class Claims {
    private static final Pattern CLAUSE = Pattern.compile("([^，。！？；：!?;:\\n]+)([，。！？；：!?;:\\n]?)");
    private static final Pattern ASKED = Pattern.compile("(?:吗|么|呢|没有|是不是.*|有没有.*)$");
    private static final Pattern DENIED = Pattern.compile("(?:不是|并非|不用|没用|不带|没有|不会|不能|不|没|别|无)$");
    private static final String NUMBER = "[\\d零〇一二两三四五六七八九十百千万半]";

    /** What runs into the name of a material, an honour or a medium and is no part of it. */
    private static final Pattern LEAD = Pattern.compile(
            "^.*(?:是|的|用(?!户)|为|由|有(?!机)|和(?!田)|与|及|含|选|采|在|都|也|就|被|获|得|过|了|这|那|款|件|把|自(?!然)|整块|全部|纯正|优质|上等|精选|荣|入|拿|还|上(?![海等])|做|很|更|到|给|从)");

    /** A material ends in one of these, with what tells it from others before it. */
    private static final Pattern MATERIAL = Pattern.compile(
            "([\\p{IsHan}A-Za-z0-9]{0,12}?(?:合金|[钢铝钛](?!合金|圈|琴)|[黄紫红青白纯]铜|铸铁|熟铁|生铁|实木|原木|[檀楠榉橡桃松杉柚枣桐桦榆楸梨]木|花梨|紫檀"
                    + "|蚕丝|真丝|绸缎|[纯全长绒棉]棉|(?<![海石])棉(?!签|花糖|裤|袄|服|衣)|亚麻|苎麻|[羊驼牦牛兔]毛|羊绒|羽绒|[鹅鸭]绒|[牛羊猪鹿马鱼蛇鸟貂狐小]皮(?!肤|卡)|真皮|皮革"
                    + "|骨瓷|陶瓷|白瓷|青瓷|紫砂|玻璃(?!窗|水)|硅胶|橡胶|乳胶|尼龙|涤纶|锦纶|腈纶|氨纶|聚酯纤维|莫代尔|天丝|莱赛尔|碳纤维|帆布|灯芯绒|法兰绒"
                    + "|[翡和墨碧]\\p{IsHan}?[翠玉]|足金|黄金|纯金|纯银|足银|铂金|钻石|珍珠|水晶(?!宫)|玛瑙|琥珀|蜜蜡|沉香|珐琅|亚克力|大理石|花岗岩|岩板|藤编|竹编|毛竹|楠竹))");

    private static final Pattern AWARD =
            Pattern.compile("([\\p{IsHan}A-Za-z0-9·]{0,14}?(?:奖(?![励品学金])|金奖|银奖|铜奖|冠军|金牌|状元|名牌|驰名商标|著名商标|老字号|百强|红榜)"
                    + "|(?:被|获)?评(?:为|上)\\p{IsHan}{2,10}|(?:入选|荣获|斩获|摘得|位列)\\p{IsHan}{2,12})");

    private static final Pattern AUTHORITY = Pattern.compile(
            "((?:央视|CCTV|新华社|新华网|人民日报|人民网|光明日报|电视台|[\\p{IsHan}]{2}卫视|[\\p{IsHan}]{2}日报|[\\p{IsHan}]{2}晚报"
                    + "|院士|(?<!专)专家|博士|教授|医生|大夫|营养师|国家队|奥运|航天|NASA|FDA|联合国|世卫|协会|学会|研究院|研究所|实验室|权威|机构|政府|官方|国宴|人民大会堂|米其林|三甲"
                    + "|明星|网红|达人|(?<![\\p{IsHan}])[\\p{IsHan}]{2,3}(?=同款|代言))\\p{IsHan}{0,4}?(?:报道|推荐|认证|认可|指定|合作|代言|背书|监制|授权|特供|专供|检测|检验|证明|点名|表扬|采访|研发|同款|开的|说)?"
                    + "|(?:报道|上过电视|国家级|特供|专供|代言|背书)(?!\\p{IsHan}*[者])|(?:通过|拿到|取得|有)[\\p{IsHan}A-Za-z0-9]{1,12}(?:认证|检测|检验|鉴定))");

    private static final Pattern GIFT =
            Pattern.compile("(买" + NUMBER + "{1,3}[件个双盒袋瓶条]?[送赠得]" + NUMBER + "{0,3}[\\p{IsHan}]{0,4}"
                    + "|(?:下单|拍下|今天|买)?(?:都|就|还|再|另外|额外|免费|随单|直接)?(?:加送|附送|赠送|附赠|白送|多送|送你|送您|送大家|赠品|送)"
                    + "(?!货|礼|给|长辈|爸|妈|到|达|父|母|老|同事|客户|上门|朋友|女|男|他|她|孩|走|家|领导|闺蜜|亲|情|外|谁|学生|自己|人|去|[，。！]|$)(?:你|您|大家)?(?:"
                    + NUMBER + "{1,3}[个条只份套件盒袋瓶支包张片双]?)?[\\p{IsHan}]{0,6}"
                    + "|满" + NUMBER + "{1,5}元?(?:减|送|赠|返)" + NUMBER
                    + "{0,5}|第[二三2-3]件\\p{IsHan}{1,4}|免费(?:领|试用|得|体验)\\p{IsHan}{0,4}|抽奖|返现|红包)");

    private static final Pattern PROMISE = Pattern.compile("(假一[赔罚]" + NUMBER + "{1,3}倍?|(?:" + NUMBER
            + "{1,4}天?)?无理由(?:退换货?|退货)?|保价(?:" + NUMBER + "{1,3}天)?|价保|买贵\\p{IsHan}{1,4}"
            + "|(?:质量问题)?(?:" + NUMBER
            + "{1,3}(?:天|个月|年)之?内?)?(?:有?质量问题)?(?:免费|包)?换新|(?:退货)?运费险|终身(?:保修|质保|维修|维护|保养|免费\\p{IsHan}{0,4}|换新)?|"
            + NUMBER + "{1,3}(?:年|个月)(?:\\p{IsHan}{0,2}?)(?:质保|保修|联保|保换|包换)"
            + "|(?:全国联保|质保|保修|联保|包退包换|包退|包换|只换不修|以换代修|以旧换新)(?:" + NUMBER
            + "{1,3}(?:年|个月))?|全额退款?|全额退|[^，。]{0,4}(?:不满意|不喜欢|不合适|坏了|碎了|破损)[^，。]{0,5}?(?:退|换|赔|补)\\p{IsHan}{0,4}"
            + "|退[货换]?(?:包|免|送)(?:来回|往返)?运费|运费\\p{IsHan}{0,3}(?:出|承担|包)|(?:免费|上门)(?:安装|维修|取件|清洗|保养)|赔(?:付|偿)?" + NUMBER
            + "{1,3}倍?|保证\\p{IsHan}{1,8}|承诺\\p{IsHan}{1,8}|绝不\\p{IsHan}{1,6}|包\\p{IsHan}满意)");

    private static final String WHEN =
            "(?:今天|今晚|当天|当日|现在|马上|立刻|立即|即刻|明天|明早|后天|次日|隔日|隔天|次晨|" + NUMBER + "{1,3}个?(?:小时|天|日|分钟)(?:之?内)?)";
    private static final String PLACE = "(?:" + Places.all().collect(Collectors.joining("|")) + ")";

    private static final Pattern DELIVERY = Pattern.compile(
            "(" + WHEN + "[^，。\\d]{0,4}?(?:发货|发出|寄出|发走|能发|就发|送达|到货|送到|能到|就到|必达|收到|到家|达(?!到|人)|发$|到$)|[秒闪极]发|现拍现发"
                    + "|顺丰|京东(?:物流|快递|配送)|(?:中通|圆通|申通|韵达|极兔|邮政)(?:快递|速递)?|包邮|免运费|免邮|邮费\\p{IsHan}{0,3}(?:出|包)|从\\p{IsHan}{2,6}(?:发货|发出|直发)|(?:是|由|在)?"
                    + PLACE + "\\p{IsHan}{0,4}?(?:发货|直发|发出))");

    private static final Pattern DEADLINE = Pattern.compile("((?:只剩|仅剩|还剩|就剩|剩下|剩|最后|还有|不到|倒计时)[^，。\\d]{0,4}?" + NUMBER
            + "{1,3}个?(?:小时|分钟|秒|天)"
            + "|(?:今晚|今天|明天|本周|这周|月底|本月|\\d{1,2}(?:点|[:：]\\d\\d))[^，。]{0,4}(?:截止|结束|涨价|恢复|下架|停售|没有了|没了)|(?:恢复原价|恢复到?原|(?:马上|即将|立马|就要)(?:涨价|涨|下架|停产|截止|结束|恢复))"
            + "|最后(?:一天|一场|一批|一波|一次|机会)|限时|今天最后|过了(?:今天|今晚|这)[^，。]{0,4}|错过(?:今|就|再|这)[^，。]{0,6}|机不可失|手慢无"
            + "|最后(?:几|一|" + NUMBER + ")[件个条把瓶盒套双只]|所剩不多|所剩无几|快(?:没|卖完|抢完|卖光)了?|库存不多|仅剩少量|断货|秒空|绝版|停产|限量|抢完为止|卖完为止)");

    private static final Pattern CONTAINS = Pattern.compile(
            "(?<![不未无包内])(?:含有|含(?![税义量金蓄糊情笑义运])|添加了?(?!剂)|加了|富含|配料里?有|配方里?有|里面有|成分是|成分有)([\\p{IsHan}A-Za-z0-9]{1,10})");
    private static final Pattern FREE_OF = Pattern.compile(
            "(?:不含|不添加|未添加|不加|没加|没有添加|(?:零|0|无)(?=添加|糖|蔗糖|脂|防腐|香精|色素|酒精|味精|硅油|荧光|甲醛|激素|塑化|反式|麸质|咖啡因|铅|镍))([\\p{IsHan}A-Za-z0-9]{1,10})");
    private static final Pattern LEAVES_OUT = Pattern.compile("不|未|没|零|0|无");
    private static final Pattern MADE_IN =
            Pattern.compile("([\\p{IsHan}]{2,10}?(?<![国量高特自生批财水停投土名年盛海陆]))(?:产的|产$|出产|原产)");
    private static final Pattern ORIGIN = Pattern.compile("(?:产自|来自|源自|产于|原产)(?![一我你他她大自])([\\p{IsHan}]{2,10})");
    private static final Pattern COLOUR = Pattern.compile("([\\p{IsHan}]{0,1}[红橙黄绿青蓝紫黑白灰粉棕褐米杏金银咖])色(?!食品|环保|通道)");

    private static final List<Pattern> WHOLE_WORDS = List.of(GIFT, PROMISE, DELIVERY, DEADLINE);
    private static final List<Kind> WHOLE_KINDS = List.of(Kind.GIFT, Kind.PROMISE, Kind.DELIVERY, Kind.DEADLINE);

    private final List<String> properties;

    /** @param properties words that claim something wherever they stand; those of one sign say too little */
    Claims(List<String> properties) {
        this.properties = properties.stream()
                .filter(word -> word.length() > 1)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Whether this says that something is not in the goods. */
    static boolean leavesOut(String words) {
        return LEAVES_OUT.matcher(words).lookingAt();
    }

    List<Claim> in(String words) {
        var found = new ArrayList<Claim>();
        Matcher clause = CLAUSE.matcher(words);
        while (clause.find()) {
            String end = clause.group(2);
            String said = clause.group(1);
            if (!end.equals("？") && !end.equals("?") && !ASKED.matcher(said).find()) {
                inClause(said, clause.start(), found);
            }
        }
        return found.stream().sorted(Comparator.comparingInt(Claim::from)).toList();
    }

    private void inClause(String clause, int at, List<Claim> found) {
        var own = new ArrayList<Claim>();
        for (int i = 0; i < WHOLE_WORDS.size(); i++) {
            Matcher claim = WHOLE_WORDS.get(i).matcher(clause);
            while (claim.find()) {
                add(own, WHOLE_KINDS.get(i), clause, claim.start(), claim.group(), claim.group());
            }
        }
        of(CONTAINS, Kind.INGREDIENT, clause, own);
        of(FREE_OF, Kind.INGREDIENT, clause, own);
        of(ORIGIN, Kind.ORIGIN, clause, own);
        madeIn(clause, own);
        headed(AWARD, Kind.AWARD, clause, own);
        headed(AUTHORITY, Kind.AUTHORITY, clause, own);
        headed(MATERIAL, Kind.MATERIAL, clause, own);
        of(COLOUR, Kind.COLOUR, clause, own);
        for (String word : properties) {
            for (int from = clause.indexOf(word); from >= 0; from = clause.indexOf(word, from + 1)) {
                add(own, Kind.PROPERTY, clause, from, word, word);
            }
        }
        own.forEach(claim -> found.add(new Claim(claim.kind(), claim.words(), claim.core(), at + claim.from())));
    }

    /** What stands behind a word such as 含有 or 来自. */
    private static void of(Pattern pattern, Kind kind, String clause, List<Claim> own) {
        Matcher claim = pattern.matcher(clause);
        while (claim.find()) {
            add(own, kind, clause, claim.start(), claim.group(), claim.group(1));
        }
    }

    /** 苏州产的: the place without what leads to it. */
    private static void madeIn(String clause, List<Claim> own) {
        Matcher claim = MADE_IN.matcher(clause);
        while (claim.find()) {
            String words = claim.group(1);
            Matcher lead = LEAD.matcher(words.substring(0, words.length() - 1));
            int skipped = lead.find() ? lead.end() : 0;
            String place = words.substring(skipped);
            add(own, Kind.ORIGIN, clause, claim.start() + skipped, claim.group().substring(skipped), place);
        }
    }

    /** What ends in a word that tells the kind, without what only leads to it. */
    private static void headed(Pattern pattern, Kind kind, String clause, List<Claim> own) {
        Matcher claim = pattern.matcher(clause);
        while (claim.find()) {
            String words = claim.group();
            Matcher lead = LEAD.matcher(words.substring(0, words.length() - 1));
            int skipped = lead.find() ? lead.end() : 0;
            String core = words.substring(skipped);
            add(own, kind, clause, claim.start() + skipped, core, core);
        }
    }

    /** Of claims that lie over each other the first found counts. */
    private static void add(List<Claim> own, Kind kind, String clause, int from, String words, String core) {
        boolean isDenied = kind != Kind.INGREDIENT
                && DENIED.matcher(clause.substring(0, from)).find();
        boolean isTaken = own.stream().anyMatch(one -> from < one.to() && one.from() < from + words.length());
        if (!words.isBlank() && !isDenied && !isTaken) {
            own.add(new Claim(kind, words, core, from));
        }
    }
}
