package org.qiantang.engine.guard;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of breach by which findings are counted, as they are named in files and on screens. */
final class Category {
    private static final Map<String, String> IN_CHINESE = Map.ofEntries(
            Map.entry("absolute_claim", "绝对化用语"),
            Map.entry("medical_claim", "医疗用语"),
            Map.entry("health_food_claim", "食品功效"),
            Map.entry("cosmetic_efficacy", "化妆品功效"),
            Map.entry("medical_beauty", "医美"),
            Map.entry("price_fraud", "价格欺诈"),
            Map.entry("false_scarcity", "虚假紧缺"),
            Map.entry("induced_private_deal", "场外交易"),
            Map.entry("investment_return", "收益承诺"),
            Map.entry("minors", "未成年人"),
            Map.entry("vulgar", "低俗辱骂"),
            Map.entry("counterfeit", "假冒不符"),
            Map.entry("unfair_comparison", "贬低他人"),
            Map.entry("state_symbol", "国家象征"),
            Map.entry("fake_authority", "虚假权威"),
            Map.entry("missing_disclosure", "未作提示"));

    private Category() {}

    static Set<String> names() {
        return new TreeSet<>(IN_CHINESE.keySet());
    }

    static String inChinese(String category) {
        String name = IN_CHINESE.get(category);
        if (name == null) {
            throw new IllegalArgumentException(
                    "category: " + category + " (expected: one of " + IN_CHINESE.keySet() + ")");
        }
        return name;
    }
}
