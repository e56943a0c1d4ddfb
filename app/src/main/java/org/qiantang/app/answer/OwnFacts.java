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
    /** How merchants name what the house has a key for, where they did not use it. */
    private static final Map<Intent, Pattern> OWN = Map.ofEntries(
            Map.entry(Intent.MATERIAL, Pattern.compile("材质|面料|用料|主石|镶嵌")),
            Map.entry(Intent.DIMENSIONS, Pattern.compile("尺寸|长度|宽度|高度|直径|周长|内径|大小|规格")),
            Map.entry(Intent.NET_CONTENT, Pattern.compile("重量|净重|金重|净含量|克重|规格|数量")),
            Map.entry(Intent.HOLDS, Pattern.compile("容量|人数")),
            Map.entry(Intent.SHELF_LIFE, Pattern.compile("保质|有效期|期限|使用期|效期|赏味")),
            Map.entry(Intent.MADE_ON, Pattern.compile("生产日|出厂|批次|日期")),
            Map.entry(Intent.STORAGE, Pattern.compile("储存|保存|存放|保管")),
            Map.entry(Intent.USAGE, Pattern.compile("用法|用量|食用|使用|核销|步骤|方法|操作|佩戴|搭建|泡法|吃法")),
            Map.entry(Intent.CARE, Pattern.compile("保养|清洁|清洗|养护|打理|洗涤")),
            Map.entry(Intent.PACKAGE, Pattern.compile("包含|内容|清单|配件|赠品|附送|套餐|随附")),
            Map.entry(Intent.SUITED, Pattern.compile("适用|适合|人群|年龄|肤质|对象")),
            Map.entry(Intent.PROVED, Pattern.compile("证书|检测|鉴定|认证|备案|许可")),
            Map.entry(Intent.ORIGIN, Pattern.compile("产地|原产|来源")),
            Map.entry(Intent.FLAVOUR, Pattern.compile("口味|甜度|辣度|口感|风味")),
            Map.entry(Intent.GRADE, Pattern.compile("等级|级别|成色|净度")),
            Map.entry(Intent.WARRANTY, Pattern.compile("保修|质保|换新|终身")),
            Map.entry(Intent.BATTERY, Pattern.compile("续航|电池|使用时长|工作时间")),
            Map.entry(Intent.EFFECT, Pattern.compile("功能|作用|用途")),
            Map.entry(Intent.AFTER_SALE, Pattern.compile("退款|退换|退改|取消|售后")),
            Map.entry(Intent.COUPON, Pattern.compile("优惠|叠加|满减")),
            Map.entry(Intent.LIMIT, Pattern.compile("限购|限用|每人")),
            Map.entry(Intent.PAYMENT, Pattern.compile("支付|分期")),
            Map.entry(Intent.CUSTOM_MADE, Pattern.compile("定制|刻字")),
            Map.entry(Intent.INVOICE, Pattern.compile("发票")),
            Map.entry(Intent.COURIER, Pattern.compile("快递|物流|配送")));

    private OwnFacts() {}

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
                .filter(fact -> intent != Intent.DIMENSIONS
                        || fact.label().contains(how)
                        || fact.value().contains(how))
                .max(Comparator.comparingLong((Fact fact) -> shared(fact, question)))
                .map(fact -> Recall.piece(List.of(fact)));
    }

    private static long shared(Fact fact, Question question) {
        return fact.label()
                .chars()
                .filter(letter -> question.text().indexOf(letter) >= 0)
                .count();
    }
}
