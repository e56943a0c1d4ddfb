package org.qiantang.app.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Offer;

/** Units that questions ask for by name, and how sheets write them: 多少w, and 22.5W or 22.5 瓦. */
final class Units {
    private static final Pattern UNIT_ASKED = Pattern.compile(
            "(?:多少|几)(?:个)?(w(?![a-z])|瓦|毫安|mah|伏|v(?![a-z])|分贝|db|毫升|ml|升|l(?![a-z])|克|g(?![a-z])|公斤|kg|千克|厘米|公分|cm|毫米|mm|寸|英寸|度|摄氏度|℃|小时|分钟|秒|天|个?月|年|转|帕|pa|kpa|流明|赫兹|hz|像素|帧|兆|g(?=b)|层|页|节|人|平|平方|米)");
    private static final Map<String, String> UNIT_WRITTEN = Map.ofEntries(
            Map.entry("w", "w|瓦"),
            Map.entry("瓦", "w|瓦"),
            Map.entry("毫安", "毫安|mah"),
            Map.entry("mah", "毫安|mah"),
            Map.entry("伏", "v|伏"),
            Map.entry("v", "v|伏"),
            Map.entry("分贝", "分贝|db"),
            Map.entry("db", "分贝|db"),
            Map.entry("毫升", "毫升|ml"),
            Map.entry("ml", "毫升|ml"),
            Map.entry("升", "升|l"),
            Map.entry("l", "升|l"),
            Map.entry("克", "克|g"),
            Map.entry("g", "克|g"),
            Map.entry("公斤", "公斤|千克|kg"),
            Map.entry("kg", "公斤|千克|kg"),
            Map.entry("千克", "公斤|千克|kg"),
            Map.entry("厘米", "厘米|cm"),
            Map.entry("公分", "厘米|cm"),
            Map.entry("cm", "厘米|cm"),
            Map.entry("毫米", "毫米|mm"),
            Map.entry("mm", "毫米|mm"),
            Map.entry("寸", "英?寸"),
            Map.entry("英寸", "英?寸"),
            Map.entry("度", "℃|度|°"),
            Map.entry("℃", "℃|度"),
            Map.entry("摄氏度", "℃|度"),
            Map.entry("帕", "k?pa|千?帕"),
            Map.entry("pa", "k?pa|千?帕"),
            Map.entry("kpa", "k?pa|千?帕"),
            Map.entry("赫兹", "赫兹|hz"),
            Map.entry("hz", "赫兹|hz"),
            Map.entry("平", "平方米|平米|㎡|m2"),
            Map.entry("平方", "平方米|平米|㎡|m2"),
            Map.entry("月", "个月|月龄"),
            Map.entry("个月", "个月|月龄"));

    private Units() {}

    /** The one fact of the merchant's own that has the unit that is asked for, and shares a character with the question. */
    static Optional<Fact> asked(Question question, Offer offer) {
        Matcher asked = UNIT_ASKED.matcher(question.text());
        if (!asked.find()) {
            return Optional.empty();
        }
        String unit = asked.group(1);
        Pattern written = Pattern.compile("\\d\\s*(?:" + UNIT_WRITTEN.getOrDefault(unit, Pattern.quote(unit)) + ")");
        List<Fact> having = offer.facts().facts().stream()
                .filter(fact -> FactKey.named(fact.key()).isEmpty())
                .filter(fact -> written.matcher(Lexicon.plain(fact.text())).find())
                .toList();
        return having.stream()
                .filter(fact -> fact.label()
                        .chars()
                        .anyMatch(letter -> Recall.FORM.indexOf(letter) < 0
                                && question.text().indexOf(letter) >= 0))
                .findFirst();
    }
}
