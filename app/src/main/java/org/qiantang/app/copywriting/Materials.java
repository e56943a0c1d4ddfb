package org.qiantang.app.copywriting;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which material a sheet bears out when a sentence names one. A wider name is borne by a narrower one and not the other way
 * round: what is 牛皮 is 真皮, but no 羊皮; 足金 (990‰ at least, GB 11887) is 黄金, and not all 黄金 is 足金.
 */
final class Materials {
    /** What a part of a thing is called by; before a material it tells where that is. */
    private static final String PARTS = "身体面里层壳盖底柄把架框板胆杯壶锅刀盆盘碗衣裤鞋包带条支腿盒管头门料主全整这那质帮垫圈芯套布珠链坠托";

    /** Names that a sheet may have in place of the one that was said. */
    private static final Map<String, Set<String>> BORNE_BY = Map.ofEntries(
            Map.entry("真丝", Set.of("桑蚕丝", "柞蚕丝", "蚕丝")),
            Map.entry("蚕丝", Set.of("真丝")),
            Map.entry("聚酯纤维", Set.of("涤纶", "聚酯")),
            Map.entry("涤纶", Set.of("聚酯纤维", "聚酯")),
            Map.entry("锦纶", Set.of("尼龙", "聚酰胺")),
            Map.entry("尼龙", Set.of("锦纶", "聚酰胺")),
            Map.entry("腈纶", Set.of("聚丙烯腈")),
            Map.entry("氨纶", Set.of("聚氨酯弹性纤维")),
            Map.entry("莱赛尔", Set.of("天丝")),
            Map.entry("真皮", Set.of("牛皮", "羊皮", "猪皮", "鹿皮", "马皮")),
            Map.entry("皮革", Set.of("真皮", "牛皮", "羊皮", "猪皮", "鹿皮", "马皮")),
            Map.entry("黄金", Set.of("足金", "纯金", "千足金")),
            Map.entry("纯金", Set.of("足金")),
            Map.entry("纯银", Set.of("足银")));

    /** What makes of a material's name one that only looks like it, or is not there. */
    private static final String NOT_IT = "(?<!仿|仿真|人造|合成|再生|非|类|不含|不是|无|像|似)";

    private Materials() {}

    /**
     * The longest end of what was said that the text has, by its own name or by one that bears it out; empty where it has none, or
     * where before it stands what is no part of a thing (大马士革钢 is not borne by 钢).
     */
    static Optional<String> named(String said, String text) {
        for (int from = 0; from < said.length(); from++) {
            String end = said.substring(from);
            if (has(text, end) || BORNE_BY.getOrDefault(end, Set.of()).stream().anyMatch(name -> has(text, name))) {
                boolean isPart = from == 0 || PARTS.indexOf(said.charAt(from - 1)) >= 0;
                return isPart ? Optional.of(end) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean has(String text, String name) {
        return Pattern.compile(NOT_IT + Pattern.quote(name)).matcher(text).find();
    }
}
