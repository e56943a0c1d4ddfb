package org.qiantang.app.green;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this program does not record, and so cannot count: each indicator with the reason, in place of a made-up figure. */
final class Unrecorded {
    private static final Map<String, Said> WHY = why();

    private Unrecorded() {}

    static Map<String, Reading> readings(boolean hasAgency) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        WHY.forEach((id, why) -> readings.put(id, new Reading.NotComputed(why)));
        if (!hasAgency) {
            readings.put("GR-S5", new Reading.NoOccasion(new Said("直播间没有签约机构", "the room has no agency")));
        }
        return readings;
    }

    /** Vetoes that nobody can establish from what is recorded. */
    static List<Score.VetoMark> vetoes() {
        return List.of(
                veto(
                        "GV-2",
                        "治理员确认的「假冒不符」线索判断的是主播说的话，不是商品本身，不据此认定假冒；权利人、鉴定机构或治理员对商品的认定还没有登记处，不能判断",
                        "an officer who confirms a finding of counterfeits judges a host's words and not the goods, which are not held for counterfeit by it; there is no register yet of what owners, appraisals or officers find of the goods themselves, so that it cannot be told"),
                veto(
                        "GV-4",
                        "抽查不过的叶子要查实是谁改动才算；查实的结论和记录缺口还没有登记处，不能判断",
                        "who altered a leaf that failed a sample has to be established first; there is no register yet of that, nor of gaps, so that it cannot be told"));
    }

    private static Score.VetoMark veto(String id, String zh, String en) {
        return new Score.VetoMark(id, Score.VetoState.NOT_WATCHED, new Said(zh, en), List.of());
    }

    private static Map<String, Said> why() {
        Map<String, Said> why = new LinkedHashMap<>();
        String shownZh = "直播页何时显示、何时没有显示没有记录";
        String shownEn = "from when to when the page showed it is not recorded";
        why.put("GR-S1", new Said(shownZh, shownEn));
        why.put("GR-S2", new Said(shownZh, shownEn));
        why.put("GR-S5", new Said("机构的选品核验单没有记录", "an agency's vetting of products is not recorded"));
        why.put(
                "GR-S6",
                new Said("AI 画面和标识从何时到何时出现没有记录", "from when to when AI and its label were on screen is not recorded"));
        why.put("GR-S7", new Said("投诉入口何时可用没有记录", "when the complaints entrance worked is not recorded"));
        why.put(
                "GR-G3",
                new Said(
                        "只记录了不一致的说法，可核对的说法总数没有记录",
                        "only claims that disagree are recorded, not how many could be checked"));
        why.put("GR-G4", new Said("抽检结果没有登记", "results of sampling are not recorded"));
        why.put("GR-G5", new Said("划线价的展示没有记录", "struck-through prices as shown are not recorded"));
        why.put(
                "GR-B3",
                new Said("只记录了不属实的说法，可核对的说法总数没有记录", "only untrue sayings are recorded, not how many could be checked"));
        why.put("GR-B4", new Said("每分钟向观众展示的数字没有记录", "the figures shown to viewers minute by minute are not recorded"));
        why.put(
                "GR-B5",
                new Said(
                        "发出前被拦下的弹幕没有全部留下记录（每人每分钟最多五条原文，洪峰时和数据库中断时会漏），无法算出全部",
                        "lines held before fan-out are not all on record (five a minute of each person with their words; in a flood or while the database is away some are missed), so that all of them are not known"));
        why.put("GR-B6", new Said("疑似未成年人的信号和处理没有记录", "signs of minors and what was done are not recorded"));
        why.put("GR-D1", new Said("口播转写覆盖了哪些时间没有记录", "which stretches of time the transcript covers is not recorded"));
        return Map.copyOf(why);
    }
}
