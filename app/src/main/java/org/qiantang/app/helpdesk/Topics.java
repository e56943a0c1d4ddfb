package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.catalog.FactKey;

/** What a question was about, in one Chinese word of ours: an answer never repeats what a viewer wrote. */
final class Topics {
    private static final String SOMETHING = "这个";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("price", "价格"),
            Map.entry("stock", "库存"),
            Map.entry("skus", "规格"),
            Map.entry("variants", "规格"),
            Map.entry("sizes", "尺码"),
            Map.entry("size", "尺码"),
            Map.entry("delivery", "发货"),
            Map.entry("delivery-time", "发货"),
            Map.entry("ship-from", "发货"),
            Map.entry("region", "发货"),
            Map.entry("postage", "运费"),
            Map.entry("after-sale", "售后"),
            Map.entry("limit", "限购"),
            Map.entry("flash-end", "秒杀时间"),
            Map.entry("flash-next", "秒杀时间"),
            Map.entry("flash-price", "秒杀"),
            Map.entry("limit-left", "限购"),
            Map.entry("struck-price", "价格依据"),
            Map.entry("list-price", "价格"),
            Map.entry("number", "链接"),
            Map.entry("link", "链接"),
            Map.entry("how-to-buy", "怎么买"),
            Map.entry("suited", "适用人群"),
            Map.entry("proved", "证明"),
            Map.entry("holds", "容量"),
            Map.entry("net-content", "净含量"),
            Map.entry("usage", "用法"),
            Map.entry("effect", "功效"),
            Map.entry("safety", "安全类别"));

    private Topics() {}

    static String ofFacts(List<String> keys) {
        return keys.stream().findFirst().flatMap(Topics::word).orElse(SOMETHING);
    }

    /** The topic of what there is no fact for, as the answering names it. */
    static String ofReason(String reason) {
        String first = reason.contains(",") ? reason.substring(0, reason.indexOf(',')) : reason;
        return word(first).orElse(SOMETHING);
    }

    private static Optional<String> word(String key) {
        String word = WORDS.get(key);
        return word == null ? FactKey.named(key).map(FactKey::zh) : Optional.of(word);
    }

    /** How many asked, put before an answer; nothing where it was one. */
    static String counted(int askers, String topic) {
        return askers < 2 ? "" : askers + " 位朋友问" + topic + "：";
    }
}
