package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What viewers must be shown whatever is said, as the facts tell it: that a person is made by a machine
 * (直播电商监督管理办法: 持续提示; 人工智能生成合成内容标识办法), that who tells of goods is paid for it (互联网广告管理办法第九条), who
 * sells, and on what terms. Facts alone may prove that it is not shown, and they speak against a reader who thinks so where it
 * is. Their names are known by their forms, for sheets are written by many hands.
 */
final class Disclosures {
    /** How something is shown. */
    private enum Shown {
        NO,
        /** For a moment, or where nobody looks: the law asks for a lasting and conspicuous notice. */
        HARDLY,
        YES
    }

    private static final Pattern ABSENT =
            form("无(?!线|框|障)|未(?!成年)|没有|没|否$|缺|不(?:显示|展示|公示|标|明|存在)|none$|no$|false$|null$|0$|已?关闭");
    private static final Pattern HARDLY =
            form("仅|只(?:在|有|于)|前\\s?\\d+\\s?(?:秒|分)|透明|灰(?:色|字)|末尾|一?闪|\\d\\s?次$|不显著|不可见|看不清|简介|开播(?:前|时)|后(?:关闭|消失)"
                    + "|遮|盖住|同色|折叠|像素|[1-7]号字|小字|二级页|画面外|中断|过期|不符");
    private static final Pattern LASTING = form("常驻|持续|全程|一直");
    private static final Pattern SECONDS = Pattern.compile("\\w+_(?:visible_|shown_|duration_)?s(?:ec(?:ond)?s)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,6})?");
    /** A notice that stands for less is gone before most viewers come. */
    private static final double LASTS_SECONDS = 60;

    private static final Pattern OF_MACHINE =
            named("AI人物|数字人|(?:is_)?ai_(?:person|host|anchor|generated|scene)|digital_human");
    private static final Pattern OF_PERSON = named(
            "主播类型|主播身份|(?:host|anchor|presenter|speaker|voice|person|avatar)(?:_type|_kind|_identity|_source)?|ai_voice|model_images");
    private static final Pattern MACHINE = form("数字人|虚拟|ai|生成|合成|克隆|换脸|机器人|avatar|virtual|digital|synthetic");
    private static final Pattern HUMAN = form("真人|本人");
    private static final Pattern AI_LABEL = named(
            "AI标识\\S*|(?:ai|bot|avatar|virtual|digital_human)_(?:label|mark|notice|tip|tag|disclos|watermark)\\w*");

    private static final Pattern PAY = named(
            "合同|商业合作|\\S*推广\\S*|佣金\\S*|坑位费|合作费|\\w*contract|\\w*commission\\w*|(?:paid|pay)_(?:by\\w*|promotion)|fee_paid"
                    + "|(?:ad|brand|store|slot|promotion|endorse\\w*)_(?:paid_)?(?:fee|payment|pay)\\w*|sponsor(?:ship|ed|_\\w+)?|gift_from_brand|payroll|samples_paid_by");
    private static final Pattern PAID =
            form("佣|坑位|付|费|广告|推广|置换|赞助|年框|代言|投放|种草|派单|商单|报酬|合作|样品|mcn|true|有|商家|品牌|\\d\\s?(?:元|万|%)");
    private static final Pattern UNPAID = form("^无|没有|无(?:佣金|合作|推广|报酬)|自播|自营|劳务|劳动|租|授权|供货|采购|(?<!\\d)0\\s?(?:元|%)");
    private static final Pattern AD_LABEL =
            named("广告标[识记注]\\S*|\\w*ad_(?:mark|label|tag|notice|flag|disclos)\\w*|sponsor_disclosed|paid_label\\w*");
    private static final Pattern LINK = named("商品链接|购买链接|挂链|\\w*(?<!license_)link\\w*");

    /** Whatever else a page or a picture shows. */
    private static final Pattern OTHER = named(
            "规则公示|许可证|必需声明|页面(?:说明|披露|公示)|page_(?!price|link|title|strike|ref)\\w+|\\w+_(?:on_page|on_screen|disclosed|displayed|published)"
                    + "|\\w*shown\\w*|told\\w*|\\w*notice\\w*|\\w*statement\\w*|seller\\w*|licen[cs]e\\w*|after_sale\\w*|complaint\\w*|privacy\\w*"
                    + "|replay\\w*|chinese_label\\w*|quarantine\\w*|caution\\w*|certificate_3c|unsuitable\\w*|disclos\\w*");

    private static final Pattern OF_MINORS = named("\\w*minor\\w*");
    private static final Pattern TO_MINORS = form("酒|烟|游戏|打赏");
    private static final Pattern OF_HEALTH = named("\\w*(?:not_drug|unsuitable)\\w*");
    private static final Pattern OF_DRAWS = named("规则公示");
    private static final Pattern DRAWS = form("抽|奖|免单|砸|福袋|保价|返|零元|0元|规则|怎么算");

    private final List<String> missing = new ArrayList<>();
    private final List<String> unmarkedMachine;
    private final List<String> unmarkedPay;
    private boolean isShown;

    private Disclosures(Line line) {
        List<Map.Entry<String, String>> facts = factsOf(line);
        unmarkedMachine = machine(facts);
        unmarkedPay = pay(facts);
        missing.addAll(unmarkedMachine);
        missing.addAll(unmarkedPay);
        facts.stream().filter(fact -> isOther(fact.getKey())).forEach(fact -> other(fact, line));
    }

    static Disclosures of(Line line) {
        return new Disclosures(line);
    }

    /** Whether the facts say that something is shown, or need not be, and nothing that should be is missing. */
    boolean areMade() {
        return isShown && missing.isEmpty();
    }

    /** A person made by a machine who is not marked so throughout; empty where nothing proves it. */
    Optional<Ruling> unmarkedMachine() {
        return broken(unmarkedMachine);
    }

    /** Somebody who is paid and whose words are not marked as an advertisement; empty where nothing proves it. */
    Optional<Ruling> unmarkedPay() {
        return broken(unmarkedPay);
    }

    /** Whether a name is of a form that is read here. */
    static boolean isKnown(String key) {
        return Stream.of(OF_MACHINE, OF_PERSON, AI_LABEL, PAY, AD_LABEL, LINK)
                .anyMatch(form -> form.matcher(key).matches());
    }

    private static Optional<Ruling> broken(List<String> facts) {
        return facts.isEmpty() ? Optional.empty() : Optional.of(new Ruling(Verdict.VIOLATES, facts, List.of(), null));
    }

    private List<String> machine(List<Map.Entry<String, String>> facts) {
        Boolean made = null;
        String by = "";
        for (var fact : facts) {
            boolean names = OF_MACHINE.matcher(fact.getKey()).matches();
            if (names || OF_PERSON.matcher(fact.getKey()).matches()) {
                boolean one = !ABSENT.matcher(fact.getValue()).lookingAt()
                        && (names || MACHINE.matcher(fact.getValue()).find())
                        && !HUMAN.matcher(fact.getValue()).find();
                by = one ? fact.getKey() : by;
                made = one || Boolean.TRUE.equals(made);
            }
        }
        Map.Entry<String, String> label = least(AI_LABEL, facts);
        if (label == null) {
            isShown |= Boolean.FALSE.equals(made);
            return List.of();
        }
        boolean marked = shown(label) == Shown.YES;
        isShown |= marked || Boolean.FALSE.equals(made);
        return Boolean.TRUE.equals(made) && !marked ? List.of(by, label.getKey()) : List.of();
    }

    private List<String> pay(List<Map.Entry<String, String>> facts) {
        Boolean paid = null;
        String by = "";
        for (var fact : facts) {
            if (PAY.matcher(fact.getKey()).matches()
                    && !AD_LABEL.matcher(fact.getKey()).matches()) {
                boolean one = isPay(fact);
                by = one ? fact.getKey() : by;
                paid = one || Boolean.TRUE.equals(paid);
            }
        }
        Map.Entry<String, String> link = least(LINK, facts);
        boolean linked = link != null && shown(link) != Shown.NO;
        Map.Entry<String, String> label = least(AD_LABEL, facts);
        boolean marked = label != null && shown(label) == Shown.YES;
        boolean unneeded = Boolean.FALSE.equals(paid) ? !linked : link != null && !linked && paid == null;
        isShown |= marked || unneeded;
        if (label == null || marked) {
            return List.of();
        }
        if (paid == null && linked) {
            missing.add(label.getKey());
        }
        return Boolean.TRUE.equals(paid) ? List.of(by, label.getKey()) : List.of();
    }

    private static boolean isPay(Map.Entry<String, String> fact) {
        String value = fact.getValue();
        if (NUMBER.matcher(value).matches()) {
            return Double.parseDouble(value) > 0;
        }
        return !ABSENT.matcher(value).lookingAt()
                && !UNPAID.matcher(value).find()
                && PAID.matcher(value).find();
    }

    private static boolean isOther(String key) {
        return OTHER.matcher(key).matches()
                && Stream.of(OF_MACHINE, OF_PERSON, AI_LABEL, PAY, AD_LABEL, LINK)
                        .noneMatch(form -> form.matcher(key).matches());
    }

    /** Of what is due for some goods alone only their lines tell anything. */
    private void other(Map.Entry<String, String> fact, Line line) {
        String key = fact.getKey();
        if (shown(fact) == Shown.YES) {
            isShown = true;
            return;
        }
        String category = line.goods() == null ? "" : line.goods().legalCategory();
        boolean due = (!OF_MINORS.matcher(key).matches()
                        || TO_MINORS.matcher(category + line.text()).find())
                && (!OF_HEALTH.matcher(key).matches() || category.contains("保健"))
                && (!OF_DRAWS.matcher(key).matches()
                        || DRAWS.matcher(line.text()).find());
        if (due) {
            missing.add(key);
        }
    }

    /** Of several facts of one form the one that shows the least. */
    private static Map.@Nullable Entry<String, String> least(Pattern form, List<Map.Entry<String, String>> facts) {
        Map.Entry<String, String> least = null;
        for (var fact : facts) {
            if (form.matcher(fact.getKey()).matches()
                    && (least == null || shown(fact).compareTo(shown(least)) < 0)) {
                least = fact;
            }
        }
        return least;
    }

    private static Shown shown(Map.Entry<String, String> fact) {
        String value = fact.getValue();
        if (SECONDS.matcher(fact.getKey()).matches() && NUMBER.matcher(value).matches()) {
            return Double.parseDouble(value) < LASTS_SECONDS ? Shown.HARDLY : Shown.YES;
        }
        if (value.isBlank() || ABSENT.matcher(value).lookingAt()) {
            return Shown.NO;
        }
        return HARDLY.matcher(value).find() && !LASTING.matcher(value).find() ? Shown.HARDLY : Shown.YES;
    }

    private static List<Map.Entry<String, String>> factsOf(Line line) {
        Goods goods = line.goods();
        return Stream.concat(
                        line.room().entrySet().stream(),
                        goods == null ? Stream.empty() : goods.facts().entrySet().stream())
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }

    private static Pattern form(String values) {
        return Pattern.compile("(?:" + values + ")", Pattern.CASE_INSENSITIVE);
    }

    private static Pattern named(String names) {
        return Pattern.compile("(?i:" + names + ")");
    }
}
