package org.qiantang.app.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qiantang.app.catalog.Places;
import org.qiantang.app.shelf.Offer;

/** Whether goods are sent to the region that a question names. */
final class Regions {
    private static final Set<String> NOT_MAINLAND = Set.of("香港", "澳门", "台湾");
    private static final String REMOTE = "偏远";

    private final Words words;

    Regions(Words words) {
        this.words = words;
    }

    /** The province of the place that is named, in our own words. */
    private Optional<String> province(String text) {
        for (Map.Entry<String, List<String>> province : Places.byProvince().entrySet()) {
            if (province.getValue().stream().anyMatch(text::contains)) {
                return Optional.of(province.getKey());
            }
        }
        return Optional.empty();
    }

    /** Whether the question names a place that the goods are not sent to. */
    boolean isExcluded(Question question, Offer offer) {
        return excluded(question, offer.delivery().excluded()).isPresent();
    }

    Optional<Piece> of(Question question, Offer offer, Manner manner) {
        List<String> excluded = offer.delivery().excluded();
        Optional<String> not = excluded(question, excluded);
        if (not.isPresent()) {
            return Optional.of(Piece.of(not.get() + manner.one("暂时不发", "暂时不发货"), "delivery"));
        }
        String list = excluded.isEmpty() ? "" : "，不发的只有" + String.join("、", excluded);
        Optional<String> province = province(question.text());
        if (question.text().contains("发货") && isFrom(question.text(), offer)) {
            return Optional.of(Piece.of("从" + offer.delivery().from() + "发货", "delivery"));
        }
        if (province.isPresent() && !NOT_MAINLAND.contains(province.get())) {
            return Optional.of(Piece.of(
                    province.get() + canBeSent(question.text(), manner) + list + said(province.get(), offer),
                    "delivery",
                    "after-sale"));
        }
        boolean elsewhere = province.isPresent() || question.has(words.abroad());
        if (!elsewhere && excluded.isEmpty()) {
            return Optional.of(Piece.of("没有列不发的地区", "delivery"));
        }
        return elsewhere
                ? Optional.empty()
                : Optional.of(Piece.of("不发的地区是" + String.join("、", excluded) + "，其他地方都发", "delivery"));
    }

    /** In the words of who asks: 寄 to whom asks 能寄吗. */
    private static String canBeSent(String text, Manner manner) {
        return text.contains("寄") ? "可以寄" : manner.one("可以发", "能发");
    }

    /** Whether the place that is named is the one that the goods are sent from. */
    private boolean isFrom(String text, Offer offer) {
        return Places.all()
                .anyMatch(
                        place -> text.contains(place) && offer.delivery().from().contains(place));
    }

    /** What the shop says of the way to that province, such as that it takes longer. */
    private static String said(String province, Offer offer) {
        return offer.afterSale().stream()
                .filter(line -> line.contains(province))
                .findFirst()
                .map(line -> "；" + line)
                .orElse("");
    }

    private Optional<String> excluded(Question question, List<String> excluded) {
        Optional<String> province = province(question.text());
        boolean abroad = question.has(words.abroad());
        for (String region : excluded) {
            boolean named = province.filter(name -> region.contains(name)
                            || (NOT_MAINLAND.contains(name) && region.contains("港澳"))
                            || (name.equals("内蒙古") && region.contains("内蒙")))
                    .isPresent();
            boolean overseas = abroad && (region.contains("海外") || region.contains("国外") || region.contains("境外"));
            boolean remote = question.text().contains(REMOTE) && region.contains(REMOTE);
            if (named || overseas || remote || question.text().contains(region)) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }
}
