package org.qiantang.app.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Delivery;

/** Whether goods are sent to the region that a question names. */
final class Regions {
    private static final Pattern HONG_KONG_MACAU_TAIWAN = Pattern.compile("香港|澳门|台湾|港澳");
    private static final Pattern ABROAD =
            Pattern.compile("海外|国外|国际|美国|日本|加拿大|英国|澳洲|澳大利亚|新加坡|马来|韩国|overseas|abroad|international");
    private static final Pattern MAINLAND = Pattern.compile("新疆|西藏|内蒙|宁夏|青海|甘肃|海南|东北|北京|上海|广东|广州|深圳|四川|成都|云南|贵州|偏远");

    private Regions() {}

    static Optional<Piece> of(Question question, Delivery delivery) {
        List<String> excluded = delivery.excluded();
        Optional<String> not = excludedRegion(question.text(), excluded);
        if (not.isPresent()) {
            return Optional.of(Piece.of(not.get() + "暂时不发", "delivery"));
        }
        Matcher place = MAINLAND.matcher(question.text());
        if (place.find()) {
            String list =
                    excluded.isEmpty() ? "没有写不发的地区" : "不发的地区是" + String.join("、", excluded) + "，没有" + place.group();
            return Optional.of(Piece.of(list, "delivery"));
        }
        return excluded.isEmpty()
                ? Optional.empty()
                : Optional.of(Piece.of("不发的地区是" + String.join("、", excluded), "delivery"));
    }

    private static Optional<String> excludedRegion(String question, List<String> excluded) {
        for (String region : excluded) {
            boolean named = question.contains(region)
                    || (region.contains("港")
                            && HONG_KONG_MACAU_TAIWAN.matcher(question).find())
                    || (region.contains("海外") && ABROAD.matcher(question).find());
            Matcher mainland = MAINLAND.matcher(question);
            if (named || (mainland.find() && region.contains(mainland.group()))) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }
}
