package org.qiantang.app.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Offer;

/** What merchants wrote under names of their own that the house has keys for. */
final class OwnFacts {
    private static final Pattern MEASURE = Pattern.compile("多(?:少厘米)?([长宽高厚深粗])|([长宽高])度");
    private static final Pattern THREE_WAYS = Pattern.compile("\\d\\s*[×x*]\\s*\\d+(?:\\.\\d+)?\\s*[×x*]\\s*\\d");
    private static final Pattern BODY = Pattern.compile("身高|体重|承重|适合人高");
    private static final Pattern HOW_HEAVY = Pattern.compile("重|沉");
    private static final Pattern ROUND = Pattern.compile("[手头腰胸颈脖腕指臀]围|圈口|脚长");
    private static final Pattern LINED = Pattern.compile("里料|里布|里衬|衬里|内衬|内里|里子");
    /** How merchants name what the house has a key for, where they did not use it. */
    private static final Map<Intent, Pattern> OWN = Map.ofEntries(
            Map.entry(
                    Intent.MATERIAL,
                    Pattern.compile("材质|面料|用料|主料|主石|镶嵌|鞋面|帮面|面子|里子|什么料|什么做|[锅箱杯瓶壶车机]身|箱体|壳体|膜布|布料|成分")),
            Map.entry(Intent.DIMENSIONS, Pattern.compile("尺寸|长度|宽度|高度|直径|周长|内径|大小|规格|多大")),
            Map.entry(Intent.NET_CONTENT, Pattern.compile("重量|净重|金重|净含量|克重|规格|数量|多重|几斤|多少克")),
            Map.entry(Intent.HOLDS, Pattern.compile("容量|人数|能装|几升")),
            Map.entry(Intent.SHELF_LIFE, Pattern.compile("保质|有效期|期限|使用期|效期|赏味|放多久|多久吃完|多久用完")),
            Map.entry(Intent.MADE_ON, Pattern.compile("生产日|出厂|批次|日期|哪天做")),
            Map.entry(Intent.STORAGE, Pattern.compile("储存|保存|存放|保管|怎么放|怎么存")),
            Map.entry(Intent.USAGE, Pattern.compile("用法|用量|食用|使用|核销|步骤|方法|操作|佩戴|搭建|泡法|吃法|怎么[用吃喝泡冲做装戴]|一天[吃喂用]")),
            Map.entry(Intent.CARE, Pattern.compile("保养|清洁|清洗|养护|打理|清理|洗涤|洗护|怎么[洗擦养晒]")),
            Map.entry(Intent.PACKAGE, Pattern.compile("包含|内容|清单|盒内|箱内|袋内|配盖|配件|附件|标配|赠品|附送|套餐|随附|里面有|送什么")),
            Map.entry(Intent.SUITED, Pattern.compile("适用|适合|人群|年龄|肤质|对象|谁能|能[吃用穿]吗")),
            Map.entry(Intent.PROVED, Pattern.compile("证书|检测|鉴定|认证|备案|许可|批号|3[Cc]|CCC")),
            Map.entry(Intent.ORIGIN, Pattern.compile("产地|原产|来源|哪里产|哪来")),
            Map.entry(Intent.FLAVOUR, Pattern.compile("口味|甜度|辣度|口感|风味|味道|什么味|香味|香型")),
            Map.entry(Intent.GRADE, Pattern.compile("等级|级别|成色|净度")),
            Map.entry(Intent.WARRANTY, Pattern.compile("保修|质保|换新|终身")),
            Map.entry(Intent.BATTERY, Pattern.compile("续航|电池|使用时长|工作时间|能用多久")),
            Map.entry(Intent.EFFECT, Pattern.compile("功能|作用|用途|功效")),
            Map.entry(Intent.AFTER_SALE, Pattern.compile("退款|退换|退改|取消|售后")),
            Map.entry(Intent.COUPON, Pattern.compile("优惠|叠加|满减")),
            Map.entry(Intent.LIMIT, Pattern.compile("限购|限用|每人")),
            Map.entry(Intent.PAYMENT, Pattern.compile("支付|分期")),
            Map.entry(Intent.CUSTOM_MADE, Pattern.compile("定制|刻字")),
            Map.entry(Intent.INVOICE, Pattern.compile("发票")),
            Map.entry(Intent.COURIER, Pattern.compile("快递|物流|配送")),
            Map.entry(Intent.POWER, Pattern.compile("功率|多少瓦|耗电|费电")),
            Map.entry(Intent.NOISE, Pattern.compile("噪|声音|分贝|吵")),
            Map.entry(Intent.CHARGING, Pattern.compile("充电|充满|充多久")),
            Map.entry(Intent.VOLTAGE, Pattern.compile("电压")),
            Map.entry(Intent.ENERGY, Pattern.compile("能效")),
            Map.entry(Intent.HARDNESS, Pattern.compile("硬度|软硬")),
            Map.entry(Intent.SEASON, Pattern.compile("季节|适穿|温度|花期|产季|上市")),
            Map.entry(Intent.FIT, Pattern.compile("版型|宽松|修身")),
            Map.entry(Intent.STANDARD, Pattern.compile("标准")),
            Map.entry(Intent.BRAND, Pattern.compile("品牌|牌子")),
            Map.entry(Intent.MAKER, Pattern.compile("厂家|生产商|生产企业|制造")),
            Map.entry(Intent.MODEL, Pattern.compile("型号")),
            Map.entry(Intent.INGREDIENTS, Pattern.compile("配料|成分|原料|里面有")),
            Map.entry(Intent.ALLERGENS, Pattern.compile("过敏")),
            Map.entry(Intent.NUTRITION, Pattern.compile("营养|热量|大卡|能量")),
            Map.entry(Intent.LINING, Pattern.compile("里料|内里|内衬")),
            Map.entry(Intent.FILLING, Pattern.compile("填充|充绒|绒")),
            Map.entry(Intent.ELASTIC, Pattern.compile("弹")),
            Map.entry(Intent.FABRIC_WEIGHT, Pattern.compile("克重|厚")),
            Map.entry(Intent.HARVEST, Pattern.compile("采摘|采收")),
            Map.entry(Intent.VARIETY, Pattern.compile("品种")),
            Map.entry(Intent.PROCESS, Pattern.compile("工艺|做法")),
            Map.entry(Intent.SAFETY, Pattern.compile("安全")),
            Map.entry(Intent.COMPATIBLE, Pattern.compile("适配|兼容|支持")));

    private static final Pattern HOW_LONG = Pattern.compile("多久|多长时间|几个?小时|几分钟|多少分钟");
    private static final Pattern TIME = Pattern.compile("[\\d半]\\s*个?(?:小时|分钟|天|h)");
    private static final Pattern CONTAINED =
            Pattern.compile("含(?:不含|有|没有)?([\\p{IsHan}&&[^量多少吗的]]{1,4}?)(?=[吗么量,，?？]|多少|$)");

    private OwnFacts() {}

    /** Whether a fact has what the question asks to be contained: 棉 for 含棉吗. */
    static boolean hasContained(Question question, Fact fact) {
        Matcher contained = CONTAINED.matcher(question.text());
        return contained.find() && fact.value().contains(contained.group(1));
    }

    /** The merchant's own fact of another name that tells the intent; of a measure, only one of that measure. */
    static Optional<Piece> of(Intent intent, Question question, Offer offer) {
        Pattern label = OWN.get(intent);
        if (label == null || (intent == Intent.HOLDS && question.has(Telling.BEARS))) {
            return Optional.empty();
        }
        Matcher measure = MEASURE.matcher(question.text());
        String how = intent == Intent.DIMENSIONS && measure.find()
                ? (measure.group(1) == null ? measure.group(2) : measure.group(1))
                : "";
        return offer.facts().facts().stream()
                .filter(fact -> FactKey.named(fact.key()).isEmpty()
                        && label.matcher(fact.label()).find())
                .filter(fact -> intent != Intent.NET_CONTENT
                        || !question.has(HOW_HEAVY)
                        || fact.label().contains("重"))
                .filter(fact -> intent != Intent.BATTERY
                        || !question.has(HOW_LONG)
                        || TIME.matcher(fact.value()).find())
                .filter(fact -> intent != Intent.DIMENSIONS
                        || fact.label().contains(how)
                        || fact.value().contains(how)
                        || (how.equals("高") && THREE_WAYS.matcher(fact.value()).find()))
                .max(Comparator.comparingLong((Fact fact) -> shared(fact, question)))
                .map(fact -> Recall.piece(List.of(fact)));
    }

    /** How long it runs, where no key of the house says so. */
    static Optional<Piece> ofHowLong(Question question, Offer offer) {
        return question.has(HOW_LONG) && offer.fact(FactKey.RUNNING_TIME).isEmpty()
                ? of(Intent.BATTERY, question, offer)
                : Optional.empty();
    }

    /** How far goods go around a part of the body, by the merchant's own fact: 手围 for 手腕17.5能戴吗. */
    static Optional<Piece> ofAPart(Question question, Offer offer) {
        return offer.facts().facts().stream()
                .filter(fact -> FactKey.named(fact.key()).isEmpty())
                .filter(fact -> ROUND.matcher(fact.label()).find())
                .filter(fact -> shared(fact, question) > 0)
                .findFirst()
                .or(() -> Measure.isBody(question.text()) ? ofABody(offer) : Optional.empty())
                .map(fact -> Recall.piece(List.of(fact)));
    }

    /** What goods are lined with, where the words on their material say so. */
    static Optional<Piece> lining(Offer offer) {
        return offer.fact(FactKey.MATERIAL)
                .filter(fact -> LINED.matcher(fact.value()).find())
                .map(fact -> Recall.piece(List.of(fact)));
    }

    /** For whom it is by height and weight, where a fact says so in figures. */
    private static Optional<Fact> ofABody(Offer offer) {
        return offer.facts().facts().stream()
                .filter(fact -> BODY.matcher(fact.label() + fact.value()).find()
                        && fact.value().chars().anyMatch(Character::isDigit))
                .findFirst();
    }

    private static long shared(Fact fact, Question question) {
        return fact.label()
                .chars()
                .filter(letter -> question.text().indexOf(letter) >= 0)
                .count();
    }
}
