package org.qiantang.engine.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Facts under names that nobody documented: {@code stock_real}, {@code viewers_backend}, {@code brand_authorization}. Sheets
 * are written by many hands, so that a name is known by its form where it is none of {@link Fact}'s. What is only shown to
 * viewers ({@code viewers_shown}) or said ({@code stock_spoken}) is no fact.
 */
final class FactNames {
    private static final Map<String, Pattern> FORMS = forms();

    /** Figures that go to a place of their own and not on the sheet. */
    private static final Pattern STOCK = form(
            "stock(?:_(?:total|real|erp|left|now|in_size|by_size_\\w+|\\d+))?|(?:erp|sku|real|actual)_stock|stock_left|sku_available"
                    + "|inventory(?:_left)?|pieces(?:_left)?|(?:seats|rooms|units)_left|remaining|qty|(?:实时|真实|实际|后台|剩余)?库存(?:量|数)?|剩余件数");

    private static final Pattern PRICE = form(
            "checkout(?:_total|_price)?|price(?:_checkout|_now|_tonight)?|page_price|now|deal_price|结算价|到手价|实付价?|现价|售价|页面价");

    private static final Pattern LOWEST = form(
            "(?:min|lowest)_(?:deal|price)_(?:last_)?7_?d(?:ays)?|(?:deal_)?min_(?:last_)?7_?d(?:ays)?|last_?7d_min_deal|history_min_deal|deals?_7d"
                    + "|yesterday_deal|last_deal(?:_price)?|(?:前|近)?[七7]日内?最低成交价?");

    /** What would show that a price is or was asked, here or elsewhere. */
    static final Pattern PRICE_PROOF = form(
            "(?:reference|counter_price|market_price|compare|comparison|msrp|strike)_(?:price_)?(?:proof|evidence|capture|receipt|source)");

    /** Units that stand behind a name: net_weight_g. */
    private static final Pattern UNIT = Pattern.compile(".*_(g|kg|ml|l|w|kw|mm|cm)");

    /** 未授权, 没有, 已过期: a name whose value says that the thing is not there. */
    private static final Pattern ABSENT =
            Pattern.compile("^(?:未(?!见|检)|否$|没有|无(?!框|线)|已?过期|已?失效|none$|no$|false$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    /** Of these a name without a value says that a paper is not at hand, and nothing of the goods. */
    private static final Set<String> ONLY_WITH_A_VALUE = Set.of(
            Fact.MATERIAL,
            Fact.WEIGHT,
            Fact.ORIGIN,
            Fact.FUNCTION,
            Fact.REGISTRATION,
            Fact.AD_REVIEW,
            Fact.AUTHORISATION,
            Fact.CERTIFICATE,
            Fact.TEST_REPORT,
            Fact.SOURCE,
            Fact.COMPARISON,
            Fact.REFERENCE_PRICE,
            "专利");

    private FactNames() {}

    private static Pattern form(String names) {
        return Pattern.compile("(?:" + names + ")");
    }

    private static Map<String, Pattern> forms() {
        var forms = new LinkedHashMap<String, Pattern>();
        forms.put(
                Fact.MATERIAL,
                form(
                        "(?:fib(?:er|re)|material|upper|shell|fabric)_(?:test|label|on_label|content|cover)|page_material|composition|(?:检测)?成分|面料成分|材质|面料材质"));
        forms.put(Fact.FILLING, form("fill(?:ing|er)?(?:_(?:material|type))?|stuffing|填充(?:物|材料)?\\S*"));
        forms.put(Fact.SHELL, form("(?:outer_|face_|cover_)?fabric|cover_material|外层\\S*"));
        forms.put(Fact.LINING, form("里布|内衬\\S*"));
        forms.put(Fact.WEIGHT, form("net_weight\\w*|(?:实测)?净重\\S*|净含量\\S*"));
        forms.put(Fact.ORIGIN, form("origin_(?:label|on_label|record|doc|trace|country)|place_of_origin|产地\\S*"));
        forms.put(
                Fact.REGISTRATION,
                form(
                        "(?:cosmetic|product|device|health_food|infant_formula)_reg(?:istration)?(?:_no)?|registration_no|reg_(?:no|number)|approval_no|health_food_no|special_(?:cosmetic_reg|cert)|filing_no|备案号?|注册证号?|批准文号"));
        forms.put(
                Fact.FUNCTION,
                form(
                        "approved_(?:function|scope|use)|registered_(?:use|effect|function|scope|class)|registration_(?:class|function|scope)|special_registration_class|efficacy_(?:abstract|summary)|批准功能|注册类别|备案功效"));
        forms.put(Fact.AD_REVIEW, form("ad_(?:approval|review)(?:_no)?|medical_ad_cert(?:ificate)?|ad_cert|广告审查\\S*"));
        forms.put(
                Fact.AUTHORISATION,
                form(
                        "brand_(?:licen[cs]e|authori[sz]ation|authorized|auth)|authori[sz](?:ation|ed)(?:_doc|_letter)?|(?:trademark|publisher)_authori[sz]ation|gi_(?:mark_)?authori[sz]\\w*|授权\\S*"));
        forms.put(Fact.CERTIFICATE, form("cert(?:ificate)?(?:_no|_record)?|gem_certificate|证书\\S*"));
        forms.put(Fact.TEST_REPORT, form("test_report_no|(?:inspection|lab)_report|检测报告\\S*"));
        forms.put(Fact.SOURCE, form("(?:ranking|rank|title|data|claim)_source|来源"));
        forms.put(
                Fact.COMPARISON,
                form("comparison_test(?:_report)?|same_time_(?:capture|other_platform_price)|比价\\S*|比较\\S*"));
        forms.put(
                Fact.REFERENCE_PRICE,
                form(
                        "reference_(?:capture|receipt|proof|evidence)|counter_price_(?:evidence|proof)|market_price_(?:source|proof)|market_reference"));
        forms.put("专利", form("patent_(?:no|number)|专利\\S*"));
        ofTheRoom(forms);
        ofTheDeal(forms);
        return Map.copyOf(forms);
    }

    private static void ofTheRoom(Map<String, Pattern> forms) {
        forms.put(Fact.TIMER_RESTARTS, form("(?:timer|countdown)_(?:restarts?|resets?)|倒计时(?:重启|重置)\\S*"));
        forms.put(Fact.PRICE_AFTER, form("price_(?:after(?:_\\w+)?|next_day|tomorrow)|次日价格?|(?:恢复|结束)后价格?"));
        forms.put(Fact.AUTO_CLOSE, form("auto_(?:close|delist)\\w*|delisted_(?:after|at_zero)|自动(?:关闭|下架)\\S*"));
        forms.put(
                Fact.VIEWERS,
                form(
                        "(?:real|actual)_(?:viewers|online)|viewers(?:_(?:real|backend|now))?|viewer_api|online(?:_(?:viewers|backend|real|users))?|platform_online|concurrent_(?:now|viewers(?:_log)?)|真实在线\\S*|在线"));
        forms.put(Fact.LIKES, form("likes(?:_(?:total|real))?"));
        forms.put(
                Fact.SOLD,
                form(
                        "(?:real|actual|paid)_(?:orders|sales)|orders_(?:real|total)|units_sold|sold_(?:erp|real|total)|sales_backend|(?:真实|实际)(?:订单|成交|销量)\\S*"));
        forms.put(
                Fact.SOLD_IN_SHOW,
                form(
                        "(?:orders|sold)_(?:session|in_(?:this_)?show)|session_(?:orders|sold)|actual_orders_today|本场(?:订单|成交)\\S*"));
    }

    private static void ofTheDeal(Map<String, Pattern> forms) {
        forms.put(Fact.HIGHEST_DEAL, form("highest_deal_ever|(?:history_)?max_(?:deal|price)(?:_ever)?|历史最高(?:成交)?价"));
        forms.put(Fact.YESTERDAY_DEAL, form("price_yesterday|yesterday_price|昨日(?:成交|实售|售)?价"));
        forms.put(Fact.CHECKOUT_PRICE, form("checkout(?:_total)?|price_checkout"));
        forms.put(
                Fact.GIFT_COST,
                form("gift_(?:unit_|purchase_)?(?:cost|price)|gift_purchase_(?:cost|price)|prize_cost"));
        forms.put(
                Fact.GIFT_PROOF,
                form("(?:gift|prize)_(?:market_(?:price|value)|sale_history|price_proof)|赠品\\S*(?:凭据|依据|凭证)"));
        forms.put(
                Fact.CONTRACT,
                form(
                        "(?:sponsor|endorsement|cooperation|promotion)_contract|sponsor(?:ed|ship)?|paid_(?:by_\\w+|promotion)|commission(?:_rate)?|(?:brand|ad|promotion)_(?:payment|fee|paid_fee)|推广费|合作费|坑位费|佣金"));
        forms.put(Fact.AD_LABEL, form("ad_(?:mark|label|tag)\\w*|广告(?:标识|标记|标注|字样)\\S*"));
        forms.put(Fact.SAFETY_CLASS, form("safety_class\\w*|label_(?:safety_)?class|安全(?:技术)?(?:类别|等级)"));
        forms.put(Fact.NUTRITION, form("sugar\\w*|nutrition_(?:table|label)|含糖\\S*|营养\\S*"));
        forms.put(Fact.HOST_AGE, form("anchor_age"));
        forms.put(Fact.CHILD_AGE, form("(?:endorser|speaker|kid)_age"));
        forms.put(Fact.AI_PERSON, form("ai_(?:host|anchor)|is_ai(?:_host)?|digital_human|数字人"));
        forms.put(Fact.HOST_TYPE, form("(?:anchor|presenter|avatar|stream)_type|presenter"));
    }

    static boolean isKnown(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        return isOf(STOCK, name)
                || isOf(PRICE, name)
                || isOf(LOWEST, name)
                || FORMS.values().stream().anyMatch(form -> isOf(form, name));
    }

    /** What a sheet says under a name of the form of this fact; the names that are documented come first, elsewhere. */
    static Optional<String> look(String key, Map<String, String> facts) {
        Pattern form = FORMS.get(key);
        return form == null
                ? Optional.empty()
                : facts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .filter(fact -> isOf(form, fact.getKey().toLowerCase(Locale.ROOT)))
                        .filter(fact -> !fact.getValue().equals(Fact.NONE) || !ONLY_WITH_A_VALUE.contains(key))
                        .map(fact -> withUnit(fact.getKey().toLowerCase(Locale.ROOT), fact.getValue()))
                        .findFirst();
    }

    /** Whether of the facts of a form none is there, and one says so. */
    static boolean isShownAbsent(Pattern form, Map<String, String> facts) {
        List<String> values = facts.entrySet().stream()
                .filter(fact -> isOf(form, fact.getKey().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .toList();
        return !values.isEmpty()
                && values.stream().allMatch(value -> ABSENT.matcher(value).find());
    }

    static Set<String> ofStock(Set<String> keys) {
        return ofForm(STOCK, keys);
    }

    static Set<String> ofPrice(Set<String> keys) {
        return ofForm(PRICE, keys);
    }

    static Set<String> ofLowest(Set<String> keys) {
        return ofForm(LOWEST, keys);
    }

    private static Set<String> ofForm(Pattern form, Set<String> keys) {
        return keys.stream()
                .filter(key -> isOf(form, key.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isOf(Pattern form, String name) {
        return form.matcher(name).matches();
    }

    /** 31 under sugar_g_per_100g is told as "sugar": 31, and 450 under net_weight_g as 450g. */
    private static String withUnit(String name, String value) {
        if (name.startsWith("sugar")) {
            return "sugar:" + value;
        }
        if (ABSENT.matcher(value).find()) {
            return Fact.NONE;
        }
        var unit = UNIT.matcher(name);
        return unit.matches() && NUMBER.matcher(value).matches() ? value + unit.group(1) : value;
    }
}
